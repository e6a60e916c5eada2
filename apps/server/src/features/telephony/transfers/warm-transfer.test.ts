import { type Callee, press, type Script, silence, waitForAgent } from '@frontdesk/emulators';
import { signTwilioRequest } from '@frontdesk/providers/twilio';
import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { callEvents, calls, callTurns } from '../../../db/schema/index.ts';
import { OURS, openOutbound } from '../../outbound/outbound-fixture.ts';
import { CALLER, PERSON, startTelephony } from '../telephony-fixture.ts';
import { PendingTransfers } from './pending-transfer.ts';

let line: Awaited<ReturnType<typeof openOutbound>>;
beforeAll(async () => {
  line = await openOutbound();
  await line.addBusiness(OURS, { name: 'Trattoria' });
  const { carrier } = line.context;
  const number = await carrier?.numbers.find(OURS);
  await carrier?.numbers.configure(number?.sid ?? '', {
    voiceUrl: `${line.publicUrl}/webhooks/twilio/voice`,
    statusCallback: `${line.publicUrl}/webhooks/twilio/status`,
  });
});
afterAll(() => line.close());
beforeEach(() => line.emulator.setCallee(PERSON, asked([])));

/** A person who answers, hears the briefing and does this. */
const asked = (script: Script): Callee => ({ type: 'answer', script: [silence(300), ...script], agentQuietMs: 60 });
/** Somebody who asks for a person, and then stays on the line. */
const asksForPerson = () =>
  line.emulator.phone({
    from: CALLER,
    to: OURS,
    script: [waitForAgent, press('3#'), silence(20_000)],
    agentQuietMs: 60,
  });
type Caller = ReturnType<typeof asksForPerson>;

async function callOf({ sid }: Caller) {
  const [call] = await line.database.db.select().from(calls).where(eq(calls.callSid, sid));
  if (!call) throw new Error('There is no such call.');
  return call;
}
async function saidOn(caller: Caller) {
  const { id } = await callOf(caller);
  const turns = await line.database.db.select().from(callTurns).where(eq(callTurns.callId, id));
  return turns.toSorted((a, b) => a.turnIndex - b.turnIndex).map(({ text }) => text);
}
const eventsOf = async (caller: Caller) => {
  const ofCall = eq(callEvents.callId, (await callOf(caller)).id);
  const rows = await line.database.db.select().from(callEvents).where(ofCall).orderBy(asc(callEvents.sequence));
  return rows.map(({ payload }) => payload);
};
const legs = () => line.emulator.calls.filter(({ to }) => to === PERSON);
const leg = () => {
  const last = legs().at(-1);
  if (!last) throw new Error('Nobody was rung.');
  return last;
};
/** A caller on hold, while a person listens to the briefing and does nothing. */
async function callerWhoWaits() {
  line.emulator.setCallee(PERSON, asked([silence(20_000)]));
  const before = legs().length;
  const caller = asksForPerson();
  await expect.poll(() => legs().slice(before).at(-1)?.status, within).toBe('in-progress');
  return caller;
}
/** Where the carrier sends the key. */
function answerAddress(): string {
  const form = line.emulator.requests.findLast(({ request }) => request === 'POST /Calls')?.form;
  return /action="([^"]+)"/.exec(String(form?.Twiml))?.[1] ?? '';
}
const within = { timeout: 10_000 };

describe('a person who is asked to take a caller', () => {
  it('and does is connected, and the record says to whom', async () => {
    line.emulator.setCallee(PERSON, asked([press('1')]));
    const caller = asksForPerson();
    await expect.poll(async () => (await callOf(caller).catch(() => null))?.disposition, within).toBe('transferred');
    expect(leg()).toMatchObject({ from: OURS, to: PERSON, status: 'in-progress' });
    const form = line.emulator.requests.findLast(({ request }) => request === 'POST /Calls')?.form;
    expect(form?.Twiml).toContain('This is a call for Trattoria. Somebody wants a table.');
    expect(await callOf(caller)).toMatchObject({
      ...{ status: 'completed', forwarded: true, forwardedTo: PERSON },
      metadata: { transfer: { mode: 'warm', result: 'accepted', leg_sid: leg().sid } },
    });
    // The caller is in the room with them until one of them leaves.
    await new Promise(resolve => setTimeout(resolve, 500));
    expect(caller.status).toBe('in-progress');
    leg().hangUp();
    await caller.ended;
    await expect
      .poll(async () => (await callOf(caller)).metadata, within)
      .toMatchObject({ transfer: { mode: 'warm', result: 'accepted', status: 'answered' } });
  });

  it.each<[string, Callee, string]>([
    ['and declines', asked([press('5')]), 'declined'],
    ['and does not answer', { type: 'no-answer' }, 'no_answer'],
    ['whose line is busy', { type: 'busy' }, 'busy'],
    ['whose number does not work', { type: 'failed' }, 'failed'],
    ['and hangs up without a word', asked([{ type: 'hang-up' }]), 'no_answer'],
  ])('%s leaves the caller with the agent, who says so', async (_name, callee, result) => {
    line.emulator.setCallee(PERSON, callee);
    const caller = asksForPerson();
    await expect
      .poll(async () => (await saidOn(caller).catch(() => [])).at(-1), within)
      .toBe(`Nobody could take it: ${result}.`);
    await expect
      .poll(async () => (await callOf(caller)).metadata)
      .toMatchObject({ transfer: { mode: 'warm', result } });
    const events = await eventsOf(caller);
    expect(events.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['held', 'transfer-started', 'transfer-failed']),
    );
    caller.hangUp();
    await expect.poll(async () => (await callOf(caller)).disposition, within).toBe('caller_hung_up');
    expect(await callOf(caller)).toMatchObject({ forwarded: false, forwardedTo: null });
    await expect.poll(() => leg().status).not.toBe('in-progress');
  });

  it('and cannot be rung, since the carrier refuses, leaves the caller with the agent', async () => {
    line.emulator.fail({ request: 'POST /Calls', type: 'status', status: 400, code: 21215 });
    const caller = asksForPerson();
    await expect
      .poll(async () => (await saidOn(caller).catch(() => [])).at(-1), within)
      .toBe('Nobody could take it: failed.');
    caller.hangUp();
    await caller.ended;
  });

  it('is let go of when the caller hangs up meanwhile', async () => {
    line.emulator.setCallee(PERSON, { type: 'answer', script: [], afterMs: 5_000 });
    const before = legs().length;
    const caller = asksForPerson();
    await expect.poll(() => legs().length, within).toBe(before + 1);
    await expect.poll(() => leg().status).toBe('ringing');
    caller.hangUp();
    await expect.poll(() => leg().status, within).toMatch(/canceled|completed|no-answer/);
    await expect.poll(async () => (await callOf(caller)).disposition).toBe('caller_hung_up');
    expect((await callOf(caller)).metadata).toMatchObject({ transfer: { result: 'abandoned' } });
  });

  it('counts once, however often their answer comes; who leaves before the caller has come leaves one who is told so', async () => {
    const caller = await callerWhoWaits();
    const address = answerAddress();
    const answer = async (Digits: string, token = line.emulator.authToken) => {
      const parameters = { CallSid: leg().sid, Digits };
      const headers = { 'x-twilio-signature': signTwilioRequest(token, { url: address, parameters }) };
      const response = await fetch(address, { method: 'POST', headers, body: new URLSearchParams(parameters) });
      return { status: response.status, text: await response.text() };
    };
    expect((await answer('1', 'forged')).status).toBe(403);
    const [first, second] = await Promise.all([answer('1'), answer('1')]);
    expect(first.text).toContain('<Conference');
    expect(second.text).toBe(first.text);
    // What they press later changes nothing.
    expect((await answer('5')).text).toContain('Goodbye');
    await expect.poll(async () => (await callOf(caller)).disposition, within).toBe('transferred');
    // Here the carrier itself did not hear of the room: the caller is alone in it.
    leg().hangUp();
    await caller.ended;
    expect(caller.events.some(event => event.type === 'carrier-said' && event.text.includes('nobody can take'))).toBe(
      true,
    );
    expect((await callOf(caller)).metadata).toMatchObject({ transfer: { result: 'accepted', status: 'left' } });
  });

  it('does not wait for a caller who is gone', async () => {
    const caller = await callerWhoWaits();
    const parameters = { CallSid: leg().sid, Digits: '1' };
    const url = answerAddress();
    const headers = { 'x-twilio-signature': signTwilioRequest(line.emulator.authToken, { url, parameters }) };
    await fetch(url, { method: 'POST', headers, body: new URLSearchParams(parameters) });
    caller.hangUp();
    await expect.poll(() => leg().status, within).toBe('completed');
    await caller.ended;
  });

  it('may answer to any process', async () => {
    const other = await startTelephony(line.database, { bus: line.server.bus });
    const caller = await callerWhoWaits();
    const path = new URL(answerAddress()).pathname;
    expect(await other.carrier.next(path, { CallSid: leg().sid, Digits: '5' })).toContain('Thank you.');
    await expect.poll(async () => (await saidOn(caller)).at(-1), within).toBe('Nobody could take it: declined.');
    caller.hangUp();
    await caller.ended;
    await other.close();
  });
});

it('news of a person nobody waits for lead nowhere', async () => {
  vi.useFakeTimers();
  const waiting = new PendingTransfers(line.server.bus).tell('nobody', { type: 'pressed', digit: '1', legSid: 'CA1' });
  await vi.advanceTimersByTimeAsync(3_000);
  vi.useRealTimers();
  expect(await waiting).toEqual({ room: null });
});
