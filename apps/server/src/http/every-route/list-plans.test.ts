import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { members } from '../../db/schema/index.ts';
import type { RegisteredRoute } from '../route-list.ts';
import { openTestServer, type TestServer } from '../server-fixture.ts';
import { type BusinessWithEverything, insertOneOfEverything } from './one-of-everything.ts';
import { kindOf, pathOf } from './route-request.ts';
import { type PlanStep, planOf, queriesSentBy } from './sent-queries.ts';

let server: TestServer;
let owner: { readonly userId: string; readonly key: string };
let admin: { readonly userId: string; readonly key: string };
let own: Record<'restaurant' | 'real_estate' | 'general', BusinessWithEverything>;

beforeAll(async () => {
  server = await openTestServer({ limits: { perAddress: 1e9, perPrincipal: 1e9 } });
  [owner, admin] = [await server.addUser('member'), await server.addUser('admin')];
  own = {
    restaurant: await businessOf('restaurant'),
    real_estate: await businessOf('real_estate'),
    general: await businessOf('general'),
  };
  await pretendTablesAreLong();
}, 60_000);
afterAll(() => server.close());

async function businessOf(kind: 'restaurant' | 'real_estate' | 'general') {
  const { db } = server.database;
  const business = await insertOneOfEverything(db, { kind, userId: owner.userId });
  await db.insert(members).values({ userId: owner.userId, businessId: business.businessId, role: 'owner' });
  return business;
}

/**
 * The planner learns how long a table is from its statistics: a million rows, a third of them of each business. What it
 * does then is what it does in service. Reading a whole table is forbidden to it, since a third of one would be a reason;
 * it still does so where there is no other way.
 */
async function pretendTablesAreLong(): Promise<void> {
  const { pool } = server.database;
  await pool.query('analyze');
  await pool.query(
    `update pg_class set reltuples = 1e6, relpages = 1 where relnamespace = 'public'::regnamespace and relkind = 'r'`,
  );
}

const isList = ({ method, schema: { querystring } }: RegisteredRoute) =>
  method === 'GET' && querystring instanceof z.ZodObject && 'page' in querystring.shape;

/** Filters that a long list has an index for, besides the business and the order. */
const NARROWED: Readonly<Record<string, readonly string[]>> = {
  '/api/calls': [
    'status=failed',
    'direction=outbound',
    'disposition=silence',
    'from=2026-01-01T00:05:00Z&until=2026-06-02T00:00:00Z',
    'phone_number=%2B14155550123',
    'search=chair',
    'sort=started_at&page=90',
  ],
  '/api/restaurants/:id/calls': ['status=failed', 'phone_number=%2B14155550123', 'search=chair'],
  '/api/agent/calls': ['status=completed', 'phone_number=%2B14155550123'],
  '/api/contacts': ['tag=regular', 'phone_number=%2B14155550123', 'sort=name'],
  '/api/restaurants/:id/orders': ['status=received', 'sort=created_at'],
  '/api/restaurants/:id/reservations': ['sort=-created_at'],
};

/** Joined to see who may see what; however many calls there are, these stay short. */
const WHO_SEES = new Set(['businesses', 'members']);

interface PlannedQuery {
  readonly text: string;
  readonly plan: PlanStep;
}

/** The plans of what is asked to answer a request; undefined when it is not answered. */
async function plansOf(path: string, key: string, without: readonly string[]): Promise<PlannedQuery[] | undefined> {
  let isAnswered = false;
  const queries = await queriesSentBy(async () => {
    const response = await server.fetch(path, { key });
    await response.text();
    isAnswered = response.ok;
  });
  if (!isAnswered) return undefined;
  const plans: PlannedQuery[] = [];
  for (const query of queries)
    plans.push({
      text: query.text,
      plan: await planOf(
        server.database.pool,
        query,
        without.map(way => `set local enable_${way} = off`),
      ),
    });
  return plans;
}

/** Tables that are read as a whole: the one that is listed to be sorted, or any other. */
function faultsIn({ text, plan }: PlannedQuery): string[] {
  const listed = /(?<!distinct )\bfrom "(\w+)"/.exec(text)?.[1];
  const look = (step: PlanStep, isSorted: boolean): string[] => {
    const { 'Node Type': type, 'Relation Name': table, 'Index Name': index } = step;
    const below = (step.Plans ?? []).flatMap(next => look(next, isSorted || type === 'Sort'));
    if (type === 'Seq Scan') return [...below, `reads all of ${table}: ${text}`];
    if (index === undefined || table === undefined || step['Index Cond'] !== undefined) return below;
    // In its order, a list is read until the page is full; a count of everything is one of the whole index.
    if (table === listed ? !isSorted : WHO_SEES.has(table)) return below;
    return [...below, `reads all of ${table} through ${index}${isSorted ? ' and sorts it' : ''}: ${text}`];
  };
  return look(plan, false);
}

it('finds every list through an index', async () => {
  const lists = server.routes.filter(isList);
  expect(lists.length).toBeGreaterThan(20);
  const faults: string[] = [];
  for (const route of lists) {
    const business = own[kindOf(route)];
    const path = pathOf(route, { business, userId: owner.userId });
    const ofBusiness = `business_id=${business.businessId}`;
    const queries = [
      '',
      ofBusiness,
      ...(NARROWED[route.url] ?? []).flatMap(query => [query, `${query}&${ofBusiness}`]),
    ];
    let answered = 0;
    for (const query of queries)
      for (const key of [owner.key, admin.key]) {
        const plans = await plansOf(`${path}?${query}`, key, ['seqscan']);
        if (plans) answered++;
        for (const fault of plans?.flatMap(faultsIn) ?? [])
          faults.push(`${route.url}?${query}, ${key === owner.key ? 'member' : 'administrator'}, ${fault}`);
      }
    if (answered === 0) faults.push(`${route.url} was not answered`);
  }
  expect(faults).toEqual([]);
}, 120_000);

it('finds words and tags through indexes of their own', async () => {
  const { businessId } = own.restaurant;
  // Without the way by one call after the other, which the planner takes where it thinks that there are few.
  for (const [path, index] of [
    [`/api/calls?search=chair`, 'call_turns_words_index'],
    [`/api/restaurants/${businessId}/calls?search=chair`, 'call_turns_words_index'],
    [`/api/contacts?tag=regular`, 'contacts_tags_index'],
  ] as const)
    expect(JSON.stringify(await plansOf(path, owner.key, ['seqscan', 'nestloop'])), path).toContain(index);
});
