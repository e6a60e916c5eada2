import { sayAtOnce, silence, waitForAgent } from '@frontdesk/emulators';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callEvents, callTurns, recordings } from '../../db/schema/index.ts';
import { CALLEE, NUMBERS, openOutbound } from '../outbound/outbound-fixture.ts';
import { workOnRecordings } from '../recordings/recording-jobs.ts';

let line: Awaited<ReturnType<typeof openOutbound>>;
const free = [...NUMBERS];
beforeAll(async () => {
  line = await openOutbound();
  const { jobs, storage } = line.server;
  await workOnRecordings({ ...line.context, jobs, storage });
});
afterAll(() => line.close());

/** Places a call of an agent without media streams. */
async function place(body: object = {}, config: object = {}) {
  const { businessId, agentId, key } = await line.addBusiness(free.shift());
  const changes = { call_media: 'gather', recording_enabled: false, ...config, publish: true, version: 1 };
  const agent = await line.send('PUT', `/api/agents/${agentId}`, key, changes);
  expect(agent).toMatchObject({ status: 200, body: { call_media: 'gather' } });
  const { status, body: placed } = await line.start(key, { business_id: businessId, agent_id: agentId, ...body });
  expect(status).toBe(201);
  return { key, callId: String(placed.call_id) };
}

const ended = (callId: string) =>
  expect.poll(async () => (await line.call(callId)).endedAt, { timeout: 10_000 }).not.toBeNull();
const texts = async (callId: string) => {
  const turns = await line.database.db
    .select()
    .from(callTurns)
    .where(eq(callTurns.callId, callId))
    .orderBy(callTurns.turnIndex);
  return turns.map(turn => `${turn.speaker}: ${turn.text}`);
};
const kinds = async (callId: string) => {
  const events = await line.database.db
    .select()
    .from(callEvents)
    .where(eq(callEvents.callId, callId))
    .orderBy(callEvents.sequence);
  return events.map(({ type }) => type);
};

describe('a call that is placed without a media stream', () => {
  it('gives whoever answers the first word, and is recorded by the carrier', async () => {
    line.emulator.setCallee(CALLEE, {
      ...{ type: 'answer', agentQuietMs: 60 },
      script: [sayAtOnce('Hello?'), silence(20_000)],
    });
    const { key, callId } = await place({}, { recording_enabled: true });
    await expect.poll(() => texts(callId), { timeout: 8_000 }).toEqual(['caller: Hello?', 'agent: Hello.']);
    const recordingOf = async () =>
      (await line.database.db.select().from(recordings).where(eq(recordings.callId, callId))).at(0);
    await expect.poll(() => line.emulator.recordings.length, { timeout: 8_000 }).toBe(1);
    expect(await line.send('POST', `/api/calls/${callId}/end`, key)).toMatchObject({ status: 200 });
    await ended(callId);
    await expect.poll(() => kinds(callId)).toContain('call-ended');
    expect(await line.call(callId)).toMatchObject({
      ...{ status: 'completed', disposition: 'canceled', dispositionDetail: 'Ended by the business.' },
      ...{ direction: 'outbound', streamSid: null },
    });
    await expect.poll(async () => (await recordingOf())?.status, { timeout: 10_000 }).toBe('completed');
  }, 40_000);

  it('greets whoever does not say a word', async () => {
    line.emulator.setCallee(CALLEE, { type: 'answer', script: [waitForAgent, silence(100)], agentQuietMs: 60 });
    const { key, callId } = await place();
    await expect.poll(() => texts(callId), { timeout: 8_000 }).toEqual(['agent: Hello.']);
    await line.send('POST', `/api/calls/${callId}/end`, key);
    await ended(callId);
  }, 20_000);

  it('leaves its message on an answering machine', async () => {
    line.emulator.setCallee(CALLEE, {
      ...{ type: 'answer', answeredBy: 'machine_end_beep', detectionMs: 1_500 },
      script: [silence(20_000)],
    });
    const { callId } = await place(
      { machine: { action: 'leave_message', message: 'Your table is ready.' } },
      { wait_for_callee: false },
    );
    await ended(callId);
    expect(await line.call(callId)).toMatchObject({
      ...{ status: 'completed', disposition: 'machine', dispositionDetail: 'A message was left.' },
      answeredBy: 'machine',
    });
    expect(await texts(callId)).toEqual(['agent: Hello.', 'agent: Your table is ready.']);
    expect((await kinds(callId)).slice(-3)).toEqual(['commanded', 'turn-finished', 'call-ended']);
    const call = line.emulator.calls.at(-1);
    await call?.ended;
    expect(call?.events.filter(({ type }) => type === 'carrier-played')).toHaveLength(2);
  }, 20_000);
});
