import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { members } from '../../db/schema/index.ts';
import { openTestServer, type TestServer } from '../../http/server-fixture.ts';
import { insertBusiness } from '../businesses/business-fixture.ts';
import { recordAudit } from './record-audit.ts';

let server: TestServer;
let businessId: string;
let owner: { readonly userId: string; readonly key: string };
const menuItemId = randomUUID();

beforeAll(async () => {
  server = await openTestServer();
  const { db } = server.database;
  businessId = await insertBusiness(db);
  owner = await server.addUser('member');
  await db.insert(members).values({ userId: owner.userId, businessId, role: 'owner' });
  const entry = { businessId, actor: { type: 'user', id: owner.userId }, subjectType: 'menu_item' } as const;
  await recordAudit(db, { ...entry, action: 'menu_item.added', subjectId: menuItemId, after: { priceMinor: 900 } });
  const price = { before: { priceMinor: 900 }, after: { priceMinor: 1000 } };
  await recordAudit(db, { ...entry, action: 'menu_item.changed', subjectId: menuItemId, ...price });
  await recordAudit(db, {
    businessId,
    actor: { type: 'system' },
    action: 'agent.published',
    subjectType: 'agent',
    subjectId: randomUUID(),
  });
  const other = await insertBusiness(db);
  await recordAudit(db, { ...entry, businessId: other, action: 'menu_item.added', subjectId: randomUUID() });
  await recordAudit(db, { ...entry, businessId: null, action: 'user.added', subjectId: randomUUID() });
});
afterAll(() => server.close());

interface Page {
  readonly total: number;
  readonly items: readonly { readonly action: string; readonly before: unknown; readonly after: unknown }[];
}

async function read(query: string, key = owner.key): Promise<Page> {
  return (await server.fetch(`/api/audit?${query}`, { key })).json() as Promise<Page>;
}
const actions = ({ items }: Page) => items.map(({ action }) => action);

it('tells the owner who changed what, latest first', async () => {
  const page = await read(`business_id=${businessId}`);
  expect(actions(page)).toEqual(['agent.published', 'menu_item.changed', 'menu_item.added']);
  expect(page.items[1]).toMatchObject({ before: { priceMinor: 900 }, after: { priceMinor: 1000 } });
  expect(actions(await read(''))).toEqual(actions(page));
});

it('is filtered, sorted and paged', async () => {
  const of = (query: string) => read(`business_id=${businessId}&${query}`).then(actions);
  expect(await of('action=menu_item&sort=created_at')).toEqual(['menu_item.added', 'menu_item.changed']);
  expect(await of('action=menu_item.changed')).toEqual(['menu_item.changed']);
  expect(await of('action=menu_')).toEqual([]);
  expect(await of(`subject_id=${menuItemId}&page_size=1&page=2`)).toEqual(['menu_item.added']);
  expect(await of('actor_type=system')).toEqual(['agent.published']);
  expect(await of(`actor_id=${owner.userId}&subject_type=agent`)).toEqual([]);
  expect(await of('until=2000-01-01T00:00:00Z')).toEqual([]);
  expect(await of('from=2000-01-01T00:00:00Z')).toHaveLength(3);
});

it('is for owners and administrators, who also see what concerns the platform', async () => {
  const { db } = server.database;
  const manager = await server.addUser('member');
  await db.insert(members).values({ userId: manager.userId, businessId, role: 'manager' });
  expect((await server.fetch(`/api/audit?business_id=${businessId}`, manager)).status).toBe(403);
  expect((await read('', manager.key)).total).toBe(0);
  const admin = await server.addUser('admin');
  expect(actions(await read('page_size=100', admin.key))).toContain('user.added');
});
