import type { AgentConfigInput, BusinessKind } from '@frontdesk/contract';
import { eq, sql } from 'drizzle-orm';
import { DateTime } from 'luxon';
import type { Database } from '../../db/connection.ts';
import {
  agents,
  businesses,
  diningTables,
  listings,
  members,
  menuItems,
  phoneNumbers,
  specials,
} from '../../db/schema/index.ts';
import { publishAgent } from '../agents/publish-agent.ts';
import { verticalOf } from '../businesses/verticals.ts';
import { addKnowledge, type NewKnowledge } from '../knowledge/add-knowledge.ts';
import { bellaVista } from './bella-vista.ts';
import { harborHomes } from './harbor-homes.ts';

/** A business to try the product with. */
export interface DemoBusiness {
  readonly id: string;
  readonly kind: BusinessKind;
  readonly name: string;
  /** What to call. */
  readonly number: string;
}

export interface SeedDemo {
  /** Becomes the owner of both businesses, and so may listen to their calls. */
  readonly adminId: string;
  readonly now: Date;
}

/** Any constant will do as long as every node uses the same one. */
const SEED_LOCK = 7_215_300_203;

/** Makes the two demo businesses unless they are there. Edits made since are kept. Returns both, the restaurant first. */
export async function seedDemo(db: Database, options: SeedDemo): Promise<readonly DemoBusiness[]> {
  return db.transaction(async transaction => {
    await transaction.execute(sql`select pg_advisory_xact_lock(${SEED_LOCK})`);
    return [
      ...(await findOrSeed(transaction, bellaVista.number, () => seedRestaurant(transaction, options))),
      ...(await findOrSeed(transaction, harborHomes.number, () => seedEstateAgent(transaction, options))),
    ];
  });
}

/** The number outlives a demo business that somebody deleted: they do not want it back. */
async function findOrSeed(
  db: Database,
  number: string,
  seed: () => Promise<DemoBusiness>,
): Promise<readonly DemoBusiness[]> {
  const [known] = await db.select({ id: phoneNumbers.id }).from(phoneNumbers).where(eq(phoneNumbers.number, number));
  if (!known) return [await seed()];
  const demo = await findDemo(db, number);
  return demo ? [demo] : [];
}

async function findDemo(db: Database, number: string): Promise<DemoBusiness | undefined> {
  const [row] = await db
    .select({ id: businesses.id, kind: businesses.kind, name: businesses.name, number: phoneNumbers.number })
    .from(phoneNumbers)
    .innerJoin(businesses, eq(businesses.id, phoneNumbers.businessId))
    .where(eq(phoneNumbers.number, number));
  return row;
}

async function seedRestaurant(db: Database, { adminId, now }: SeedDemo): Promise<DemoBusiness> {
  const { business, number, knowledge } = bellaVista;
  const today = DateTime.fromJSDate(now, { zone: business.timezone });
  const businessId = await insertDemo(db, {
    business: { ...business, hoursExceptions: holidays(today) },
    adminId,
    knowledge,
  });
  await db.insert(menuItems).values(bellaVista.menu.map((item, position) => ({ ...item, businessId, position })));
  await db.insert(diningTables).values(bellaVista.tables.map(table => ({ ...table, businessId })));
  await db.insert(specials).values(
    bellaVista.specials.map(({ days, ...special }) => ({
      ...special,
      businessId,
      currency: 'USD',
      validFrom: today.toFormat('yyyy-MM-dd'),
      validUntil: today.plus({ days }).toFormat('yyyy-MM-dd'),
    })),
  );
  await insertAgent(db, { businessId, kind: 'restaurant', name: 'Sofia', number, adminId });
  return { id: businessId, kind: 'restaurant', name: business.name, number };
}

async function seedEstateAgent(db: Database, { adminId }: SeedDemo): Promise<DemoBusiness> {
  const { business, number, knowledge } = harborHomes;
  const businessId = await insertDemo(db, { business, adminId, knowledge });
  await db.insert(listings).values(harborHomes.listings.map(listing => ({ ...listing, businessId, currency: 'USD' })));
  await insertAgent(db, { businessId, kind: 'real_estate', name: 'Sarah', number, adminId });
  return { id: businessId, kind: 'real_estate', name: business.name, number };
}

interface DemoRecords {
  readonly business: typeof businesses.$inferInsert;
  readonly adminId: string;
  readonly knowledge: readonly NewKnowledge[];
}

async function insertDemo(db: Database, { business, adminId, knowledge }: DemoRecords): Promise<string> {
  const [row] = await db.insert(businesses).values(business).returning({ id: businesses.id });
  if (!row) throw new Error('The demo business was not kept.');
  await db.insert(members).values({ userId: adminId, businessId: row.id, role: 'owner' });
  for (const item of knowledge) await addKnowledge(db, row.id, item, adminId);
  return row.id;
}

interface DemoAgent {
  readonly businessId: string;
  readonly kind: BusinessKind;
  readonly name: string;
  readonly number: string;
  readonly adminId: string;
}

async function insertAgent(db: Database, { businessId, kind, name, number, adminId }: DemoAgent): Promise<void> {
  const config: AgentConfigInput | undefined = verticalOf(kind)?.defaultAgent;
  if (!config) throw new Error(`There is no default agent for ${kind}.`);
  const [agent] = await db.insert(agents).values({ businessId, name }).returning({ id: agents.id });
  if (!agent) throw new Error('The demo agent was not kept.');
  await publishAgent(db, { businessId, agentId: agent.id, config, publishedBy: adminId });
  await db.update(agents).set({ status: 'active' }).where(eq(agents.id, agent.id));
  await db.insert(phoneNumbers).values({ number, businessId, agentId: agent.id, label: 'Main line', status: 'active' });
}

/** The coming Christmas Day, closed, and the coming New Year's Eve, open late. */
function holidays(today: DateTime) {
  const coming = (month: number, day: number) => {
    const thisYear = today.set({ month, day }).startOf('day');
    return (thisYear >= today.startOf('day') ? thisYear : thisYear.plus({ years: 1 })).toFormat('yyyy-MM-dd');
  };
  return [
    { date: coming(12, 25), intervals: [], note: 'Christmas Day' },
    { date: coming(12, 31), intervals: [{ opens: '18:00', closes: '01:30' }], note: "New Year's Eve" },
  ];
}
