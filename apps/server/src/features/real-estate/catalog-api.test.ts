import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditLog, viewings } from '../../db/schema/index.ts';
import { openTestServer, type TestServer } from '../../http/server-fixture.ts';
import { addMember, problemFields, type Send, sender } from '../businesses/api-fixture.ts';
import { insertBusiness } from '../businesses/business-fixture.ts';
import { loadOpenListings } from './listings.ts';
import { insertEstateAgent, insertListing } from './real-estate-fixture.ts';

const NOW = new Date('2026-06-01T16:00:00Z');
const VISITOR = '+14155550123';

let server: TestServer;
let send: Send;
let path: string;
let businessId: string;
let owner: string;
let staff: string;

beforeAll(async () => {
  server = await openTestServer({ wallTime: () => NOW, limits: { perAddress: 1e9, perPrincipal: 1e9 } });
  send = sender(server);
});
afterAll(() => server.close());
beforeEach(async () => {
  businessId = await insertEstateAgent(server.database.db);
  owner = (await addMember(server, businessId, 'owner')).key;
  staff = (await addMember(server, businessId, 'staff')).key;
  path = `/api/businesses/${businessId}`;
});

const house = {
  reference: 'H101',
  address: '12 Maple Street',
  kind: 'house',
  offer: 'sale',
  price: { amount_minor: 62_500_000, currency: 'USD' },
  bedrooms: 3,
  bathrooms: 2.5,
};

describe('a listing', () => {
  it('is added, found, changed and taken off the books', async () => {
    const added = await send('POST', `${path}/listings`, owner, house);
    expect(added).toMatchObject({
      status: 201,
      etag: '"1"',
      body: { ...house, area_square_feet: null, status: 'active' },
    });
    expect((await send('POST', `${path}/listings`, owner, house)).status).toBe(409);
    const one = `${path}/listings/${added.body.id}`;
    const total = async (query: string) => (await send('GET', `${path}/listings?${query}`, staff)).body.total;
    for (const query of ['search=maple', 'offer=sale&status=active', 'bedrooms=3', 'max_price_minor=62500000'])
      expect(await total(query)).toBe(1);
    for (const query of ['search=oak', 'offer=rent', 'bedrooms=4', 'max_price_minor=100'])
      expect(await total(query)).toBe(0);
    const changed = await send('PUT', one, owner, { version: 1, status: 'under_offer', area_square_feet: 1850 });
    expect(changed.body).toMatchObject({ ...house, status: 'under_offer', area_square_feet: 1850, version: 2 });
    expect((await send('PUT', one, owner, { version: 1, status: 'sold' })).body.code).toBe('version_conflict');
    expect((await send('PUT', one, staff, { version: 2, status: 'sold' })).status).toBe(403);
    expect(await loadOpenListings(server.database.db, businessId)).toHaveLength(1);
    expect((await send('DELETE', one, owner)).status).toBe(204);
    expect((await send('GET', one, owner)).status).toBe(404);
    expect(await loadOpenListings(server.database.db, businessId)).toEqual([]);
    expect((await send('POST', `${path}/listings`, owner, house)).status).toBe(201);
  });

  it('is told of every mistake, and is of real-estate businesses only', async () => {
    const wrong = await send('POST', `${path}/listings`, owner, {
      ...house,
      bedrooms: -1,
      price: { amount_minor: 1, currency: 'usd' },
    });
    expect(problemFields(wrong)).toEqual(expect.arrayContaining(['bedrooms', 'price.currency']));
    const restaurant = await insertBusiness(server.database.db);
    const { key } = await addMember(server, restaurant, 'owner');
    expect((await send('GET', `/api/businesses/${restaurant}/listings`, key)).status).toBe(404);
  });
});

describe('a viewing', () => {
  const wish = (listingId: string, more: object = {}) => ({
    listing_id: listingId,
    date: '2026-06-03',
    time: '18:00',
    visitor_name: 'Ada',
    visitor_phone: VISITOR,
    ...more,
  });

  it('is booked by the rules, and one time is given once', async () => {
    const listingId = await insertListing(server.database.db, businessId);
    const contact = { business_id: businessId, name: 'Ada', phone_numbers: [VISITOR] };
    const { id: contactId } = (await send('POST', '/api/contacts', staff, contact)).body;
    const answers = await Promise.all(
      [1, 2, 3].map(() => send('POST', `${path}/viewings`, staff, wish(listingId, { notes: 'Brings a dog.' }))),
    );
    expect(answers.map(answer => answer.status).sort()).toEqual([201, 409, 409]);
    const booked = answers.find(answer => answer.status === 201)?.body ?? {};
    expect(booked).toMatchObject({
      date: '2026-06-03',
      time: '18:00',
      starts_at: '2026-06-03T23:00:00.000Z',
      status: 'booked',
      contact_id: contactId,
      notes: 'Brings a dog.',
    });
    const closed = await send('POST', `${path}/viewings`, staff, wish(listingId, { time: '03:00' }));
    expect([closed.status, String(closed.body.detail)]).toEqual([409, expect.stringContaining('closed')]);
    expect(
      problemFields(await send('POST', `${path}/viewings`, staff, wish(listingId, { date: '2026-01-01' }))),
    ).toEqual(['time']);
    expect(problemFields(await send('POST', `${path}/viewings`, staff, wish(businessId)))).toEqual(['listing_id']);
    const total = async (query: string) => (await send('GET', `${path}/viewings?${query}`, staff)).body.total;
    expect(await total('from=2026-06-03&until=2026-06-03&search=ad')).toBe(1);
    expect(await total(`from=2026-06-04&listing_id=${listingId}`)).toBe(0);
    // Its listing stays as long as somebody is going to come.
    expect((await send('DELETE', `${path}/listings/${listingId}`, owner)).status).toBe(409);
    const one = `${path}/viewings/${booked.id}`;
    expect((await send('DELETE', one, staff)).status).toBe(204);
    expect((await send('GET', one, staff)).body.status).toBe('canceled');
    expect((await send('POST', `${path}/viewings`, staff, wish(listingId))).status).toBe(201);
    expect((await send('PUT', one, staff, { version: 2, status: 'booked' })).status).toBe(409);
  });

  it('is noted as it went, on the version that was read', async () => {
    const listingId = await insertListing(server.database.db, businessId);
    const { id } = (await send('POST', `${path}/viewings`, staff, wish(listingId))).body;
    const one = `${path}/viewings/${id}`;
    expect((await send('PUT', one, staff, { status: 'completed' })).body.code).toBe('version_required');
    const done = await send('PUT', one, staff, { version: 1, status: 'completed', notes: 'Liked it.' });
    expect(done.body).toMatchObject({ status: 'completed', notes: 'Liked it.', version: 2 });
    expect((await send('PUT', one, staff, { version: 1, notes: '' })).body.code).toBe('version_conflict');
    const actions = await server.database.db
      .select({ action: auditLog.action })
      .from(auditLog)
      .where(eq(auditLog.subjectId, String(id)));
    expect(actions.map(entry => entry.action)).toEqual(['viewing.booked', 'viewing.completed']);
    expect(await server.database.db.$count(viewings, eq(viewings.businessId, businessId))).toBe(1);
  });
});

describe('a lead', () => {
  it('is added, moved along and deleted', async () => {
    const lead = { name: 'Dana Reed', phone: VISITOR, interest: 'Three bedrooms near the lake', budget: '600,000' };
    const added = await send('POST', `${path}/leads`, staff, lead);
    expect(added).toMatchObject({ status: 201, body: { ...lead, stage: 'new', source: 'manual', timeline: null } });
    const one = `${path}/leads/${added.body.id}`;
    const moved = await send('PUT', one, staff, { version: 1, stage: 'qualified', notes: 'Called back.' });
    expect(moved.body).toMatchObject({ ...lead, stage: 'qualified', notes: 'Called back.', version: 2 });
    const total = async (query: string) => (await send('GET', `${path}/leads?${query}`, staff)).body.total;
    expect([await total('stage=qualified&search=lake'), await total('stage=new')]).toEqual([1, 0]);
    expect((await send('PUT', one, staff, { version: 2, stage: 'asleep' })).status).toBe(400);
    expect((await send('DELETE', one, staff)).status).toBe(204);
    expect((await send('GET', one, staff)).status).toBe(404);
  });
});
