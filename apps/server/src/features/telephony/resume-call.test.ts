import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LocalBus } from '../../bus/local-bus.ts';
import { callCheckpoints, callEvents, calls, callTurns, recordings } from '../../db/schema/index.ts';
import { openTestDatabase, type TestDatabase } from '../../db/test-database.ts';
import { FolderStorage } from '../../storage/folder-storage.ts';
import { joinRecording } from '../recordings/finish-recording.ts';
import {
  type CarrierFixture,
  cuttable,
  insertAnsweringBusiness,
  PERSON,
  type StreamFixture,
  startTelephony,
  tokenIn,
} from './telephony-fixture.ts';
import { forkTelephony } from './telephony-process-fixture.ts';

const NUMBER = '+12125550100';
const STREAM_ENDED = '/webhooks/twilio/stream-ended';

let database: TestDatabase;
let folder: string;
let storage: FolderStorage;
const bus = new LocalBus(error => console.error(error));
let here: Awaited<ReturnType<typeof startTelephony>>;
let there: Awaited<ReturnType<typeof startTelephony>>;

beforeAll(async () => {
  database = await openTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'frontdesk-resume-'));
  storage = new FolderStorage(folder);
  here = await startTelephony(database, { bus, storage });
  there = await startTelephony(database, { bus, storage });
  await insertAnsweringBusiness(database.db, NUMBER, { forwardingNumber: PERSON });
});
afterAll(async () => {
  await here.close();
  await there.close();
  await storage.close();
  await database.close();
  await rm(folder, { recursive: true });
});

async function callOf(callSid: string) {
  const [call] = await database.db.select().from(calls).where(eq(calls.callSid, callSid));
  if (!call) throw new Error('There is no such call.');
  return call;
}
const turnsOf = async (callId: string) =>
  (
    await database.db.select().from(callTurns).where(eq(callTurns.callId, callId)).orderBy(asc(callTurns.turnIndex))
  ).map(turn => turn.text);
const eventsOf = async (callId: string) =>
  await database.db.select().from(callEvents).where(eq(callEvents.callId, callId)).orderBy(asc(callEvents.sequence));
const asksWhatNext = (carrier: CarrierFixture, callSid: string, CallStatus = 'in-progress') =>
  carrier.next(STREAM_ENDED, { CallSid: callSid, CallStatus });

/** A call on which `5` was pressed, as far as the database knows. */
async function underWay(carrier: CarrierFixture, callSid: string): Promise<StreamFixture> {
  const stream = await carrier.connect(callSid, tokenIn(await carrier.ring(callSid, NUMBER)));
  await expect.poll(() => stream.heardBytes).toBeGreaterThan(0);
  stream.speak(25);
  stream.press('5');
  await remembers(callSid, '5');
  return stream;
}

/** What was pressed is in the database, where others find it. */
async function remembers(callSid: string, pressed: string) {
  const checkpoint = database.db.select().from(callCheckpoints).innerJoin(calls, eq(calls.id, callCheckpoints.callId));
  await expect
    .poll(async () => (await checkpoint.where(eq(calls.callSid, callSid)))[0]?.call_checkpoints.state)
    .toBe(pressed);
}

/** Opens the stream that the carrier was told to, and waits for the agent. */
async function goesOn(carrier: CarrierFixture, callSid: string, twiml: string, streamSid: string) {
  const stream = await carrier.connect(callSid, tokenIn(twiml), streamSid);
  await expect.poll(() => stream.heardBytes).toBeGreaterThan(0);
  return stream;
}

describe('a call whose stream breaks', () => {
  it('goes on where it was, as one call with one transcript and one recording', async () => {
    const lost = await underWay(here.carrier, 'CA-lost');
    lost.socket.terminate();
    const next = await goesOn(here.carrier, 'CA-lost', await asksWhatNext(here.carrier, 'CA-lost'), 'MZ-next');
    next.speak(25);
    next.press('2');
    await next.closed;
    expect(await asksWhatNext(here.carrier, 'CA-lost')).toContain('<Response><Hangup/></Response>');
    await expect.poll(async () => (await callOf('CA-lost')).status).toBe('completed');
    const call = await callOf('CA-lost');
    expect(call).toMatchObject({ disposition: 'agent_ended', streamSid: 'MZ-next', metadata: { resumes: 1 } });
    const turns = await turnsOf(call.id);
    expect(turns.join(' ')).toBe('Hello. You pressed 5. Sorry, where were we? You had pressed 5. You pressed 2.');
    expect(call.turnCount).toBe(turns.length);
    const events = await eventsOf(call.id);
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_event, index) => index));
    expect(events.map(({ type }) => type)).toContain('call-resumed');
    expect(events.filter(({ type }) => type === 'call-ended')).toHaveLength(1);
    expect(events.filter(({ type }) => type === 'checkpoint')).toEqual([]);
    expect(here.published.filter(({ event }) => event.type === 'checkpoint')).toEqual([]);
    expect(await database.db.select().from(callCheckpoints).where(eq(callCheckpoints.callId, call.id))).toEqual([]);

    await joinRecording(
      { db: database.db, jobs: here.jobs, storage, wallTime: () => new Date(), logger: { info() {} } },
      { callId: call.id, attempt: 0 },
      new AbortController().signal,
    );
    const [recording] = await database.db.select().from(recordings).where(eq(recordings.callId, call.id));
    const began = events.find(({ type }) => type === 'call-resumed')?.atMs ?? 0;
    expect(recording).toMatchObject({ status: 'completed', segments: [] });
    expect(Math.abs((recording?.durationMs ?? 0) - (Math.max(500, began) + 500))).toBeLessThan(30);
    expect((await storage.read(recording?.storageKey ?? ''))?.sizeBytes).toBe(recording?.sizeBytes);
    expect(await storage.read(`${call.businessId}/${call.id}.wav`)).toBeNull();
    expect(await storage.read(`${call.businessId}/${call.id}-1.wav`)).toBeNull();
  });

  it('is not recorded when it goes on, if somebody had wanted that', async () => {
    const lost = await underWay(here.carrier, 'CA-private');
    expect(here.telephony.live.find('CA-private')?.control.pauseRecording()).toBe(true);
    lost.socket.terminate();
    const next = await goesOn(here.carrier, 'CA-private', await asksWhatNext(here.carrier, 'CA-private'), 'MZ-private');
    next.press('2');
    await next.closed;
    const { id } = await callOf('CA-private');
    const order = async () =>
      (await eventsOf(id)).map(({ type }) => type).filter(type => /recording|resumed/.test(type));
    await expect.poll(order).toEqual(['recording-paused', 'call-resumed', 'recording-paused']);
  });

  it('goes on in another process, which has the first one let go of a stream it thinks well', async () => {
    const stale = await underWay(here.carrier, 'CA-stale');
    const twiml = await asksWhatNext(there.carrier, 'CA-stale');
    expect(await stale.closed).toBe(1000);
    const next = await goesOn(there.carrier, 'CA-stale', twiml, 'MZ-there');
    next.press('2');
    await next.closed;
    await expect.poll(async () => (await callOf('CA-stale')).disposition).toBe('agent_ended');
    expect((await turnsOf((await callOf('CA-stale')).id)).join(' ')).toContain('You had pressed 5. You pressed 2.');
  });

  it('goes on in one process only, however many are asked', async () => {
    (await underWay(here.carrier, 'CA-both')).socket.terminate();
    const twimls = await Promise.all([here, there, here].map(({ carrier }) => asksWhatNext(carrier, 'CA-both')));
    const streams = await Promise.all(
      [here, there, here].map(({ carrier }, index) =>
        carrier.connect('CA-both', tokenIn(twimls[index] ?? ''), `MZ-both-${index}`),
      ),
    );
    await expect.poll(() => streams.filter(({ socket }) => socket.readyState > 1)).toHaveLength(2);
    const [held] = streams.filter(({ socket }) => socket.readyState === 1);
    held?.press('2');
    await held?.closed;
    await expect.poll(async () => (await callOf('CA-both')).disposition).toBe('agent_ended');
    const events = await eventsOf((await callOf('CA-both')).id);
    expect(events.filter(({ type }) => type === 'call-resumed')).toHaveLength(1);
  });

  it('goes on again and again, but not for ever', async () => {
    let stream = await underWay(here.carrier, 'CA-again');
    for (let time = 1; time <= 5; time++) {
      const { carrier } = time % 2 ? there : here;
      stream.socket.terminate();
      stream = await goesOn(carrier, 'CA-again', await asksWhatNext(carrier, 'CA-again'), `MZ-again-${time}`);
    }
    stream.press('7');
    await remembers('CA-again', '57');
    stream.socket.terminate();
    expect(await asksWhatNext(here.carrier, 'CA-again')).toContain(`<Number>${PERSON}</Number>`);
    expect(await callOf('CA-again')).toMatchObject({ status: 'completed', disposition: 'interrupted' });
    expect((await turnsOf((await callOf('CA-again')).id)).filter(text => text.includes('where were we'))).toHaveLength(
      5,
    );
  });

  it('is over when the caller is gone, whoever says so', async () => {
    (await underWay(here.carrier, 'CA-gone')).socket.terminate();
    expect(await asksWhatNext(there.carrier, 'CA-gone', 'completed')).toContain('<Hangup/>');
    expect(await callOf('CA-gone')).toMatchObject({ status: 'completed', disposition: 'caller_hung_up' });
    (await underWay(here.carrier, 'CA-told')).socket.terminate();
    await expect.poll(async () => (await callOf('CA-told')).metadata.suspended_at).toEqual(expect.any(String));
    await there.carrier.post('/webhooks/twilio/status', { CallSid: 'CA-told', CallStatus: 'completed' });
    await expect.poll(async () => (await eventsOf((await callOf('CA-told')).id)).at(-1)?.type).toBe('call-ended');
    expect(await callOf('CA-told')).toMatchObject({ status: 'completed', disposition: 'caller_hung_up' });
  });

  it('is not taken up by a stream whose token was used, or that follows another', async () => {
    const lost = await underWay(here.carrier, 'CA-late');
    lost.socket.terminate();
    const twiml = await asksWhatNext(here.carrier, 'CA-late');
    const next = await goesOn(here.carrier, 'CA-late', twiml, 'MZ-late-1');
    const again = await there.carrier.connect('CA-late', tokenIn(twiml), 'MZ-late-2');
    await again.closed;
    expect(again.heardBytes).toBe(0);
    next.stop();
    await expect.poll(async () => (await callOf('CA-late')).disposition).toBe('caller_hung_up');
    const tooLate = await here.carrier.connect('CA-late', tokenIn(twiml), 'MZ-late-3');
    await tooLate.closed;
    expect(tooLate.heardBytes).toBe(0);
  });

  it('goes on while the database is away', async () => {
    const { database: line, cut } = cuttable(database);
    const own = await startTelephony(line, { storage });
    const lost = await underWay(own.carrier, 'CA-away');
    cut(true);
    lost.press('8');
    await expect.poll(() => own.published.filter(({ event }) => event.type === 'turn-finished').length).toBe(3);
    lost.socket.terminate();
    const next = await goesOn(own.carrier, 'CA-away', await asksWhatNext(own.carrier, 'CA-away'), 'MZ-away');
    next.press('2');
    await next.closed;
    cut(false);
    await expect.poll(async () => (await callOf('CA-away')).status, { timeout: 10_000 }).toBe('completed');
    expect(await callOf('CA-away')).toMatchObject({ disposition: 'agent_ended', streamSid: 'MZ-away' });
    expect((await turnsOf((await callOf('CA-away')).id)).join(' ')).toContain('You had pressed 58. You pressed 2.');
    await own.close();
  });

  it('ends, when the carrier does not ask, as a call that was interrupted', async () => {
    const own = await startTelephony(database, { storage });
    (await underWay(own.carrier, 'CA-unasked')).socket.terminate();
    await expect.poll(async () => (await callOf('CA-unasked')).metadata.suspended_at).toEqual(expect.any(String));
    await own.close();
    const later = await startTelephony(database, { storage, resumeGraceMs: 0 });
    const call = await callOf('CA-unasked');
    expect(call).toMatchObject({ status: 'completed', disposition: 'interrupted' });
    const [recording] = await database.db.select().from(recordings).where(eq(recordings.callId, call.id));
    expect(recording).toMatchObject({ status: 'completed', durationMs: 500 });
    await later.close();
  });
});

describe('a call whose process', () => {
  it('is killed goes on in another one, with its memory', async () => {
    const doomed = await forkTelephony(database.url, folder);
    const stream = await underWay(doomed.carrier, 'CA-killed');
    await doomed.kill();
    await stream.closed;
    const next = await goesOn(there.carrier, 'CA-killed', await asksWhatNext(there.carrier, 'CA-killed'), 'MZ-saved');
    next.press('2');
    await next.closed;
    await expect.poll(async () => (await callOf('CA-killed')).status).toBe('completed');
    const call = await callOf('CA-killed');
    expect(call).toMatchObject({ disposition: 'agent_ended', streamSid: 'MZ-saved' });
    expect((await turnsOf(call.id)).join(' ')).toContain('Sorry, where were we? You had pressed 5. You pressed 2.');
  }, 60_000);

  it('was killed and came back is taken up through the fallback address', async () => {
    const doomed = await forkTelephony(database.url, folder);
    const stream = await underWay(doomed.carrier, 'CA-fallback');
    await doomed.kill();
    await stream.closed;
    const fields = {
      CallSid: 'CA-fallback',
      From: '+14155550123',
      To: NUMBER,
      CallStatus: 'in-progress',
      ErrorCode: '11205',
    };
    const twiml = await there.carrier.next('/webhooks/twilio/voice-fallback', fields);
    const next = await goesOn(there.carrier, 'CA-fallback', twiml, 'MZ-fallback');
    next.press('2');
    await next.closed;
    await expect.poll(async () => (await callOf('CA-fallback')).disposition).toBe('agent_ended');
  }, 60_000);

  it('has to stop goes on in another one', async () => {
    const own = await startTelephony(database, { bus, storage });
    const stream = await underWay(own.carrier, 'CA-drained');
    const drained = own.telephony.drain(0);
    await stream.closed;
    const twiml = await asksWhatNext(there.carrier, 'CA-drained');
    await drained;
    await own.close();
    const next = await goesOn(there.carrier, 'CA-drained', twiml, 'MZ-drained');
    next.press('2');
    await next.closed;
    await expect.poll(async () => (await callOf('CA-drained')).disposition).toBe('agent_ended');
  });
});

describe('when the voice webhook could not be reached', () => {
  const fields = { From: '+14155550123', CallStatus: 'ringing', ErrorCode: '11205' };
  it('callers are put through to a person, and the record says why', async () => {
    const twiml = await there.carrier.next('/webhooks/twilio/voice-fallback', {
      ...fields,
      CallSid: 'CA-never',
      To: NUMBER,
    });
    expect(twiml).toContain(`<Number>${PERSON}</Number>`);
    await expect
      .poll(() => callOf('CA-never').catch(() => null))
      .toMatchObject({ disposition: 'transferred', dispositionDetail: 'fallback', forwardedTo: PERSON });
  });

  it('and there is nobody to put them through to, the agent answers after all', async () => {
    await insertAnsweringBusiness(database.db, '+12125550199');
    const call = { ...fields, CallSid: 'CA-alone', To: '+12125550199' };
    expect(await there.carrier.next('/webhooks/twilio/voice-fallback', call)).toContain('<Connect');
  });
});
