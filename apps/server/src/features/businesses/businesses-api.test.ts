import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agents, auditLog, businesses, phoneNumbers } from '../../db/schema/index.ts';
import { openTestServer, type TestServer } from '../../http/server-fixture.ts';
import { addMember, problemFields, type Send, sender } from './api-fixture.ts';
import { insertBusiness } from './business-fixture.ts';

let server: TestServer;
let send: Send;
let admin: { userId: string; key: string };
beforeAll(async () => {
  server = await openTestServer();
  send = sender(server);
  admin = await server.addUser('admin');
});
afterAll(() => server.close());

const TRATTORIA = {
  name: 'Trattoria',
  address: '2 Test Street',
  phone_number: '+14155550188',
  forwarding_number: '+14155550189',
  timezone: 'Europe/Rome',
  business_hours: {
    friday: [
      { opens: '12:00', closes: '14:30' },
      { opens: '19:00', closes: '01:30' },
    ],
  },
};

describe('a restaurant', () => {
  it('is added by an administrator with its owner, who finds and edits it', async () => {
    const owner = await server.addUser('member');
    const created = await send('POST', '/api/restaurants', admin.key, { ...TRATTORIA, owner_id: owner.userId });
    expect(created.status).toBe(201);
    expect(created.etag).toBe('"1"');
    expect(created.body).toMatchObject({
      ...TRATTORIA,
      business_hours: { ...TRATTORIA.business_hours, monday: [] },
      hours_exceptions: [],
      reservation_rules: { max_party_size: 8 },
      version: 1,
    });
    const list = await send('GET', '/api/restaurants', owner.key);
    expect(list.body).toMatchObject({ total: 1, items: [{ name: 'Trattoria' }] });
    const path = `/api/restaurants/${created.body.id}`;
    const hours_exceptions = [{ date: '2026-12-25', intervals: [], note: 'Christmas' }];
    const edited = await send('PUT', path, owner.key, { hours_exceptions, reservation_rules: { max_party_size: 12 } });
    expect(edited.body).toMatchObject({
      name: 'Trattoria',
      hours: { exceptions: hours_exceptions },
      reservation_rules: { max_party_size: 12, seating_minutes: 90 },
      version: 2,
    });
  });

  it('is not added by a member, nor with a time zone, number or hours that cannot be', async () => {
    const { key } = await server.addUser('member');
    expect((await send('POST', '/api/restaurants', key, TRATTORIA)).status).toBe(403);
    const wrong = await send('POST', '/api/restaurants', admin.key, {
      ...TRATTORIA,
      timezone: '+02:00',
      phone_number: '555-0188',
      business_hours: { friday: [{ opens: '25:00', closes: '14:30' }] },
    });
    expect(wrong.status).toBe(400);
    expect(problemFields(wrong).sort()).toEqual(['business_hours.friday.0.opens', 'phone_number', 'timezone']);
    const unknownOwner = await send('POST', '/api/restaurants', admin.key, {
      ...TRATTORIA,
      owner_id: '01900000-0000-7000-8000-000000000000',
    });
    expect(problemFields(unknownOwner)).toEqual(['owner_id']);
  });

  it('is refused hours that overlap, also past midnight and on dated exceptions', async () => {
    const late = { opens: '18:00', closes: '02:00' };
    const wrong = await send('POST', '/api/restaurants', admin.key, {
      ...TRATTORIA,
      business_hours: {
        friday: [late, { opens: '23:00', closes: '23:30' }],
        saturday: [{ opens: '01:00', closes: '05:00' }],
      },
      hours_exceptions: [
        { date: '2026-12-24', intervals: [late] },
        { date: '2026-12-24', intervals: [] },
      ],
    });
    expect(wrong.status).toBe(400);
    expect(problemFields(wrong).sort()).toEqual([
      'business_hours.friday.1',
      'business_hours.saturday.0',
      'hours_exceptions.1.date',
    ]);
  });
});

describe('an edit', () => {
  it('of what somebody else has changed meanwhile is refused, and one without a version too', async () => {
    const id = await insertBusiness(server.database.db);
    const { key } = await addMember(server, id, 'manager');
    const path = `/api/businesses/${id}`;
    expect((await send('PUT', path, key, { name: 'No version' })).status).toBe(428);
    const edits = await Promise.all(['One', 'Two', 'Three'].map(name => send('PUT', path, key, { name, version: 1 })));
    expect(edits.map(edit => edit.status).sort()).toEqual([200, 412, 412]);
    expect(edits.find(edit => edit.status === 412)?.body.code).toBe('version_conflict');
    const stale = await send('PUT', `/api/restaurants/${id}`, key, { name: 'Four' }, { 'if-match': '"1"' });
    expect(stale.status).toBe(412);
    const fresh = await send('PUT', path, key, { name: 'Five' }, { 'if-match': '"2"' });
    expect(fresh).toMatchObject({ status: 200, etag: '"3"', body: { name: 'Five' } });
  });

  it('is in the audit log with what changed, and by whom', async () => {
    const { db } = server.database;
    const id = await insertBusiness(db);
    const { key } = await addMember(server, id, 'owner');
    await send('PUT', `/api/businesses/${id}`, key, { name: 'Renamed', address: '1 Test Street', version: 1 });
    const [entry] = await db.select().from(auditLog).where(eq(auditLog.businessId, id));
    expect(entry).toMatchObject({
      actorType: 'api_key',
      action: 'business.changed',
      before: { name: 'Test Kitchen' },
      after: { name: 'Renamed' },
    });
  });

  it('needs the role for it, and does not reach another business', async () => {
    const [mine, other] = [await insertBusiness(server.database.db), await insertBusiness(server.database.db)];
    const staff = await addMember(server, mine, 'staff');
    const body = { name: 'Mine now', version: 1 };
    expect((await send('PUT', `/api/businesses/${mine}`, staff.key, body)).status).toBe(403);
    for (const path of [`/api/businesses/${other}`, `/api/restaurants/${other}`, `/api/restaurants/${other}/settings`])
      expect((await send('PUT', path, staff.key, path.endsWith('settings') ? { version: 1 } : body)).status).toBe(404);
  });

  it('of fields nobody knows, or of a profile that is not its kind’s, is refused', async () => {
    const id = await insertBusiness(server.database.db, { kind: 'general' });
    const path = `/api/businesses/${id}`;
    expect((await send('PUT', path, admin.key, { colour: 'red', version: 1 })).status).toBe(400);
    const profiled = await send('PUT', path, admin.key, { profile: { reservation_rules: {} }, version: 1 });
    expect(problemFields(profiled)).toEqual(['profile.reservation_rules']);
    // It exists, but it is no restaurant.
    expect((await send('GET', `/api/restaurants/${id}`, admin.key)).status).toBe(404);
  });
});

describe('deleting', () => {
  it('hides the business, keeps its row, and gives its numbers back', async () => {
    const { db } = server.database;
    const id = await insertBusiness(db, { name: 'Closing down' });
    const [agent] = await db.insert(agents).values({ businessId: id, name: 'Ada' }).returning({ id: agents.id });
    const number = '+14155550777';
    await db.insert(phoneNumbers).values({ number, businessId: id, agentId: agent?.id ?? null, status: 'active' });
    const manager = await addMember(server, id, 'manager');
    const owner = await addMember(server, id, 'owner');
    expect((await send('DELETE', `/api/restaurants/${id}`, manager.key)).status).toBe(403);
    expect((await send('DELETE', `/api/restaurants/${id}`, owner.key)).status).toBe(204);
    for (const key of [owner.key, admin.key]) {
      expect((await send('GET', `/api/restaurants/${id}`, key)).status).toBe(404);
      expect((await send('GET', '/api/businesses?search=closing', key)).body.total).toBe(0);
    }
    expect((await send('DELETE', `/api/restaurants/${id}`, owner.key)).status).toBe(404);
    const [row] = await db.select().from(businesses).where(eq(businesses.id, id));
    expect(row?.deletedAt).not.toBeNull();
    const [free] = await db.select().from(phoneNumbers).where(eq(phoneNumbers.number, number));
    expect(free).toMatchObject({ businessId: null, agentId: null, status: 'unassigned' });
  });
});

describe('a list', () => {
  it('is searched, narrowed to a kind and sorted', async () => {
    const { db } = server.database;
    await insertBusiness(db, { name: 'Zed 100%', kind: 'general' });
    await insertBusiness(db, { name: 'Zed 1000', kind: 'general' });
    const names = async (query: string) =>
      ((await send('GET', `/api/businesses?${query}`, admin.key)).body.items as { name: string }[]).map(
        item => item.name,
      );
    expect(await names('search=zed&sort=-name')).toEqual(['Zed 1000', 'Zed 100%']);
    expect(await names(`search=${encodeURIComponent('100%')}`)).toEqual(['Zed 100%']);
    expect(await names('search=zed&kind=restaurant')).toEqual([]);
    expect((await send('GET', '/api/businesses?sort=secret', admin.key)).status).toBe(400);
  });
});

describe('call handling rules', () => {
  it('are replaced as a whole, with the version of the business', async () => {
    const id = await insertBusiness(server.database.db, { forwardingNumber: '+14155550190' });
    const { key } = await addMember(server, id, 'manager');
    const path = `/api/restaurants/${id}/settings`;
    const rules = {
      answer_when_closed: false,
      when_closed: { type: 'message', text: 'We open at five.' },
      when_inactive: { type: 'forward', to: '+14155550191' },
      facts: [{ topic: 'parking', answer: 'Behind the house.' }],
      forwarding: {
        is_enabled: true,
        to: null,
        always: false,
        when_closed: true,
        max_simultaneous_calls: 3,
        max_calls_per_hour: 40,
      },
    };
    expect(await send('PUT', path, key, { ...rules, version: 1 })).toMatchObject({
      status: 200,
      etag: '"2"',
      body: rules,
    });
    expect((await send('GET', path, key)).body).toEqual({ ...rules, version: 2 });
    const late = await send('PUT', path, key, { facts: [], version: 1 });
    expect(late).toMatchObject({ status: 412, etag: '"2"', body: { code: 'version_conflict', current_version: 2 } });
  });

  it('are taken without a version as well, and forwarding with the one that was read', async () => {
    const id = await insertBusiness(server.database.db, { forwardingNumber: '+14155550190' });
    const { key } = await addMember(server, id, 'owner');
    const settings = `/api/restaurants/${id}/settings`;
    const forward = `/api/restaurants/${id}/calls/forward`;
    expect((await send('PUT', settings, key, { answer_when_closed: false })).body).toMatchObject({ version: 2 });
    const { etag } = await send('GET', settings, key);
    const first = await send('POST', forward, key, { always: true, version: 2 });
    expect(first).toMatchObject({ status: 200, etag: '"3"', body: { always: true } });
    expect(first.body).not.toHaveProperty('version');
    const late = await send('POST', forward, key, { always: false }, { 'if-match': String(etag) });
    expect(late).toMatchObject({ status: 412, body: { current_version: 3 } });
    expect((await send('POST', forward, key, { always: false })).etag).toBe('"4"');
  });

  it('do not forward to nowhere', async () => {
    const id = await insertBusiness(server.database.db);
    const path = `/api/restaurants/${id}/calls/forward`;
    const nowhere = await send('POST', path, admin.key, { always: true });
    expect(problemFields(nowhere)).toEqual(['forwarding.to']);
    const there = await send('POST', path, admin.key, { always: true, to: '+14155550192' });
    expect(there).toMatchObject({ status: 200, body: { always: true, to: '+14155550192', is_enabled: true } });
    const settings = await send('GET', `/api/restaurants/${id}/settings`, admin.key);
    expect(settings.body).toMatchObject({ answer_when_closed: true, forwarding: { to: '+14155550192' } });
  });
});

it('an estate agent’s business has the profile of its kind', async () => {
  const created = await send('POST', '/api/businesses', admin.key, {
    name: 'Harbor',
    kind: 'real_estate',
    timezone: 'America/New_York',
    business_hours: { monday: [{ opens: '09:00', closes: '17:00' }] },
  });
  expect(created.status).toBe(201);
  expect(created.body).toMatchObject({ kind: 'real_estate', numbers: [], version: 1 });
});
