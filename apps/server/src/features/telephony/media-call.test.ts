import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { callEvents, calls, callTurns, recordings } from '../../db/schema/index.ts';
import { openTestDatabase, type TestDatabase } from '../../db/test-database.ts';
import {
  CALLER,
  type CarrierFixture,
  cuttable,
  insertAnsweringBusiness,
  PERSON,
  type StreamFixture,
  startTelephony,
  tokenIn,
} from './telephony-fixture.ts';

const NUMBER = '+12125550100';
const STREAM_ENDED = '/webhooks/twilio/stream-ended';

let database: TestDatabase;
let server: Awaited<ReturnType<typeof startTelephony>>;
let carrier: CarrierFixture;

beforeAll(async () => {
  database = await openTestDatabase();
  server = await startTelephony(database);
  carrier = server.carrier;
  await insertAnsweringBusiness(database.db, NUMBER);
});
afterAll(async () => {
  await server.close();
  await database.close();
});

const callOf = async (callSid: string) => (await database.db.select().from(calls).where(eq(calls.callSid, callSid)))[0];

/** A call that has been greeted. */
async function answered(callSid: string): Promise<StreamFixture> {
  const stream = await carrier.connect(callSid, tokenIn(await carrier.ring(callSid, NUMBER)));
  await expect.poll(() => stream.heardBytes).toBeGreaterThan(0);
  return stream;
}

describe('a call over a media stream', () => {
  it('is held, ended by the agent, and leaves its record, transcript and recording', async () => {
    const stream = await answered('CA-whole');
    await expect.poll(async () => (await callOf('CA-whole'))?.status).toBe('in_progress');
    expect(server.telephony.live.count).toBe(1);
    stream.speak(25);
    stream.press('2');
    expect(await stream.closed).toBe(1000);
    expect(await carrier.next(STREAM_ENDED, { CallSid: 'CA-whole' })).toContain('<Response><Hangup/></Response>');

    await expect.poll(async () => (await callOf('CA-whole'))?.status).toBe('completed');
    const call = await callOf('CA-whole');
    expect(call).toMatchObject({ disposition: 'agent_ended', streamSid: 'MZCA-whole', forwarded: false });
    expect(call?.answeredAt).toBeInstanceOf(Date);
    expect(call?.endedAt).toBeInstanceOf(Date);
    const callId = call?.id ?? '';
    const turns = await database.db.select().from(callTurns).where(eq(callTurns.callId, callId));
    expect(turns.map(turn => turn.text).join(' ')).toContain('You pressed 2.');
    expect(call?.turnCount).toBe(turns.length);

    const events = await database.db.select().from(callEvents).where(eq(callEvents.callId, callId));
    const sorted = events.toSorted((a, b) => a.sequence - b.sequence);
    expect(sorted.map(event => event.sequence)).toEqual(sorted.map((_event, index) => index));
    expect(sorted[0]?.type).toBe('call-answered');
    expect(sorted.at(-1)?.type).toBe('call-ended');
    expect(server.published.filter(event => event.callId === callId).map(event => event.event.type)).toEqual(
      sorted.map(event => event.type),
    );

    const [recording] = await database.db.select().from(recordings).where(eq(recordings.callId, callId));
    expect(recording).toMatchObject({ status: 'completed', durationMs: 500, sizeBytes: 500 * 16 + 58 });
    expect((await server.storage.read(recording?.storageKey ?? ''))?.sizeBytes).toBe(500 * 16 + 58);
    expect(server.telephony.live.count).toBe(0);
  });

  it('is put through when the agent says so', async () => {
    const stream = await answered('CA-transfer');
    stream.press('1');
    await stream.closed;
    const twiml = await carrier.next(STREAM_ENDED, { CallSid: 'CA-transfer' });
    expect(twiml).toContain(`<Dial callerId="${CALLER}"`);
    expect(twiml).toContain(`<Number>${PERSON}</Number>`);
    await expect
      .poll(async () => await callOf('CA-transfer'))
      .toMatchObject({ status: 'completed', disposition: 'transferred', forwarded: true, forwardedTo: PERSON });
    const fields = { CallSid: 'CA-transfer', DialCallStatus: 'completed', DialCallDuration: '31' };
    expect(await carrier.next('/webhooks/twilio/dial-ended', fields)).toContain('<Response><Hangup/></Response>');
  });

  it('ends when the caller hangs up, also where the carrier vanished before', async () => {
    const stream = await answered('CA-hangup');
    stream.stop();
    await expect.poll(async () => (await callOf('CA-hangup'))?.disposition).toBe('caller_hung_up');
    const lost = await answered('CA-vanish');
    lost.socket.terminate();
    const over = { CallSid: 'CA-vanish', CallStatus: 'completed' };
    expect(await carrier.next(STREAM_ENDED, over)).toContain('<Response><Hangup/></Response>');
    expect(await callOf('CA-vanish')).toMatchObject({ status: 'completed', disposition: 'caller_hung_up' });
  });

  it('survives garbage, binary and oversized messages, and notes them', async () => {
    const stream = await answered('CA-garbage');
    stream.socket.send('garbage');
    stream.socket.send(Buffer.from([1, 2, 3]));
    stream.socket.send(JSON.stringify({ event: 'media', padding: 'x'.repeat(100_000) }));
    stream.press('2');
    expect(await stream.closed).toBe(1000);
    await expect.poll(async () => (await callOf('CA-garbage'))?.disposition).toBe('agent_ended');
    const call = await callOf('CA-garbage');
    const events = await database.db
      .select()
      .from(callEvents)
      .where(eq(callEvents.callId, call?.id ?? ''));
    const faults = events.flatMap(({ payload }) => (payload.type === 'media-fault' ? [payload.fault] : []));
    expect(faults.toSorted()).toEqual(['binary', 'malformed', 'oversized']);
  });

  it('loses its stream when one frame is beyond all bounds', async () => {
    const stream = await answered('CA-huge');
    stream.socket.send('x'.repeat(2 * 1024 * 1024));
    expect(await stream.closed).toBe(1009);
    await carrier.post('/webhooks/twilio/status', { CallSid: 'CA-huge', CallStatus: 'completed' });
    await expect.poll(async () => (await callOf('CA-huge'))?.disposition).toBe('caller_hung_up');
  });
});

describe('when things go wrong', () => {
  it('a call that breaks is put through to a person, and its record says what happened', async () => {
    await insertAnsweringBusiness(database.db, '+12125550150', { forwardingNumber: PERSON });
    const own = await startTelephony(database, {
      conductCall: async ({ ports }) => {
        ports.recording?.write(new Uint8Array(58 + 160));
        throw new Error('a mistake of ours');
      },
    });
    const stream = await own.carrier.connect('CA-broken', tokenIn(await own.carrier.ring('CA-broken', '+12125550150')));
    await stream.closed;
    const twiml = await own.carrier.next(STREAM_ENDED, { CallSid: 'CA-broken' });
    expect(twiml).toMatch(/<Say language="en-US">.*putting you through\.<\/Say><Dial/);
    await own.close();
    const call = await callOf('CA-broken');
    expect(call).toMatchObject({ status: 'failed', disposition: 'failed' });
    const events = await database.db
      .select()
      .from(callEvents)
      .where(eq(callEvents.callId, call?.id ?? ''));
    expect(events.map(event => event.type).toSorted()).toEqual(['call-ended', 'failure']);
    const [recording] = await database.db
      .select()
      .from(recordings)
      .where(eq(recordings.callId, call?.id ?? ''));
    expect(recording).toMatchObject({ status: 'completed', sizeBytes: 218, durationMs: 10 });
  });

  it('a call is refused politely when every place is taken', async () => {
    const own = await startTelephony(database, { maxCalls: 1 });
    const first = await own.carrier.connect('CA-only', tokenIn(await own.carrier.ring('CA-only', NUMBER)));
    await expect.poll(() => own.telephony.live.count).toBe(1);
    expect(await own.carrier.ring('CA-busy', NUMBER)).toContain('We cannot take your call right now.');
    expect(await callOf('CA-busy')).toMatchObject({ disposition: 'refused', dispositionDetail: 'busy' });
    first.stop();
    await own.close();
  });
});

describe('a media socket', () => {
  it('is refused without a right signature', async () => {
    const forged = carrier.connect('CA-x', undefined, 'MZ-x', 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=');
    await expect(forged).rejects.toThrow('403');
  });

  it('is closed when its token is missing, forged or another call’s', async () => {
    const token = tokenIn(await carrier.ring('CA-token', NUMBER));
    for (const [callSid, bad] of [
      ['CA-token', ''],
      ['CA-token', `${token.slice(0, -4)}AAAA`],
      ['CA-other', token],
    ] as const) {
      const stream = await carrier.connect(callSid, bad);
      await stream.closed;
      expect(stream.heardBytes).toBe(0);
    }
    // None of them used the token up.
    const stream = await carrier.connect('CA-token', token);
    await expect.poll(() => stream.heardBytes).toBeGreaterThan(0);
    stream.stop();
  });

  it('has a call for itself: a second one with the same token, or a fresh one, is closed', async () => {
    const token = tokenIn(await carrier.ring('CA-two', NUMBER));
    const both = await Promise.all([
      carrier.connect('CA-two', token, 'MZ-a'),
      carrier.connect('CA-two', token, 'MZ-b'),
    ]);
    await Promise.race(both.map(stream => stream.closed));
    const again = await carrier.connect('CA-two', tokenIn(await carrier.ring('CA-two', NUMBER)), 'MZ-c');
    await again.closed;
    const open = both.filter(stream => stream.socket.readyState === WebSocket.OPEN);
    expect(open).toHaveLength(1);
    open[0]?.press('2');
    await open[0]?.closed;
    await expect.poll(async () => (await callOf('CA-two'))?.disposition).toBe('agent_ended');
  });

  it('cannot join a call that is over with an old token', async () => {
    const token = tokenIn(await carrier.ring('CA-replay', NUMBER));
    const stream = await carrier.connect('CA-replay', token);
    await expect.poll(() => stream.heardBytes).toBeGreaterThan(0);
    stream.stop();
    await expect.poll(async () => (await callOf('CA-replay'))?.disposition).toBe('caller_hung_up');
    const replay = await carrier.connect('CA-replay', token, 'MZ-replay');
    await replay.closed;
    expect(replay.heardBytes).toBe(0);
  });

  it('may come to another server than the one that answered', async () => {
    const other = await startTelephony(database);
    const token = tokenIn(await carrier.ring('CA-elsewhere', NUMBER));
    const stream = await other.carrier.connect('CA-elsewhere', token);
    await expect.poll(() => stream.heardBytes).toBeGreaterThan(0);
    const late = await carrier.connect('CA-elsewhere', token, 'MZ-late');
    await late.closed;
    stream.press('1');
    await stream.closed;
    expect(await carrier.next(STREAM_ENDED, { CallSid: 'CA-elsewhere' })).toContain(`<Number>${PERSON}</Number>`);
    await other.close();
  });

  it('that never came leaves a caller who is told so', async () => {
    await carrier.ring('CA-never', NUMBER);
    expect(await carrier.next(STREAM_ENDED, { CallSid: 'CA-never' })).toContain('something went wrong');
    await expect.poll(async () => await callOf('CA-never')).toMatchObject({ status: 'failed', disposition: 'failed' });
    expect(await carrier.next(STREAM_ENDED, { CallSid: 'CA-nobody' })).toContain('<Hangup/>');
  });
});

describe('a server that is shutting down', () => {
  it('refuses new calls politely and lets the live one finish', async () => {
    const own = await startTelephony(database);
    const token = tokenIn(await own.carrier.ring('CA-last', NUMBER));
    const stream = await own.carrier.connect('CA-last', token);
    await expect.poll(() => stream.heardBytes).toBeGreaterThan(0);
    let isDrained = false;
    const drained = own.telephony.drain(60_000).then(() => {
      isDrained = true;
    });
    expect(await own.carrier.ring('CA-refused', NUMBER)).toContain('We cannot take your call right now.');
    expect(isDrained).toBe(false);
    stream.press('2');
    await drained;
    expect(await callOf('CA-last')).toMatchObject({ status: 'completed', disposition: 'agent_ended' });
    expect(await callOf('CA-refused')).toMatchObject({ disposition: 'refused', dispositionDetail: 'draining' });
    await own.close();
  });

  it('ends calls that are left at the deadline, and stays to tell their callers', async () => {
    const own = await startTelephony(database);
    const stream = await own.carrier.connect('CA-cut', tokenIn(await own.carrier.ring('CA-cut', NUMBER)));
    await expect.poll(() => stream.heardBytes).toBeGreaterThan(0);
    const drained = own.telephony.drain(0);
    await stream.closed;
    expect(await own.carrier.next(STREAM_ENDED, { CallSid: 'CA-cut' })).toContain('something went wrong');
    await drained;
    expect(own.telephony.live.count).toBe(0);
    expect((await callOf('CA-cut'))?.endedAt).toBeInstanceOf(Date);
    await own.close();
  });
});

describe('while the database is away', () => {
  it('a known number is still answered, and the call is written down afterwards', async () => {
    const { database: line, cut } = cuttable(database);
    const own = await startTelephony(line);
    await own.carrier.ring('CA-before', NUMBER);
    cut(true);
    expect(await own.carrier.ring('CA-away-unknown', '+12125550999')).toContain('Please try again in a few minutes.');
    const twiml = await own.carrier.ring('CA-away', NUMBER);
    const callIdIn = (answer: string) => tokenIn(answer).split('.')[1];
    expect(callIdIn(await own.carrier.ring('CA-away', NUMBER))).toBe(callIdIn(twiml));
    const stream = await own.carrier.connect('CA-away', tokenIn(twiml));
    await expect.poll(() => stream.heardBytes).toBeGreaterThan(0);
    stream.press('2');
    await stream.closed;
    expect(own.telephony.records.pending).toBeGreaterThan(0);
    cut(false);
    await expect
      .poll(async () => await callOf('CA-away'), { timeout: 10_000 })
      .toMatchObject({ status: 'completed', disposition: 'agent_ended', streamSid: 'MZCA-away' });
    await own.close();
  });
});
