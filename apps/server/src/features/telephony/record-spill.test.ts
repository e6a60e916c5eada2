import { appendFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CallEvent } from '@frontdesk/contract';
import { systemClock } from '@frontdesk/voice';
import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { callEvents, calls, callTurns, recordings } from '../../db/schema/index.ts';
import { openTestDatabase, type TestDatabase } from '../../db/test-database.ts';
import { insertBusiness, insertCall } from '../businesses/business-fixture.ts';
import { CallRecordWriter } from './call-record-writer.ts';
import { RecordSpill } from './record-spill.ts';
import { cuttable, insertAnsweringBusiness, startTelephony, tokenIn } from './telephony-fixture.ts';

let database: TestDatabase;
let businessId: string;
let callId: string;
let folder: string;
beforeAll(async () => {
  database = await openTestDatabase();
  businessId = await insertBusiness(database.db);
});
afterAll(() => database.close());
beforeEach(async () => {
  callId = await insertCall(database.db, businessId);
  folder = join(await mkdtemp(join(tmpdir(), 'frontdesk-spill-')), 'records');
  return () => rm(join(folder, '..'), { recursive: true });
});

const dtmf = (digit: string): CallEvent => ({ type: 'dtmf-received', atMs: 1, digit });
const turn = (index: number, text: string): CallEvent => ({
  type: 'turn-finished',
  atMs: index,
  turn: { index, speaker: 'caller', text, startedAtMs: 0, endedAtMs: 1, wasInterrupted: false, latency: null },
});
const eventsOf = async (id: string) =>
  await database.db.select().from(callEvents).where(eq(callEvents.callId, id)).orderBy(asc(callEvents.sequence));
const linesOnDisk = async () => {
  const [name] = await readdir(folder).catch(() => []);
  return name === undefined ? 0 : (await readFile(join(folder, name), 'utf8')).split('\n').length - 1;
};
const filesOnDisk = () => readdir(folder).catch(() => []);

let nodes = 0;
/** A process's writer, on a line of its own to the database. */
function startWriter(more: { maxEntries?: number; maxBytes?: number } = {}) {
  const { database: line, cut } = cuttable(database);
  const logger = { warn: vi.fn(), error: vi.fn() };
  const { maxBytes } = more;
  const spill = new RecordSpill({ folder, nodeId: `node-${++nodes}`, logger, ...(maxBytes && { maxBytes }) });
  const writer = new CallRecordWriter({ db: line.db, clock: systemClock, publish() {}, logger, spill, ...more });
  return { writer, cut, logger };
}

describe('while the database is away, call records', () => {
  it('are put on disk, and what a killed process left there is written by the next one', async () => {
    const killed = startWriter();
    killed.cut(true);
    const journal = killed.writer.journal(callId, businessId);
    journal.append(turn(0, 'A table, please.'));
    await expect.poll(linesOnDisk, { timeout: 5000 }).toBe(2);
    journal.append({ type: 'checkpoint', atMs: 2, state: '5', turnCount: 1, reminders: 0 });
    journal.append({ type: 'call-ended', atMs: 3, disposition: 'agent_ended', detail: '' });
    const endedAt = new Date('2036-11-20T10:00:30Z');
    killed.writer.addRecording({ businessId, callId, storageKey: `${callId}.wav`, status: 'recording' });
    killed.writer.addRecording({ businessId, callId, storageKey: `${callId}.wav`, status: 'completed', sizeBytes: 58 });
    killed.writer.addChange(callId, { status: 'completed', disposition: 'agent_ended', endedAt });
    await expect.poll(linesOnDisk).toBe(8);
    const [name = ''] = await filesOnDisk();
    await appendFile(join(folder, name), '{"type":"change","callId":"');

    const next = startWriter();
    await next.writer.takeLeftovers();
    await next.writer.settled();
    expect((await eventsOf(callId)).map(({ type }) => type)).toEqual(['turn-finished', 'call-ended']);
    const turns = await database.db.select().from(callTurns).where(eq(callTurns.callId, callId));
    expect(turns.map(({ text }) => text)).toEqual(['A table, please.']);
    const [call] = await database.db.select().from(calls).where(eq(calls.id, callId));
    expect(call).toMatchObject({ status: 'completed', disposition: 'agent_ended', endedAt });
    const recordingOf = async () =>
      (await database.db.select().from(recordings).where(eq(recordings.callId, callId)))[0];
    expect(await recordingOf()).toMatchObject({ status: 'completed', sizeBytes: 58 });
    expect(await filesOnDisk()).toEqual([]);
    expect(next.logger.warn).toHaveBeenCalledWith({ unreadable: 1 }, expect.any(String));
    await next.writer.close();
  });

  it('are written once when the process lives to see it back', async () => {
    const { writer, cut } = startWriter();
    cut(true);
    const journal = writer.journal(callId, businessId);
    journal.append(dtmf('1'));
    await expect.poll(linesOnDisk, { timeout: 5000 }).toBe(1);
    cut(false);
    journal.append(dtmf('2'));
    await writer.settled();
    expect(await eventsOf(callId)).toHaveLength(2);
    await expect.poll(filesOnDisk).toEqual([]);
    journal.append(dtmf('3'));
    await writer.settled();
    expect(await eventsOf(callId)).toHaveLength(3);
    expect(await filesOnDisk()).toEqual([]);
    await writer.close();
  });

  it('that memory has no room for come back from disk', async () => {
    const { writer, cut } = startWriter({ maxEntries: 3 });
    cut(true);
    const journal = writer.journal(callId, businessId);
    journal.append(dtmf('0'));
    await expect.poll(linesOnDisk, { timeout: 5000 }).toBe(1);
    for (const digit of '123456789') journal.append(dtmf(digit));
    expect([writer.pending, writer.lost]).toEqual([3, 0]);
    cut(false);
    await writer.settled();
    expect((await eventsOf(callId)).map(({ sequence }) => sequence)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(await filesOnDisk()).toEqual([]);
    await writer.close();
  });

  it('are put on disk by a process that stops, without waiting', async () => {
    const { writer, cut } = startWriter();
    cut(true);
    writer.journal(callId, businessId).append(dtmf('1'));
    await writer.close();
    expect(await linesOnDisk()).toBe(1);
    const next = startWriter();
    await next.writer.takeLeftovers();
    await next.writer.settled();
    expect(await eventsOf(callId)).toHaveLength(1);
    await next.writer.close();
  });

  it('are in memory only where the disk has no room for them', async () => {
    const { writer, cut, logger } = startWriter({ maxBytes: 10 });
    cut(true);
    const journal = writer.journal(callId, businessId);
    journal.append(dtmf('1'));
    await expect.poll(() => logger.error.mock.calls.length, { timeout: 5000 }).toBe(1);
    cut(false);
    await writer.settled();
    expect(await eventsOf(callId)).toHaveLength(1);
    await writer.close();
  });
});

it('a call that was answered, held and ended without the database is in it after the next start', async () => {
  const { database: line, cut } = cuttable(database);
  const number = '+12125550177';
  await insertAnsweringBusiness(database.db, number);
  const first = await startTelephony(line, { recordFolder: folder });
  await first.carrier.ring('CA-before', number);
  cut(true);
  const stream = await first.carrier.connect('CA-unseen', tokenIn(await first.carrier.ring('CA-unseen', number)));
  await expect.poll(() => stream.heardBytes).toBeGreaterThan(0);
  stream.press('2');
  await stream.closed;
  await first.close();
  const second = await startTelephony(database, { recordFolder: folder });
  const [call] = await database.db.select().from(calls).where(eq(calls.callSid, 'CA-unseen'));
  expect(call).toMatchObject({ status: 'completed', disposition: 'agent_ended' });
  expect((await eventsOf(call?.id ?? '')).at(-1)?.type).toBe('call-ended');
  await second.close();
}, 30_000);
