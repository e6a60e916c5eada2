import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { insertBusiness, insertCall } from '../features/businesses/business-fixture.ts';
import { insertRows } from './insert-rows.ts';
import { callEvents, callTurns } from './schema/index.ts';
import { openTestDatabase, type TestDatabase } from './test-database.ts';

let database: TestDatabase;
let businessId: string;
beforeAll(async () => {
  database = await openTestDatabase();
  businessId = await insertBusiness(database.db);
});
afterAll(() => database.close());

const STAYS = sql`on conflict do nothing`;

it('writes rows of different fields, with the defaults of those that are left out, and leaves what is there', async () => {
  const { db } = database;
  const callId = await insertCall(db, businessId);
  const turn = { callId, businessId, speaker: 'agent', startedAtMs: 0.5, endedAtMs: 2 } as const;
  const createdAt = new Date('2026-01-02T03:04:05.678Z');
  const rows = [
    { ...turn, turnIndex: 0, text: `'); drop table calls; -- " \\ 😀`, totalMs: 12.25 },
    { ...turn, turnIndex: 1, text: '', wasInterrupted: true, createdAt },
    { ...turn, turnIndex: 2, text: 'half a pair: \ud83d.', totalMs: null },
  ];
  await insertRows(db, callTurns, rows, STAYS);
  await insertRows(db, callTurns, [{ ...turn, turnIndex: 1, text: 'Another.' }], STAYS);
  await insertRows(db, callTurns, [], STAYS);
  const kept = await db.select().from(callTurns).where(eq(callTurns.callId, callId)).orderBy(callTurns.turnIndex);
  expect(kept).toMatchObject([
    { text: rows[0]?.text, totalMs: 12.25, wasInterrupted: false, startedAtMs: 0.5 },
    { text: '', totalMs: null, wasInterrupted: true, createdAt },
    { text: 'half a pair: \ufffd.', totalMs: null, wasInterrupted: false },
  ]);
  expect(Math.abs((kept[0]?.createdAt.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
});

it('refuses a row that breaks a rule, and with it all of them', async () => {
  const { db } = database;
  const callId = await insertCall(db, businessId);
  const event = {
    callId,
    businessId,
    type: 'dtmf-received',
    atMs: 1,
    payload: { type: 'dtmf-received', atMs: 1, digit: '1' },
  } as const;
  const rows = [
    { ...event, sequence: 0 },
    { ...event, sequence: -1 },
  ];
  await expect(insertRows(db, callEvents, rows, STAYS)).rejects.toThrow();
  expect(await db.select().from(callEvents).where(eq(callEvents.callId, callId))).toEqual([]);
});
