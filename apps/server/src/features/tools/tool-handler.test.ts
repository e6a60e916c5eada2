import type { CallSnapshot } from '@frontdesk/contract';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  agents,
  contactNumbers,
  contacts,
  doNotCallNumbers,
  leads,
  messages,
  phoneNumbers,
  reservations,
  viewings,
} from '../../db/schema/index.ts';
import { openTestDatabase, type TestDatabase } from '../../db/test-database.ts';
import { loadCallSnapshot } from '../agents/load-call-snapshot.ts';
import { insertCall } from '../businesses/business-fixture.ts';
import { seedDemo } from '../demo/seed-demo.ts';
import { insertUser } from '../users/first-admin.ts';
import { createToolHandler } from './tool-handler.ts';

/** A Monday, 10:00 in New York and 09:00 in Austin. */
const NOW = new Date('2026-11-23T15:00:00Z');
const CALLER = '+14155550123';
const never = new AbortController().signal;

let database: TestDatabase;
let restaurant: CallSnapshot;
let estateAgent: CallSnapshot;

beforeAll(async () => {
  database = await openTestDatabase();
  const { db } = database;
  const adminId = await insertUser(db, { email: 'admin@example.com', password: 'correct horse', role: 'admin' });
  const demo = await seedDemo(db, { adminId, now: NOW });
  const snapshots = await Promise.all(demo.map(business => snapshotOf(business.number)));
  const [first, second] = snapshots;
  if (!first || !second) throw new Error('The demo is incomplete.');
  [restaurant, estateAgent] = [first, second];
});
afterAll(() => database.close());

beforeEach(async () => {
  await database.db.delete(reservations);
  await database.db.delete(viewings);
});

async function snapshotOf(number: string): Promise<CallSnapshot> {
  const [row] = await database.db
    .select({ businessId: agents.businessId, agentId: agents.id, versionId: agents.publishedVersionId })
    .from(phoneNumbers)
    .innerJoin(agents, eq(agents.id, phoneNumbers.agentId))
    .where(eq(phoneNumbers.number, number));
  return loadCallSnapshot(database.db, { businessId: '', agentId: '', ...row, versionId: row?.versionId ?? '' });
}

/** A call and a way to run its tools. The same name and arguments carry the same key, as they do on a real call. */
async function callTo(snapshot: CallSnapshot, from: string | null = CALLER) {
  const callId = await insertCall(database.db, snapshot.business.id, { fromNumber: from });
  const failures: string[] = [];
  const handler = createToolHandler({
    db: database.db,
    wallTime: () => NOW,
    onFailure: (tool, _callId, error) => failures.push(`${tool}: ${String(error)}`),
  })({ id: callId, from, to: snapshot.business.phoneNumber, snapshot });
  const run = (name: string, values: Record<string, unknown> = {}) =>
    handler.run({
      name,
      arguments: values,
      idempotencyKey: `${callId}:${name}:${JSON.stringify(values)}`,
      signal: never,
    });
  return { run, callId, failures };
}

const table = { date: '2026-11-24', time: '19:00', party_size: '4' };

describe('a restaurant’s tools', () => {
  it('check, book once, find, change and cancel', async () => {
    const { run, callId } = await callTo(restaurant);
    expect(await run('check_availability', table)).toEqual({
      code: 'ok',
      value: { date: '2026-11-24', time: '19:00', party_size: 4 },
    });
    const booking = { ...table, name: 'Ada Lovelace', phone: CALLER, notes: '' };
    const [booked, again] = [await run('book_reservation', booking), await run('book_reservation', booking)];
    expect(booked.code).toBe('ok');
    expect(booked.value).toMatchObject({ party_size: 4, table_name: 'Table 4', confirmation_code: expect.any(String) });
    expect(again).toEqual(booked);
    const rows = await database.db.select().from(reservations);
    expect(rows).toMatchObject([{ callId, guestPhone: CALLER }]);
    const found = await run('find_reservation', { phone: CALLER });
    expect(found.value).toMatchObject({ reservations: [{ date: '2026-11-24', time: '19:00', party_size: 4 }] });
    const id = rows[0]?.id;
    expect(await run('change_reservation', { id, party_size: '2' })).toMatchObject({
      code: 'ok',
      value: { party_size: 2 },
    });
    expect(await run('cancel_reservation', { id })).toMatchObject({ code: 'ok' });
    expect(await run('find_reservation', {})).toMatchObject({ code: 'not_found' });
  });

  it('offer another time, and say why', async () => {
    const { run } = await callTo(restaurant);
    expect(await run('check_availability', { ...table, time: '15:00' })).toMatchObject({
      code: 'closed',
      value: { next_opening: { date: '2026-11-24', time: '17:30' } },
    });
    expect(await run('check_availability', { ...table, party_size: 20 })).toEqual({
      code: 'too_large',
      value: { max_party_size: 8 },
    });
    expect(await run('check_availability', { date: 'tomorrow', time: '7pm' })).toMatchObject({
      code: 'invalid',
      value: { problems: [{ field: 'date' }, { field: 'time' }, { field: 'party_size' }] },
    });
  });

  it('keep other callers’ reservations out of reach', async () => {
    const mine = await callTo(restaurant);
    await mine.run('book_reservation', { ...table, name: 'Ada Lovelace' });
    const [row] = await database.db.select().from(reservations);
    const other = await callTo(restaurant, '+14155559999');
    expect(await other.run('find_reservation', { phone: CALLER })).toMatchObject({ code: 'not_found' });
    expect(await other.run('cancel_reservation', { id: row?.id })).toMatchObject({ code: 'not_found' });
    expect(await other.run('change_reservation', { id: row?.id, ...table })).toMatchObject({ code: 'not_found' });
    const proof = { confirmation_code: row?.confirmationCode, name: 'Lovelace' };
    expect(await other.run('find_reservation', proof)).toMatchObject({ code: 'ok' });
    expect(await other.run('cancel_reservation', { id: row?.id })).toMatchObject({ code: 'ok' });
  });

  it('ask for a number when the caller’s is withheld', async () => {
    const { run } = await callTo(restaurant, 'anonymous');
    const booking = { ...table, name: 'Ada' };
    expect(await run('book_reservation', booking)).toMatchObject({
      code: 'invalid',
      value: { problems: [{ field: 'phone' }] },
    });
    expect(await run('book_reservation', { ...booking, phone: '(415) 555-0123' })).toMatchObject({ code: 'invalid' });
    expect(await run('book_reservation', { ...booking, phone: '+1 415 555 0123' })).toMatchObject({ code: 'ok' });
  });
});

describe('every agent’s tools', () => {
  it('give the address and a person, and keep a message once', async () => {
    const { run, callId } = await callTo(restaurant);
    expect(await run('get_address')).toMatchObject({
      code: 'ok',
      value: { address: '218 West 44th Street, New York' },
    });
    expect(await run('forward_call', { reason: 'wants a person' })).toEqual({
      code: 'ok',
      value: { to: '+12125550111' },
    });
    const message = { name: 'Ada', phone: CALLER, message: 'Please call me back about the party.' };
    await run('take_message', message);
    await run('take_message', message);
    expect(await database.db.select().from(messages).where(eq(messages.callId, callId))).toHaveLength(1);
  });

  it('take whoever asks for it off the list of those who are called', async () => {
    const { run, callId } = await callTo(restaurant);
    const { id: businessId } = restaurant.business;
    const { db } = database;
    const [contact] = await db.insert(contacts).values({ businessId, name: 'Ada' }).returning();
    await db.insert(contactNumbers).values({ businessId, phoneNumber: CALLER, contactId: contact?.id ?? '' });
    expect([await run('stop_calling'), await run('stop_calling')]).toMatchObject([{ code: 'ok' }, { code: 'ok' }]);
    const listed = await db.select().from(doNotCallNumbers);
    expect(listed).toMatchObject([{ businessId, phoneNumber: CALLER, source: 'callee', callId }]);
    expect(await db.select().from(contacts)).toMatchObject([{ doNotCall: true }]);
    const hidden = await callTo(restaurant, 'anonymous');
    expect(await hidden.run('stop_calling')).toMatchObject({ code: 'invalid' });
  });

  it('do not include those of another trade, and a broken one answers instead of throwing', async () => {
    const { run } = await callTo(restaurant);
    expect(await run('book_viewing', {})).toMatchObject({ code: 'failed' });
    const gone = { ...restaurant, business: { ...restaurant.business, id: '0198c0de-0000-7000-8000-000000000000' } };
    const broken = createToolHandler({ db: database.db, wallTime: () => NOW, onFailure: () => {} })({
      id: '0198c0de-0000-7000-8000-000000000001',
      from: null,
      to: null,
      snapshot: gone,
    });
    const request = { name: 'check_availability', arguments: table, idempotencyKey: 'k', signal: never };
    expect(await broken.run(request)).toEqual({ code: 'failed', value: {} });
  });
});

describe('an estate agent’s tools', () => {
  it('book a viewing once, and offer other times to the next caller', async () => {
    const listing = estateAgent.realEstate?.listings[0];
    const viewing = { listing_id: listing?.id, date: '2026-11-24', time: '10:00', name: 'Ada', phone: CALLER };
    const { run } = await callTo(estateAgent);
    const [booked, again] = [await run('book_viewing', viewing), await run('book_viewing', viewing)];
    expect(booked).toMatchObject({
      code: 'ok',
      value: { date: '2026-11-24', time: '10:00', address: listing?.address },
    });
    expect(again).toEqual(booked);
    const other = await callTo(estateAgent, '+14155559999');
    expect(await other.run('book_viewing', { ...viewing, phone: '+14155559999' })).toMatchObject({
      code: 'full',
      value: { alternatives: [{ time: '09:30' }, { time: '10:30' }, { time: '09:15' }] },
    });
    expect(await other.run('book_viewing', { ...viewing, date: '2026-11-29' })).toMatchObject({ code: 'closed' });
    expect(await other.run('book_viewing', { ...viewing, listing_id: restaurant.business.id })).toMatchObject({
      code: 'not_found',
    });
  });

  it('keep a lead once', async () => {
    const { run, callId } = await callTo(estateAgent);
    const lead = { name: 'Ada', phone: CALLER, interest: 'a house with a pool', budget: '900000', timeline: '' };
    await run('create_lead', lead);
    expect(await run('create_lead', lead)).toMatchObject({ code: 'ok' });
    const rows = await database.db.select().from(leads).where(eq(leads.callId, callId));
    expect(rows).toMatchObject([{ budget: '900000', timeline: null }]);
  });
});
