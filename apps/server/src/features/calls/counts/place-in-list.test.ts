import { and, asc, eq, gte, lt, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { businesses, calls, members } from '../../../db/schema/index.ts';
import { openTestServer, type TestServer } from '../../../http/server-fixture.ts';
import { insertBusiness } from '../../businesses/business-fixture.ts';

const CALLS = 4000;

let server: TestServer;
let mine: string;
let other: string;
let owner: string;
let admin: string;
beforeAll(async () => {
  server = await openTestServer({ limits: { perAddress: 1e9, perPrincipal: 1e9 } });
  const { db } = server.database;
  [mine, other] = [await insertBusiness(db), await insertBusiness(db)];
  const user = await server.addUser('member');
  await db.insert(members).values({ userId: user.userId, businessId: mine, role: 'owner' });
  owner = user.key;
  admin = (await server.addUser('admin')).key;
  // Ten at a time begin in the same instant, most of them on one day, the rest over some months.
  await db.execute(sql`
    insert into calls (id, business_id, direction, status, started_at)
    select gen_random_uuid(), (${sql.param([mine, other])}::uuid[])[1 + n % 2], 'inbound',
           case n % 3 when 0 then 'failed' else 'completed' end,
           '2026-01-15T00:00:00Z'::timestamptz
             + n / 10 * 10 * (case when n < 3000 then interval '20 seconds' else interval '30 minutes 0.000123 seconds' end)
      from generate_series(1, ${CALLS}) as n`);
});
afterAll(() => server.close());

interface Page {
  readonly items: readonly { readonly id: string; readonly started_at: string }[];
  readonly total: number;
}

async function page(query: string, key = owner): Promise<Page> {
  const response = await server.fetch(`/api/calls?page_size=100&${query}`, { key });
  expect(response.status).toBe(200);
  return (await response.json()) as Page;
}

it('shows the calls of every page, however far down, in either order', async () => {
  const from = new Date('2026-01-15T01:07:03.000Z');
  const until = new Date('2026-02-20T11:08:00.000Z');
  const inSpan = and(gte(calls.startedAt, from), lt(calls.startedAt, until));
  const span = `from=${from.toISOString()}&until=${until.toISOString()}`;
  const isMine = eq(calls.businessId, mine);
  for (const [query, where, key] of [
    ['', isMine, owner],
    ['status=failed', and(isMine, eq(calls.status, 'failed')), owner],
    [span, and(isMine, inSpan), owner],
    [`${span}&status=completed`, and(inSpan, eq(calls.status, 'completed')), admin],
    ['', undefined, admin],
  ] as const) {
    const { db } = server.database;
    const rows = await db
      .select({ id: calls.id })
      .from(calls)
      .where(where)
      .orderBy(asc(calls.startedAt), asc(calls.id));
    const ids = rows.map(row => row.id);
    for (const sort of ['started_at', '-started_at']) {
      const expected = sort === 'started_at' ? ids : ids.toReversed();
      for (const number of [1, 4, 7, 11, Math.floor(ids.length / 200), Math.ceil(ids.length / 100), 900]) {
        const { items, total } = await page(`${query}&sort=${sort}&page=${number}`, key);
        expect(total).toBe(ids.length);
        expect(items.map(item => item.id)).toEqual(expected.slice((number - 1) * 100, number * 100));
      }
    }
  }
});

it('leaves out calls of deleted businesses, for administrators as well', async () => {
  expect((await page('', admin)).total).toBe(CALLS);
  const deleted = (deletedAt: Date | null) =>
    server.database.db.update(businesses).set({ deletedAt }).where(eq(businesses.id, other));
  await deleted(new Date());
  for (const number of [1, 15]) {
    const { items, total } = await page(`page=${number}`, admin);
    expect(total).toBe(CALLS / 2);
    expect(items).toHaveLength(100);
    const own = await page(`page=${number}`);
    expect(items).toEqual(own.items);
  }
  const body = await (await server.fetch('/api/analytics?from=2026-01-01&to=2026-12-31', { key: admin })).json();
  expect(body).toMatchObject({ total_calls: CALLS / 2, calls_by_business: [{ business_id: mine }] });
  await deleted(null);
});
