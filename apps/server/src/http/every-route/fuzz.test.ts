import { toSnakeCase } from '@frontdesk/contract/wire-case';
import { getTableName, is, sql } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as schema from '../../db/schema/index.ts';
import { members } from '../../db/schema/index.ts';
import type { RegisteredRoute } from '../route-list.ts';
import { openTestServer, type TestServer } from '../server-fixture.ts';
import { type BusinessWithEverything, insertOneOfEverything } from './one-of-everything.ts';
import { junk, samplesOf, spoiled } from './request-samples.ts';
import { kindOf, pathOf, queryText } from './route-request.ts';

/** Another seed tries other requests; this one makes a failure happen again. */
const SEED = 20_260_601;
const REQUESTS_A_ROUTE = 24;
/** Words of ours and of what we build on, which a caller has no use for. */
const INSIDES = /\bat \S+ \(|node:internal|node_modules|drizzle|Failed query|select "|insert into|\.ts:\d+/;
/** Bookkeeping that refused requests leave on purpose. */
const BOOKKEEPING = new Set(['attempts', 'idempotency_keys', 'sessions', 'verifications', 'password_tokens']);

let server: TestServer;
let keys: { readonly admin: string; readonly owner: string };
let ownerId: string;
const businesses = new Map<string, BusinessWithEverything>();

beforeAll(async () => {
  server = await openTestServer({ limits: { perAddress: 1e9, perPrincipal: 1e9 } });
  const owner = await server.addUser('member');
  ownerId = owner.userId;
  keys = { admin: (await server.addUser('admin')).key, owner: owner.key };
});
afterAll(() => server.close());

async function businessFor(route: RegisteredRoute): Promise<BusinessWithEverything> {
  const kind = kindOf(route);
  const existing = businesses.get(kind);
  if (existing && route.method !== 'DELETE') return existing;
  const { db } = server.database;
  const business = await insertOneOfEverything(db, { kind, userId: ownerId });
  await db.insert(members).values({ userId: ownerId, businessId: business.businessId, role: 'owner' });
  if (route.method !== 'DELETE') businesses.set(kind, business);
  return business;
}

interface Attempt {
  readonly path: string;
  readonly method: string;
  readonly body: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

/** Requests that are right, almost right, and not right at all. */
function attemptsAt(route: RegisteredRoute, business: BusinessWithEverything): fc.Arbitrary<Attempt> {
  const options = { ids: [...business.ids] };
  const good = pathOf(route, { business, userId: ownerId });
  const word = fc.oneof(fc.uuid(), fc.constantFrom('%00', 'x', '..', '-1', '9'.repeat(30), '%F0%9F%92%A9'));
  const bad = word.map(text => route.url.replaceAll(/:\w+/g, text));
  const part = (zod: unknown) =>
    zod === undefined
      ? undefined
      : fc.oneof(
          { weight: 3, arbitrary: samplesOf(zod, options) },
          { weight: 3, arbitrary: spoiled(samplesOf(zod, options)) },
          { weight: 1, arbitrary: junk },
        );
  return fc
    .record({
      path: fc.oneof({ weight: 5, arbitrary: fc.constant(good) }, { weight: 1, arbitrary: bad }),
      query: part(route.schema.querystring) ?? fc.constant(undefined),
      body: part(route.schema.body) ?? fc.constant(undefined),
      version: fc.constantFrom('"1"', '"2"', 'W/"1"', '*', 'x', ''),
    })
    .map(({ path, query, body, version }) => {
      const text = body === undefined ? undefined : JSON.stringify(toSnakeCase(body));
      const type = text === undefined ? {} : { 'content-type': 'application/json' };
      const match = version === '' ? {} : { 'if-match': version };
      return { method: route.method, path: `${path}${queryText(query)}`, body: text, headers: { ...type, ...match } };
    });
}

const countAll = sql.join(
  Object.values(schema as Record<string, unknown>)
    .filter(table => is(table, PgTable))
    .map(table => getTableName(table as PgTable))
    .filter(name => !BOOKKEEPING.has(name))
    .map(name => sql`select ${name}::text as name, count(*)::int as rows from ${sql.identifier(name)}`),
  sql` union all `,
);
const rowsInAllTables = async () => (await server.database.db.execute(countAll)).rows;

it('no request breaks a route, shows its insides, or leaves half a change behind', async () => {
  const found: string[] = [];
  const codes = new Map<number, number>();
  const routes = server.routes.filter(
    route =>
      route.url.startsWith('/api') && (route.access ?? route.isPublic) && !['HEAD', 'OPTIONS'].includes(route.method),
  );
  for (const route of routes.filter(({ url }) => !/auth\/(logout|password)/.test(url))) {
    const attempts = fc.sample(attemptsAt(route, await businessFor(route)), { numRuns: REQUESTS_A_ROUTE, seed: SEED });
    const key = route.access?.tenant === 'platform' ? keys.admin : keys.owner;
    for (const { path, method, body, headers } of attempts) {
      const before = method === 'GET' ? null : await rowsInAllTables();
      const response = await server.fetch(path, { method, key, headers, ...(body !== undefined && { body }) });
      const text = await response.text();
      codes.set(response.status, (codes.get(response.status) ?? 0) + 1);
      const request = `${method} ${path.slice(0, 300)} ${body?.slice(0, 500) ?? ''}`;
      if (response.status >= 500) found.push(`${request}\n  → ${response.status} ${text}`);
      else if (response.status >= 400) {
        if (INSIDES.test(text)) found.push(`${request}\n  → shows its insides: ${text.slice(0, 300)}`);
        if (before !== null && JSON.stringify(await rowsInAllTables()) !== JSON.stringify(before))
          found.push(`${request}\n  → ${response.status}, and left rows behind`);
      }
    }
  }
  expect(found).toEqual([]);
  // Requests that nobody takes would prove nothing.
  expect([...codes].filter(([status]) => status < 300).reduce((sum, [, count]) => sum + count, 0)).toBeGreaterThan(30);
}, 180_000);
