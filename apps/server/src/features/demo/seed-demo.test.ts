import { AgentConfig, CallSnapshot } from '@frontdesk/contract';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agents, members, menuItems, phoneNumbers } from '../../db/schema/index.ts';
import { openTestDatabase, type TestDatabase } from '../../db/test-database.ts';
import { loadCallSnapshot } from '../agents/load-call-snapshot.ts';
import { publishAgent } from '../agents/publish-agent.ts';
import { checkAvailability } from '../restaurants/reservations/seat-party.ts';
import { insertUser } from '../users/first-admin.ts';
import { type DemoBusiness, seedDemo } from './seed-demo.ts';

/** A Friday. */
const NOW = new Date('2026-11-20T15:00:00Z');

let database: TestDatabase;
let adminId: string;
let demo: readonly DemoBusiness[];
beforeAll(async () => {
  database = await openTestDatabase();
  adminId = await insertUser(database.db, { email: 'admin@example.com', password: 'correct horse', role: 'admin' });
  demo = await seedDemo(database.db, { adminId, now: NOW });
});
afterAll(() => database.close());

async function snapshotOf(number: string) {
  const [row] = await database.db
    .select({ businessId: agents.businessId, agentId: agents.id, versionId: agents.publishedVersionId })
    .from(phoneNumbers)
    .innerJoin(agents, and(eq(agents.id, phoneNumbers.agentId), eq(agents.status, 'active')))
    .where(eq(phoneNumbers.number, number));
  if (!row?.versionId) throw new Error('The number has no active agent.');
  return loadCallSnapshot(database.db, { ...row, versionId: row.versionId });
}

describe('the demo', () => {
  it('is made once, and keeps what was edited since', async () => {
    const [restaurant] = demo;
    await database.db.delete(menuItems).where(eq(menuItems.name, 'Tiramisu'));
    expect(await seedDemo(database.db, { adminId, now: NOW })).toEqual(demo);
    const rows = await database.db
      .select()
      .from(menuItems)
      .where(eq(menuItems.businessId, restaurant?.id ?? ''));
    expect(rows.map(row => row.name)).not.toContain('Tiramisu');
  });

  it('belongs to the administrator', async () => {
    const roles = await database.db.select().from(members).where(eq(members.userId, adminId));
    expect(roles.map(row => row.role)).toEqual(['owner', 'owner']);
  });

  it('gives calls a snapshot that fits the contract, with menu and tables or with listings', async () => {
    const [restaurant, estateAgent] = demo;
    const dining = await snapshotOf(restaurant?.number ?? '');
    expect(CallSnapshot.parse(dining)).toEqual(dining);
    expect(dining.restaurant?.specials.length).toBeGreaterThan(0);
    expect(dining.restaurant?.reservationRules.slotMinutes).toBe(15);
    expect(dining.knowledge.map(entry => entry.title)).toContain('Parking');
    expect(dining.realEstate).toBeUndefined();
    const homes = await snapshotOf(estateAgent?.number ?? '');
    expect(CallSnapshot.parse(homes)).toEqual(homes);
    expect(homes.realEstate?.listings).toHaveLength(5);
  });

  it('has a free table tonight', async () => {
    const [restaurant] = demo;
    const request = { date: '2026-11-20', time: '19:00', partySize: 4 };
    const outcome = await checkAvailability(database.db, { businessId: restaurant?.id ?? '', request, now: NOW });
    expect(outcome).toEqual({ code: 'ok', ...request });
  });
});

describe('publishing', () => {
  it('gives two who publish at once two versions, and callers the last one', async () => {
    const [restaurant] = demo;
    const before = await snapshotOf(restaurant?.number ?? '');
    const publish = (greeting: string) =>
      publishAgent(database.db, {
        businessId: before.business.id,
        agentId: before.agent.id,
        config: AgentConfig.parse({ ...before.agent.config, greeting }),
        publishedBy: adminId,
      });
    const versions = await Promise.all([publish('One'), publish('Two')]);
    expect(new Set(versions).size).toBe(2);
    expect(versions).toContain((await snapshotOf(restaurant?.number ?? '')).agent.versionId);
    const old = await loadCallSnapshot(database.db, {
      businessId: before.business.id,
      agentId: before.agent.id,
      versionId: before.agent.versionId,
    });
    expect(old.agent.config.greeting).toBe(before.agent.config.greeting);
  });

  it('does not come back when somebody deleted it and its number went to the pool', async () => {
    const [restaurant, estateAgent] = demo;
    await database.db
      .update(phoneNumbers)
      .set({ businessId: null, agentId: null, status: 'unassigned' })
      .where(eq(phoneNumbers.number, restaurant?.number ?? ''));
    expect(await seedDemo(database.db, { adminId, now: NOW })).toEqual([estateAgent]);
  });
});
