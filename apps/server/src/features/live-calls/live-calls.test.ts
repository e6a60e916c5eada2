import { type Callee, silence } from '@frontdesk/emulators';
import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditLog, callEvents, callTurns, recordings } from '../../db/schema/index.ts';
import { CALLEE, openOutbound } from '../outbound/outbound-fixture.ts';
import { PERSON } from '../telephony/telephony-fixture.ts';

let line: Awaited<ReturnType<typeof openOutbound>>;
let ours: Awaited<ReturnType<typeof line.addBusiness>>;
let callId: string;

/** Somebody who answers and listens. */
const listener: Callee = { type: 'answer', script: [silence(60_000)] };

beforeAll(async () => {
  line = await openOutbound();
  ours = await line.addBusiness();
});
afterAll(() => line.close());
beforeEach(async () => {
  line.emulator.setCallee(CALLEE, listener);
  const { body } = await line.start(ours.key, { business_id: ours.businessId });
  callId = String(body.call_id);
  await expect.poll(async () => await saidOn(callId), { timeout: 8000 }).toContain('Hello.');
});

async function saidOn(id: string) {
  const turns = await line.database.db.select().from(callTurns).where(eq(callTurns.callId, id));
  return turns.map(({ text }) => text);
}
const typesOf = async (id: string) =>
  (
    await line.database.db.select().from(callEvents).where(eq(callEvents.callId, id)).orderBy(asc(callEvents.sequence))
  ).map(({ type }) => type);
const command = (what: string, body?: object, key = ours.key, id = callId) =>
  line.send('POST', `/api/calls/${id}/${what}`, key, body);
const end = () => command('end');
const phoned = () => line.emulator.calls.findLast(({ to }) => to === CALLEE);

describe('a call under way, in another process than the API', () => {
  it('is held and taken back, each once', async () => {
    expect(await command('hold')).toMatchObject({ status: 200, body: { call_id: callId, command: 'hold' } });
    expect(await command('hold')).toMatchObject({ status: 409, body: { code: 'conflict' } });
    expect(await command('say', { text: 'Are you there?' })).toMatchObject({ status: 409 });
    expect(await command('unhold')).toMatchObject({ status: 200, body: { command: 'unhold' } });
    expect(await command('unhold')).toMatchObject({ status: 409 });
    await expect.poll(() => saidOn(callId)).toContain('Thank you for holding.');
    await expect
      .poll(() => typesOf(callId))
      .toEqual(expect.arrayContaining(['held', 'resumed-from-hold', 'commanded']));
    await end();
    const audited = (await line.database.db.select().from(auditLog).where(eq(auditLog.subjectId, callId))).map(
      ({ action }) => action,
    );
    // What had no effect was not done.
    expect(audited.filter(action => action === 'call.held')).toHaveLength(1);
    expect(audited).toEqual(expect.arrayContaining(['call.placed', 'call.held', 'call.unheld', 'call.ended']));
    expect(audited).not.toContain('call.spoken_on');
  });

  it('says and presses what it is told', async () => {
    expect((await command('say', { text: 'Your table is ready.' })).status).toBe(200);
    expect((await command('press', { digits: '12#' })).status).toBe(200);
    await expect.poll(() => saidOn(callId)).toContain('Your table is ready.');
    await expect.poll(() => typesOf(callId)).toContain('digits-sent');
    await end();
  });

  it('is passed on, also warmly', async () => {
    expect((await command('transfer', { to: PERSON, line: '' })).status).toBe(200);
    await expect
      .poll(async () => await line.call(callId))
      .toMatchObject({
        ...{ disposition: 'transferred', forwardedTo: PERSON, metadata: { transfer: { mode: 'cold' } } },
      });
    phoned()?.hangUp();
  });

  it('is passed on to somebody who is asked first', async () => {
    line.emulator.setCallee(PERSON, { type: 'busy' });
    const body = { to: PERSON, mode: 'warm', briefing: 'They won the prize.', line: 'One moment.' };
    expect(await command('transfer', body)).toMatchObject({ status: 200, body: { command: 'transfer' } });
    await expect.poll(() => saidOn(callId), { timeout: 8000 }).toContain('Nobody could take it: busy.');
    const form = line.emulator.requests.findLast(({ request }) => request === 'POST /Calls')?.form;
    expect(form?.Twiml).toContain('They won the prize.');
    await end();
  });

  it('is recorded, or not, as somebody wants it', async () => {
    expect((await command('recording/resume')).status).toBe(409);
    expect((await command('recording/pause')).status).toBe(200);
    expect((await command('recording/pause')).status).toBe(409);
    expect((await command('recording/resume')).status).toBe(200);
    await expect.poll(() => typesOf(callId)).toEqual(expect.arrayContaining(['recording-paused', 'recording-resumed']));
    await end();
  });

  it('of an agent that does not record is recorded from when somebody wants it', async () => {
    await end();
    const quiet = await line.addBusiness('+14155550101');
    await line.send('PUT', `/api/agents/${quiet.agentId}`, quiet.key, {
      ...{ recording_enabled: false, publish: true, version: 1 },
    });
    const { body } = await line.start(quiet.key, { business_id: quiet.businessId });
    const id = String(body.call_id);
    await expect.poll(() => saidOn(id), { timeout: 8000 }).toContain('Hello.');
    const recordingOf = async () =>
      (await line.database.db.select().from(recordings).where(eq(recordings.callId, id)))[0];
    expect(await recordingOf()).toBeUndefined();
    expect((await command('recording/resume', undefined, quiet.key, id)).status).toBe(200);
    await expect.poll(async () => (await recordingOf())?.status).toBe('recording');
    await new Promise(resolve => setTimeout(resolve, 300));
    await command('end', undefined, quiet.key, id);
    await expect.poll(async () => (await recordingOf())?.status, { timeout: 8000 }).toBe('completed');
    expect((await recordingOf())?.durationMs).toBeGreaterThan(100);
  });

  it('that is over, or that never was, does nothing', async () => {
    await end();
    await expect.poll(async () => (await line.call(callId)).endedAt, { timeout: 8000 }).not.toBeNull();
    for (const [what, body] of [['hold'], ['say', { text: 'Hello?' }], ['recording/pause']] as const)
      expect(await command(what, body)).toMatchObject({ status: 409, body: { code: 'not_live' } });
    const nobodys = await command('hold', undefined, ours.key, '0193f0c2-7a4e-7c3b-9d55-2f6b1c0a9e11');
    expect(nobodys).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });

  it('is not another business’s to steer, nor an administrator’s', async () => {
    const other = await line.addBusiness('+14155550102');
    expect(await command('hold', undefined, other.key)).toMatchObject({ status: 404 });
    const { key } = await line.server.addUser('admin');
    expect(await command('hold', undefined, key)).toMatchObject({ status: 403 });
    expect(await typesOf(callId)).not.toContain('held');
    await end();
  });

  it('takes no nonsense', async () => {
    for (const [what, body] of [
      ['say', { text: '  ' }],
      ['say', { text: 'x'.repeat(1001) }],
      ['press', { digits: '12 34' }],
      ['transfer', { to: '911' }],
      ['transfer', { to: PERSON, mode: 'lukewarm' }],
      ['transfer', { to: PERSON, from: PERSON }],
    ] as const)
      expect(await command(what, body)).toMatchObject({ status: 400, body: { code: 'validation_failed' } });
    await end();
  });
});
