import { CallEvent } from '@frontdesk/contract';
import { systemClock, TELEPHONE, wavHeader } from '@frontdesk/voice';
import { eq, sql } from 'drizzle-orm';
import Fastify from 'fastify';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callEvents, calls, callTurns, recordings } from '../../db/schema/index.ts';
import { openTestDatabase, type TestDatabase } from '../../db/test-database.ts';
import { insertBusiness, insertCall } from '../businesses/business-fixture.ts';
import { toTurnRow } from './journal-rows.ts';
import { NodeLease } from './node-lease.ts';
import { startTelephony } from './telephony-fixture.ts';

let database: TestDatabase;
let businessId: string;
const logger = Fastify({ logger: false }).log;

beforeAll(async () => {
  database = await openTestDatabase();
  businessId = await insertBusiness(database.db);
});
afterAll(async () => await database.close());

const callOf = async (id: string) => (await database.db.select().from(calls).where(eq(calls.id, id)))[0];

async function insertHeldCall(callSid: string, nodeId: string | null, values: Partial<typeof calls.$inferInsert> = {}) {
  const metadata = nodeId === null ? {} : { node_id: nodeId, note: 'kept' };
  return await insertCall(database.db, businessId, { carrier: 'twilio', callSid, metadata, ...values });
}

/** The connections that hold a lease. */
async function leaseHolders(): Promise<number[]> {
  const { rows } = await database.db.execute<{ pid: number }>(
    sql`select distinct pid from pg_locks join pg_database on pg_database.oid = pg_locks.database
        where locktype = 'advisory' and datname = current_database()`,
  );
  return rows.map(({ pid }) => pid);
}

/** A process with calls: its lease is on a pool of its own, so that it can die alone. */
async function otherNode() {
  const others = new Set(await leaseHolders());
  const pool = new pg.Pool({ connectionString: database.url });
  pool.on('error', () => {});
  const lease = new NodeLease({ pool, clock: systemClock, logger });
  await lease.acquire();
  const own = (await leaseHolders()).filter(pid => !others.has(pid));
  return {
    lease,
    /** As `kill -9` does: the connection breaks, nothing is said. The database notices a moment later. */
    async kill() {
      lease.close();
      await pool.end();
      await expect.poll(async () => (await leaseHolders()).filter(pid => own.includes(pid))).toEqual([]);
    },
  };
}

describe('after a process was killed', () => {
  it('its calls are ended where their journal stopped, with transcript and recording kept', async () => {
    const node = await otherNode();
    const answeredAt = new Date('2026-11-20T10:00:00Z');
    const callId = await insertHeldCall('CA-killed', node.lease.nodeId, { answeredAt, startedAt: answeredAt });
    const turn = {
      index: 0,
      speaker: 'agent' as const,
      text: 'Hello.',
      startedAtMs: 0,
      endedAtMs: 900,
      wasInterrupted: false,
      latency: { endpointingMs: 450, sttMs: 20, dialogueMs: 5, toolMs: null, ttsMs: 80, totalMs: 555 },
    };
    const event = CallEvent.parse({ type: 'turn-finished', atMs: 900, turn });
    const createdAt = new Date('2026-11-20T10:00:30Z');
    await database.db
      .insert(callEvents)
      .values({ callId, businessId, sequence: 0, type: event.type, atMs: 900, payload: event, createdAt });
    await database.db.insert(callTurns).values(toTurnRow(turn, { callId, businessId }));
    const storageKey = `${businessId}/${callId}.wav`;
    await database.db.insert(recordings).values({ callId, businessId, storageKey, status: 'recording' });
    await node.kill();

    // The recording as the dead process left it: a header that promises nothing, and half a second of audio.
    const server = await startTelephony(database, {
      resumeGraceMs: 0,
      storage: {
        create: () => {
          throw new Error('Nothing is recorded here.');
        },
        recover: async key => (key === storageKey ? { sizeBytes: 58 + 8000, durationMs: 500 } : null),
      },
    });
    expect(await callOf(callId)).toMatchObject({
      status: 'completed',
      disposition: 'interrupted',
      endedAt: createdAt,
      durationSeconds: 30,
      turnCount: 1,
      latencyP50Ms: 555,
      metadata: { note: 'kept' },
    });
    const events = await database.db.select().from(callEvents).where(eq(callEvents.callId, callId));
    expect(events.map(one => one.type)).toEqual(['turn-finished', 'call-ended']);
    const [recording] = await database.db.select().from(recordings).where(eq(recordings.callId, callId));
    expect(recording).toMatchObject({ status: 'completed', sizeBytes: 8058, durationMs: 500 });
    await server.close();
  });

  it('the carrier is given time to ask about its calls', async () => {
    const node = await otherNode();
    const callId = await insertHeldCall('CA-asked', node.lease.nodeId, { streamSid: 'MZ-asked' });
    await node.kill();
    const server = await startTelephony(database);
    expect(await callOf(callId)).toMatchObject({ endedAt: null, metadata: { suspended_at: expect.any(String) } });
    await server.close();
    const later = await startTelephony(database, { resumeGraceMs: 1 });
    expect(await callOf(callId)).toMatchObject({ disposition: 'interrupted' });
    await later.close();
  });

  it('the calls of the living are left alone', async () => {
    const node = await otherNode();
    const callId = await insertHeldCall('CA-alive', node.lease.nodeId);
    const server = await startTelephony(database);
    expect(await callOf(callId)).toMatchObject({ status: 'in_progress', disposition: null });
    await server.close();
    await node.kill();
  });

  it('a call that only rang is ended once nobody can join it any more', async () => {
    const longAgo = new Date(Date.now() - 10 * 60_000);
    const old = await insertHeldCall('CA-rang', null, { status: 'ringing', startedAt: longAgo });
    const fresh = await insertHeldCall('CA-rings', null, { status: 'ringing' });
    const server = await startTelephony(database);
    expect(await callOf(old)).toMatchObject({ status: 'failed', disposition: 'interrupted' });
    expect(await callOf(fresh)).toMatchObject({ status: 'ringing' });
    await server.close();
  });

  it('a real recording in the folder is repaired', async () => {
    const node = await otherNode();
    const callId = await insertHeldCall('CA-wav', node.lease.nodeId);
    const storageKey = `${businessId}/${callId}.wav`;
    await database.db.insert(recordings).values({ callId, businessId, storageKey, status: 'recording' });
    const first = await startTelephony(database);
    const sink = first.storage.create(storageKey);
    sink.write(wavHeader(TELEPHONE, 2, 0));
    sink.write(new Uint8Array(1600));
    await sink.close(wavHeader(TELEPHONE, 2, 0));
    await node.kill();
    const second = await startTelephony(database, { storage: first.storage, resumeGraceMs: 0 });
    const [recording] = await database.db.select().from(recordings).where(eq(recordings.callId, callId));
    expect(recording).toMatchObject({ status: 'completed', sizeBytes: 1658, durationMs: 100 });
    await second.close();
    await first.close();
  });
});

describe('the lock that shows a process alive', () => {
  it('is taken again when its connection breaks', async () => {
    const node = await otherNode();
    const holders = async () => {
      const query = `select pid from pg_locks where locktype = 'advisory' and granted
        and (classid::bigint << 32) + objid::bigint = hashtextextended($1, 0)`;
      return (await database.pool.query(query, [node.lease.nodeId])).rows.map(row => row.pid);
    };
    const [pid] = await holders();
    expect(pid).toBeDefined();
    await database.pool.query('select pg_terminate_backend($1)', [pid]);
    await expect.poll(async () => (await holders()).some(holder => holder !== pid), { timeout: 5000 }).toBe(true);
    await node.kill();
  });
});
