import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterEach, describe, expect, it } from 'vitest';
import { calls, outboundCalls } from '../../db/schema/index.ts';
import { updateCall } from '../telephony/call-records.ts';
import type { CallRequest } from './call-request.ts';
import { CALLEE, NUMBERS, OURS, type OutboundFixtureOptions, openOutbound, presses } from './outbound-fixture.ts';
import { tryToPlaceCall } from './place-call.ts';
import { reconcileCalls } from './reconcile-calls.ts';

let line: Awaited<ReturnType<typeof openOutbound>>;
afterEach(() => line.close());

async function open(options: OutboundFixtureOptions = {}) {
  line = await openOutbound(options);
  return line.addBusiness();
}

const dialled = () => line.emulator.requests.filter(({ request }) => request === 'POST /Calls').length;
/** As if so much time had passed since the call was asked for. */
const minutesLater = (minutes: number) => ({
  ...line.context,
  wallTime: () => new Date(Date.now() + minutes * 60_000),
});
const over = (callId: unknown) =>
  expect.poll(async () => (await line.call(callId)).endedAt, { timeout: 8000 }).not.toBeNull();

/** A record as a process leaves it that died while it asked the carrier. */
async function leaveBehind(businessId: string, agentId: string, values: Partial<typeof calls.$inferInsert> = {}) {
  const { db } = line.database;
  const direction = 'outbound' as const;
  const numbers = { fromNumber: OURS, toNumber: CALLEE };
  const [row] = await db
    .insert(calls)
    .values({ businessId, agentId, direction, carrier: 'twilio', ...numbers, ...values })
    .returning();
  const callId = row?.id ?? '';
  await db.insert(outboundCalls).values({ businessId, callId, machineAction: 'go_on', ringSeconds: 30 });
  return callId;
}

describe('status callbacks', () => {
  it.each(['reversed', 'repeated'] as const)('may come %s', async callbackOrder => {
    const { businessId, key } = await open({ emulator: { callbackOrder } });
    line.emulator.setCallee(CALLEE, presses('2'));
    const { body } = await line.start(key, { business_id: businessId });
    await over(body.call_id);
    await line.emulator.calls[0]?.ended;
    const call = await line.call(body.call_id);
    expect(call).toMatchObject({ status: 'completed', disposition: 'agent_ended' });
    expect(call.endedAt?.getTime()).toBeGreaterThanOrEqual(call.answeredAt?.getTime() ?? Number.POSITIVE_INFINITY);
    const [{ sequence } = { sequence: null }] = await line.database.db
      .select({ sequence: outboundCalls.statusSequence })
      .from(outboundCalls);
    expect(sequence).toBe(3);
  });

  it('end a call of which nothing else was heard, once', async () => {
    const { businessId, key } = await open({ emulator: { callbackOrder: 'reversed' } });
    line.emulator.setCallee(CALLEE, { type: 'busy' });
    const { body } = await line.start(key, { business_id: businessId });
    await over(body.call_id);
    await line.emulator.calls[0]?.ended;
    expect(await line.call(body.call_id)).toMatchObject({ status: 'busy', disposition: 'busy' });
  });
});

describe('a carrier in trouble', () => {
  it('leaves a call in doubt when it breaks over it, and what became of it is found out', async () => {
    const { businessId, key } = await open();
    line.emulator.fail({ request: 'POST /Calls', type: 'status', status: 500 });
    const { body } = await line.start(key, { business_id: businessId });
    expect(body).toMatchObject({ status: 'queued', call_sid: null });
    expect(await reconcileCalls(line.context)).toBe(0);
    expect((await line.call(body.call_id)).status).toBe('queued');
    expect(await reconcileCalls(minutesLater(2))).toBe(1);
    expect(await line.call(body.call_id)).toMatchObject({
      ...{ status: 'failed', disposition: 'failed', dispositionDetail: 'The carrier never placed this call.' },
    });
    expect(dialled()).toBe(1);
  });

  it('is left alone once it has failed too often, and a refused call says so', async () => {
    const { businessId, key } = await open({ client: { breaker: { failures: 2, openMs: 60_000 } } });
    line.emulator.fail({ type: 'status', status: 503, times: 50 });
    const placed = [];
    for (let count = 0; count < 3; count++) placed.push(await line.start(key, { business_id: businessId }));
    expect(placed.at(-1)).toMatchObject({ status: 503, body: { code: 'carrier_unavailable' } });
    const failed = await line.database.db.select().from(calls).where(eq(calls.status, 'failed'));
    expect(failed).toMatchObject([{ disposition: 'failed', callSid: null, endedAt: expect.any(Date) }]);
  });

  it('that does not exist is named with its remedy', async () => {
    const { businessId, key } = await open();
    const request = { ...REQUEST, businessId };
    expect(await tryToPlaceCall({ ...line.context, carrier: undefined }, request)).toMatchObject({
      refusal: { reason: 'carrier_not_configured', detail: expect.stringContaining('TWILIO_ACCOUNT_SID') },
    });
    expect((await line.start(key, { business_id: randomUUID() })).status).toBe(404);
  });
});

const REQUEST: Omit<CallRequest, 'businessId'> = {
  ...{ machine: { action: 'go_on' }, ringSeconds: 30, purpose: '', metadata: {}, number: CALLEE },
  ...{ ignoreCallingWindow: true, actor: { type: 'system' } },
};

describe('a process that died while it placed a call', () => {
  it('leaves a call that the carrier placed: it is found, and nobody is called again', async () => {
    const { businessId, agentId } = await open();
    line.emulator.setCallee(CALLEE, { type: 'answer', afterMs: 60_000, script: [] });
    const callId = await leaveBehind(businessId, agentId);
    await line.placeUnnoticed();
    expect(await reconcileCalls(minutesLater(2))).toBe(1);
    expect(await line.call(callId)).toMatchObject({ status: 'ringing', callSid: line.emulator.calls[0]?.sid });
    expect(await reconcileCalls(minutesLater(2))).toBe(0);
    expect(dialled()).toBe(1);
  });

  it('leaves a call that must not take the carrier’s id of a newer one', async () => {
    const { businessId, agentId } = await open();
    line.emulator.setCallee(CALLEE, { type: 'answer', afterMs: 60_000, script: [] });
    const old = await leaveBehind(businessId, agentId, { startedAt: new Date(Date.now() - 120_000) });
    // Its answer is on its way.
    const fresh = await leaveBehind(businessId, agentId);
    const { sid } = await line.placeUnnoticed();
    expect(await reconcileCalls(line.context)).toBe(0);
    await updateCall(line.database.db, fresh, { callSid: sid, status: 'initiated' });
    expect(await reconcileCalls(line.context)).toBe(1);
    expect(await line.call(old)).toMatchObject({ status: 'failed', callSid: null });
    expect(await line.call(fresh)).toMatchObject({ status: 'initiated', callSid: sid });
  });

  it('leaves a call that somebody ended meanwhile: it is hung up on when it is found', async () => {
    const { businessId, agentId, key } = await open();
    line.emulator.setCallee(CALLEE, { type: 'answer', afterMs: 60_000, script: [] });
    const callId = await leaveBehind(businessId, agentId);
    await line.placeUnnoticed();
    expect((await line.send('POST', `/api/calls/${callId}/end`, key)).body).toMatchObject({ status: 'queued' });
    await reconcileCalls(minutesLater(2));
    expect(line.emulator.calls[0]?.status).toMatch(/completed|canceled/);
  });

  it('leaves a call whose last callbacks were lost: the carrier tells how it ended', async () => {
    const { businessId, agentId } = await open();
    line.emulator.setCallee(CALLEE, { type: 'no-answer' });
    const { sid } = await line.placeUnnoticed();
    await line.emulator.calls[0]?.ended;
    const callId = await leaveBehind(businessId, agentId, { callSid: sid, status: 'ringing' });
    expect(await reconcileCalls(line.context)).toBe(0);
    expect(await reconcileCalls(minutesLater(3))).toBe(1);
    expect(await line.call(callId)).toMatchObject({ status: 'no_answer', disposition: 'no_answer' });
  });

  it('leaves calls that nobody came back for within days: they do not go on for ever', async () => {
    const { businessId, agentId } = await open();
    const startedAt = new Date(Date.now() - 2 * 24 * 3_600_000);
    const unnamed = await leaveBehind(businessId, agentId, { startedAt });
    const ringing = await leaveBehind(businessId, agentId, { startedAt, callSid: 'CA-old', status: 'ringing' });
    expect(await reconcileCalls({ ...line.context, carrier: undefined })).toBe(2);
    for (const callId of [unnamed, ringing])
      expect(await line.call(callId)).toMatchObject({ status: 'failed', disposition: 'failed', endedAt: startedAt });
    expect(dialled()).toBe(0);
  });

  it('takes a clock that runs ahead of the carrier’s into account', async () => {
    const { businessId, agentId } = await open();
    line.emulator.setCallee(CALLEE, { type: 'answer', afterMs: 60_000, script: [] });
    const callId = await leaveBehind(businessId, agentId, { startedAt: new Date(Date.now() + 3_000) });
    const { sid } = await line.placeUnnoticed();
    expect(await reconcileCalls(minutesLater(2))).toBe(1);
    expect(await line.call(callId)).toMatchObject({ callSid: sid });
  });

  it('is asked for the same call again, and finds the first', async () => {
    const { businessId } = await open();
    line.emulator.setCallee(CALLEE, { type: 'answer', afterMs: 60_000, script: [] });
    const callId = randomUUID();
    const seen: string[] = [];
    const request = {
      ...{ ...REQUEST, businessId, callId },
      alongside: async (_transaction: unknown, id: string) => {
        seen.push(id);
      },
    };
    const [first, again, ...others] = await Promise.all(
      Array.from({ length: 4 }, () => tryToPlaceCall(line.context, request)),
    );
    expect([first, again, ...others].map(result => result?.type)).toEqual(['placed', 'placed', 'placed', 'placed']);
    expect(await tryToPlaceCall(line.context, request)).toMatchObject({ call: { callId, status: 'initiated' } });
    expect(seen).toEqual([callId]);
    expect(dialled()).toBe(1);
  });
});

describe('the carrier’s places', () => {
  it('are kept free for callers, across businesses', async () => {
    const { businessId } = await open();
    const other = await line.addBusiness(NUMBERS[1]);
    line.emulator.setCallee(CALLEE, { type: 'answer', afterMs: 60_000, script: [] });
    const context = { ...line.context, maxCallsForDialling: 2 };
    const place = (id: string) => tryToPlaceCall(context, { ...REQUEST, businessId: id });
    expect((await place(businessId)).type).toBe('placed');
    expect((await place(other.businessId)).type).toBe('placed');
    expect(await place(other.businessId)).toMatchObject({
      refusal: { reason: 'too_many_calls', retryAt: expect.any(Date) },
    });
  });
});

describe('webhooks of a placed call', () => {
  it('hang up on a second call of the carrier’s, and on one that nobody placed', async () => {
    const { businessId, key } = await open();
    line.emulator.setCallee(CALLEE, presses('2', { afterMs: 60_000 }));
    const { body } = await line.start(key, { business_id: businessId });
    const second = { url: `${line.publicUrl}/webhooks/twilio/outbound/${body.call_id}/voice` };
    const nobodys = { url: `${line.publicUrl}/webhooks/twilio/outbound/${randomUUID()}/voice` };
    line.emulator.setCallee('+14155550124', presses('2'));
    for (const instructions of [second, nobodys]) {
      await line.context.carrier?.calls.create({ from: OURS, to: '+14155550124', instructions });
      const call = line.emulator.calls.at(-1);
      expect(await call?.ended).toEqual({ type: 'far-side-hung-up' });
      expect(call?.agentSpeech).toEqual([]);
    }
    expect((await line.call(body.call_id)).callSid).toBe(body.call_sid);
  });

  it('are turned away without the carrier’s signature', async () => {
    await open();
    const url = `${line.publicUrl}/webhooks/twilio/outbound/${randomUUID()}/status`;
    const body = new URLSearchParams({ CallSid: 'CA1', CallStatus: 'completed' });
    expect((await fetch(url, { method: 'POST', body })).status).toBe(400);
    const headers = { 'x-twilio-signature': 'forged' };
    expect((await fetch(url, { method: 'POST', body, headers })).status).toBe(403);
  });
});
