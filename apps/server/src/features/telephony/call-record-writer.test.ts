import type { CallEvent } from '@frontdesk/contract';
import type { Clock } from '@frontdesk/voice';
import { asc, eq, inArray } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Database } from '../../db/connection.ts';
import { callCheckpoints, callEvents, calls, callTurns, recordings } from '../../db/schema/index.ts';
import { openTestDatabase, type TestDatabase } from '../../db/test-database.ts';
import { insertBusiness, insertCall } from '../businesses/business-fixture.ts';
import { CallRecordWriter, type PublishedCallEvent } from './call-record-writer.ts';
import type { RecordingFacts } from './call-records.ts';
import { cuttable } from './telephony-fixture.ts';

let database: TestDatabase;
let businessId: string;

beforeAll(async () => {
  database = await openTestDatabase();
  businessId = await insertBusiness(database.db);
});
afterAll(async () => await database.close());

const dtmf = (digit: string): CallEvent => ({ type: 'dtmf-received', atMs: 1, digit });
const turn = (index: number, text: string): CallEvent => ({
  type: 'turn-finished',
  atMs: index,
  turn: { index, speaker: 'caller', text, startedAtMs: 0, endedAtMs: 1, wasInterrupted: false, latency: null },
});
const eventsOf = async (callId: string) =>
  await database.db.select().from(callEvents).where(eq(callEvents.callId, callId)).orderBy(asc(callEvents.sequence));

function writerOn(db: Database, maxEntries?: number, gatherMs = 0) {
  const published: PublishedCallEvent[] = [];
  let retry: (() => void) | undefined;
  const clock: Clock = {
    now: () => 0,
    wallTime: () => new Date(),
    schedule(_delayMs, action) {
      retry = action;
      return () => {
        retry = undefined;
      };
    },
  };
  const logger = { warn: vi.fn(), error: vi.fn() };
  const publish = (event: PublishedCallEvent) => published.push(event);
  const bound = maxEntries !== undefined && { maxEntries };
  const writer = new CallRecordWriter({ db, clock, publish, logger, gatherMs, ...bound });
  return { writer, published, logger, hasFailed: () => retry !== undefined, retry: () => retry?.() };
}

describe('the writer of call records', () => {
  it('writes what many calls came to together, each with its own latest facts', async () => {
    const ids = await Promise.all([1, 2, 3].map(() => insertCall(database.db, businessId)));
    const [lasting = '', over = '', resumed = ''] = ids;
    const { writer } = writerOn(database.db);
    const checkpoint = (turnCount: number): CallEvent => ({
      ...{ type: 'checkpoint', atMs: turnCount, state: { turnCount }, turnCount, reminders: 0 },
    });
    const recording = (callId: string, facts: Partial<RecordingFacts>) =>
      writer.addRecording({ businessId, callId, storageKey: `${callId}.wav`, status: 'recording', ...facts });
    for (const callId of [lasting, over]) {
      const journal = writer.journal(callId, businessId);
      journal.append(checkpoint(1));
      recording(callId, {});
      journal.append(checkpoint(2));
      if (callId === over) {
        journal.append({ type: 'call-ended', atMs: 9, disposition: 'agent_ended', detail: '' });
        recording(callId, { status: 'completed', sizeBytes: 100, durationMs: 5 });
      }
    }
    recording(resumed, { status: 'recording' });
    recording(resumed, { status: 'recording', segment: { storageKey: `${resumed}-1.wav`, startsAtMs: 700 } });
    await writer.settled();
    const checkpoints = await database.db.select().from(callCheckpoints).where(inArray(callCheckpoints.callId, ids));
    expect(checkpoints).toMatchObject([{ callId: lasting, turnCount: 2, state: { turnCount: 2 } }]);
    const kept = async (callId: string) =>
      (await database.db.select().from(recordings).where(eq(recordings.callId, callId)))[0];
    expect(await kept(lasting)).toMatchObject({ status: 'recording', sizeBytes: null, segments: [] });
    expect(await kept(over)).toMatchObject({ status: 'completed', sizeBytes: 100, durationMs: 5 });
    expect(await kept(resumed)).toMatchObject({
      ...{ status: 'recording', storageKey: `${resumed}.wav`, segments: [{ startsAtMs: 700 }] },
    });
    // As it is written once more after a crash: nothing is undone.
    recording(over, {});
    writer.journal(lasting, businessId).append(checkpoint(3));
    await writer.settled();
    expect(await kept(over)).toMatchObject({ status: 'completed', sizeBytes: 100, durationMs: 5 });
  });

  it('writes events in order and each turn as a row, and shows interims without keeping them', async () => {
    const callId = await insertCall(database.db, businessId);
    const { writer, published } = writerOn(database.db);
    const journal = writer.journal(callId, businessId);
    journal.append({ type: 'call-answered', atMs: 0 });
    journal.append({ type: 'transcript-interim', atMs: 1, text: 'a ta' });
    journal.append(turn(0, 'A table, please.'));
    journal.append(dtmf('1'));
    await writer.settled();
    expect((await eventsOf(callId)).map(event => event.type)).toEqual([
      'call-answered',
      'turn-finished',
      'dtmf-received',
    ]);
    const turns = await database.db.select().from(callTurns).where(eq(callTurns.callId, callId));
    expect(turns.map(row => row.text)).toEqual(['A table, please.']);
    expect(published.map(event => event.sequence)).toEqual([0, null, 1, 2]);
  });

  it('keeps everything while the database is away, and writes it once it is back', async () => {
    const callId = await insertCall(database.db, businessId);
    const { database: line, cut } = cuttable(database);
    const { writer, hasFailed, retry, logger } = writerOn(line.db);
    const journal = writer.journal(callId, businessId);
    cut(true);
    journal.append(turn(0, 'One.'));
    await expect.poll(hasFailed).toBe(true);
    journal.append(turn(1, 'Two.'));
    writer.addChange(callId, { status: 'completed', disposition: 'agent_ended', endedAt: new Date() });
    expect(writer.pending).toBe(5);
    cut(false);
    retry();
    await writer.settled();
    expect((await eventsOf(callId)).map(event => event.sequence)).toEqual([0, 1]);
    const [call] = await database.db.select().from(calls).where(eq(calls.id, callId));
    expect(call).toMatchObject({ status: 'completed', disposition: 'agent_ended' });
    expect(logger.warn).toHaveBeenCalled();
    expect(writer.pending).toBe(0);
  });

  it('past its bound loses events, never turns or what became of the call', async () => {
    const callId = await insertCall(database.db, businessId);
    const { database: line, cut } = cuttable(database);
    const { writer, hasFailed, retry } = writerOn(line.db, 3);
    const journal = writer.journal(callId, businessId);
    cut(true);
    for (const digit of '12345') journal.append(dtmf(digit));
    journal.append(turn(0, 'Kept.'));
    writer.addChange(callId, { disposition: 'caller_hung_up' });
    await expect.poll(hasFailed).toBe(true);
    expect(writer.lost).toBe(3);
    cut(false);
    retry();
    await writer.settled();
    expect(await eventsOf(callId)).toHaveLength(3);
    const turns = await database.db.select().from(callTurns).where(eq(callTurns.callId, callId));
    expect(turns.map(row => row.text)).toEqual(['Kept.']);
  });

  it('gives up on an entry the database refuses, and writes the others', async () => {
    const callId = await insertCall(database.db, businessId);
    const { writer, logger } = writerOn(database.db);
    writer.journal('0193f0c2-7a4e-7c3b-9d55-2f6b1c0a9e11', businessId).append(dtmf('1'));
    writer.journal(callId, businessId).append(dtmf('2'));
    await writer.settled();
    expect(await eventsOf(callId)).toHaveLength(1);
    expect(logger.error).toHaveBeenCalledOnce();
  });

  it('writes text a database cannot hold without the character it cannot hold', async () => {
    const callId = await insertCall(database.db, businessId);
    const { writer } = writerOn(database.db);
    writer.journal(callId, businessId).append(turn(0, 'a\u0000b \\u0000 c'));
    await writer.settled();
    const [row] = await database.db.select().from(callTurns).where(eq(callTurns.callId, callId));
    expect(row?.text).toBe('ab \\u0000 c');
    expect((await eventsOf(callId))[0]?.payload).toMatchObject({ turn: { text: 'ab \\u0000 c' } });
  });

  it('writes what a journal is told soon after in one go, and what becomes of a call at once', async () => {
    const callId = await insertCall(database.db, businessId);
    let transactions = 0;
    const db = new Proxy(database.db, {
      get(target, key) {
        if (key === 'transaction') transactions++;
        return Reflect.get(target, key);
      },
    });
    const { writer, hasFailed: isGathering, retry: endWait } = writerOn(db, undefined, 100);
    const journal = writer.journal(callId, businessId);
    journal.append(dtmf('1'));
    await expect.poll(() => writer.pending).toBe(0);
    journal.append(dtmf('2'));
    await expect.poll(isGathering).toBe(true);
    journal.append(dtmf('3'));
    expect([transactions, writer.pending]).toEqual([1, 2]);
    endWait();
    await expect.poll(() => writer.pending).toBe(0);
    journal.append(dtmf('4'));
    await expect.poll(isGathering).toBe(true);
    writer.addChange(callId, { disposition: 'agent_ended' });
    await expect.poll(() => writer.pending).toBe(0);
    expect(transactions).toBe(3);
    expect(await eventsOf(callId)).toHaveLength(4);
  });

  it('loses nothing of many calls at once', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, () => insertCall(database.db, businessId)));
    const { writer } = writerOn(database.db);
    for (const callId of ids) {
      const journal = writer.journal(callId, businessId);
      for (let index = 0; index < 50; index++) journal.append(turn(index, `Turn ${index}.`));
    }
    await writer.settled();
    for (const callId of ids) expect(await eventsOf(callId)).toHaveLength(50);
  });
});
