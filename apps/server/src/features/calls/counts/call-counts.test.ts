import { CallDirection, CallStatus, Disposition } from '@frontdesk/contract';
import { eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../../db/connection.ts';
import { agents, calls, callTurns } from '../../../db/schema/index.ts';
import { openTestDatabase, type TestDatabase } from '../../../db/test-database.ts';
import { insertBusiness, insertCall } from '../../businesses/business-fixture.ts';
import { runFenced } from '../../members/enter.ts';

interface Place {
  readonly businessId: string;
  readonly agentIds: readonly (string | null)[];
}

let database: TestDatabase;
let places: readonly Place[];
beforeAll(async () => {
  database = await openTestDatabase();
  places = [await openPlace(), await openPlace()];
});
afterAll(() => database.close());

async function openPlace(): Promise<Place> {
  const businessId = await insertBusiness(database.db);
  const rows = await database.db
    .insert(agents)
    .values([
      { businessId, name: 'First' },
      { businessId, name: 'Second' },
    ])
    .returning({ id: agents.id });
  return { businessId, agentIds: [null, ...rows.map(row => row.id)] };
}

/** Rows of `call_counts` that a count of all calls does not give, and those that it gives and are not there. */
async function drift(): Promise<unknown[]> {
  const { rows } = await database.db.execute(sql`
    with counted as (
      select business_id, agent_id, grain,
             case grain when 'quarter_hour' then date_bin('15 minutes', started_at, '2020-01-01T00:00:00Z')
                        else date_trunc(grain, started_at, 'UTC') end as starts_at,
             direction, status, disposition, count(*)::int as calls, (count(*) filter (where forwarded))::int as forwarded,
             count(duration_seconds)::int as timed, coalesce(sum(duration_seconds), 0)::bigint as seconds,
             (count(*) filter (where not success))::int as unsuccessful, count(latency_p50_ms)::int as measured,
             coalesce(sum(round(latency_p50_ms * 1000)), 0)::bigint as latency_us,
             sum(case when ended_at is null then 0 else responses end)::bigint as responses
        from (select *, (select count(*) from call_turns
                          where call_id = calls.id and total_ms is not null) as responses from calls) as each
       cross join unnest(array['month', 'day', 'quarter_hour']) as grain
       group by 1, 2, 3, 4, 5, 6, 7),
    kept as (
      select business_id, agent_id, grain, starts_at, direction, status, disposition, calls, forwarded, timed, seconds,
             unsuccessful, measured, latency_us, coalesce((select sum(n) from unnest(responses) as n), 0)::bigint as responses
        from call_counts)
    (select 'too much' as fault, * from (select * from kept except select * from counted) as extra)
    union all (select 'missing', * from (select * from counted except select * from kept) as lost)`);
  return rows;
}

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { freq: 2 });
/** Around the end of a month, so that all three grains have borders here. */
const startedAt = fc.integer({ min: 0, max: 600 }).map(part => new Date(Date.UTC(2026, 0, 30) + part * 600_000));
const changed = {
  status: fc.constantFrom(...CallStatus.options),
  disposition: maybe(fc.constantFrom(...Disposition.options.slice(0, 3))),
  direction: fc.constantFrom(...CallDirection.options),
  startedAt,
  durationSeconds: maybe(fc.nat(4000)),
  forwarded: fc.boolean(),
  success: maybe(fc.boolean()),
  latencyP50Ms: maybe(fc.double({ min: 0, max: 9000, noNaN: true })),
  endedAt: fc.constantFrom(null, new Date('2026-03-01')),
};
const change = fc.record(changed, { requiredKeys: [] }).filter(fields => Object.keys(fields).length > 0);
const call = fc.nat(5);
const acts = fc.oneof(
  { weight: 3, arbitrary: fc.record({ act: fc.constant('insert' as const), place: fc.nat(1), startedAt }) },
  { weight: 4, arbitrary: fc.record({ act: fc.constant('change' as const), call, change }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('change all' as const), change }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('hand over' as const), call, agent: fc.nat(2) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('delete' as const), call }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('respond' as const), call, totalMs: maybe(fc.nat(20_000)) }) },
);
type Act = typeof acts extends fc.Arbitrary<infer Value> ? Value : never;

async function carryOut(db: Database, act: Act): Promise<void> {
  if (act.act === 'insert') {
    const { businessId = '' } = places[act.place] ?? {};
    await insertCall(db, businessId, { startedAt: act.startedAt, status: 'queued' });
  } else if (act.act === 'change all') await db.update(calls).set(act.change);
  else {
    const rows = await db.select().from(calls).orderBy(calls.id);
    const one = rows[act.call % Math.max(rows.length, 1)];
    const place = places.find(({ businessId }) => businessId === one?.businessId);
    if (!one || !place) return;
    const { id: callId, businessId, turnCount: turnIndex } = one;
    const isIt = eq(calls.id, callId);
    if (act.act === 'change') await db.update(calls).set(act.change).where(isIt);
    if (act.act === 'hand over')
      await db
        .update(calls)
        .set({ agentId: place.agentIds[act.agent] ?? null })
        .where(isIt);
    if (act.act === 'delete') await db.delete(calls).where(isIt);
    if (act.act === 'respond') {
      const turn = {
        callId,
        businessId,
        turnIndex,
        speaker: 'agent',
        text: 'Yes.',
        startedAtMs: 0,
        endedAtMs: 1,
      } as const;
      await db.insert(callTurns).values({ ...turn, totalMs: act.totalMs });
      await db
        .update(calls)
        .set({ turnCount: turnIndex + 1 })
        .where(isIt);
    }
  }
}

it('counts what a count of all calls gives, after any writes, in transactions that hold or do not', async () => {
  const group = fc.record({ acts: fc.array(acts, { minLength: 1, maxLength: 6 }), holds: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(group, { minLength: 2, maxLength: 8 }), async groups => {
      await database.db.delete(calls);
      for (const { acts, holds } of groups) {
        const undone = new Error('undone');
        await database.db
          .transaction(async transaction => {
            for (const act of acts) await carryOut(transaction, act);
            if (!holds) throw undone;
          })
          .catch(error => {
            if (error !== undone) throw error;
          });
        expect(await drift()).toEqual([]);
      }
    }),
    { numRuns: 25 },
  );
});

it('counts what many write at the same time, and what a business writes behind its fence', async () => {
  await database.db.delete(calls);
  const later = (callId: string) =>
    database.db.transaction(async transaction => {
      await transaction.update(calls).set({ status: 'in_progress' }).where(eq(calls.id, callId));
      await transaction.update(calls).set({ status: 'completed', endedAt: new Date() }).where(eq(calls.id, callId));
    });
  const respond = (callId: string, businessId: string, turnIndex: number) =>
    database.db.insert(callTurns).values({
      callId,
      businessId,
      turnIndex,
      speaker: 'agent',
      text: 'Yes.',
      startedAtMs: 0,
      endedAtMs: 1,
      totalMs: 400,
    });
  const write = async ({ businessId }: Place) => {
    const callId = await runFenced(database.db, businessId, transaction => insertCall(transaction, businessId));
    await Promise.all([later(callId), ...[0, 1, 2].map(turn => respond(callId, businessId, turn))]);
  };
  await Promise.all(places.flatMap(place => Array.from({ length: 10 }, () => write(place))));
  expect(await drift()).toEqual([]);
  const { rows } = await database.db.execute(
    sql`select sum(calls)::int as calls, sum(responses[9])::int as responses from call_counts where grain = 'month'`,
  );
  expect(rows).toEqual([{ calls: 20, responses: 60 }]);
});

it('counts anew, and nothing when the calls are gone', async () => {
  await insertCall(database.db, places[0]?.businessId ?? '', { latencyP50Ms: 512.5, durationSeconds: 12 });
  await database.pool.query('delete from call_counts');
  expect(await drift()).not.toEqual([]);
  await database.pool.query('select recount_calls()');
  expect(await drift()).toEqual([]);
  await database.pool.query('truncate calls cascade');
  expect(await drift()).toEqual([]);
});
