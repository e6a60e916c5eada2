import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestServer, type TestServer } from '../../../http/server-fixture.ts';
import { addMember, problemFields, type Send, sender } from '../../businesses/api-fixture.ts';
import { insertBusiness } from '../../businesses/business-fixture.ts';
import { bookReservation } from '../reservations/book-reservation.ts';
import { restaurant } from '../vertical.ts';

const NOW = new Date('2026-06-01T16:00:00Z');

let server: TestServer;
let send: Send;
let businessId: string;
let path: string;
let key: string;
beforeAll(async () => {
  server = await openTestServer({ wallTime: () => NOW });
  send = sender(server);
  businessId = await insertBusiness(server.database.db);
  path = `/api/restaurants/${businessId}`;
  ({ key } = await addMember(server, businessId, 'owner'));
});
afterAll(() => server.close());

const dish = (name: string, more: object = {}) => ({
  section: 'Mains',
  name,
  price: { amount_minor: 1250, currency: 'EUR' },
  ...more,
});
const names = (items: unknown) => (items as { name: string }[]).map(item => item.name);
const snapshot = () => restaurant.loadSnapshot(server.database.db, businessId, {});

describe('the menu', () => {
  it('is written, put in order, sold out and cut, and the next call knows', async () => {
    const ids: string[] = [];
    for (const name of ['Lasagne', 'Risotto', 'Ossobuco']) {
      const added = await send('POST', `${path}/menu`, key, dish(name));
      expect(added.status).toBe(201);
      ids.push(String(added.body.id));
    }
    const [lasagne = '', risotto = '', ossobuco = ''] = ids;
    expect((await send('PUT', `${path}/menu/order`, key, { ids: [ossobuco, lasagne, risotto] })).status).toBe(200);
    const soldOut = await send('POST', `${path}/menu/${lasagne}/availability`, key, { is_available: false });
    expect(soldOut.body).toMatchObject({ is_available: false, version: 2 });
    expect((await send('DELETE', `${path}/menu/${risotto}`, key)).status).toBe(204);
    const list = await send('GET', `${path}/menu`, key);
    expect(names(list.body.items)).toEqual(['Ossobuco', 'Lasagne']);
    expect(names((await send('GET', `${path}/menu?is_available=false`, key)).body.items)).toEqual(['Lasagne']);
    expect((await snapshot()).restaurant?.menu).toMatchObject([
      { name: 'Ossobuco', isAvailable: true },
      { name: 'Lasagne', isAvailable: false },
    ]);
    for (const method of ['GET', 'DELETE'])
      expect((await send(method, `${path}/menu/${risotto}`, key)).status).toBe(404);
  });

  it('lets one of two editors save', async () => {
    const { body } = await send('POST', `${path}/menu`, key, dish('Saltimbocca'));
    const item = `${path}/menu/${body.id}`;
    expect((await send('PUT', item, key, { name: 'Other' })).status).toBe(428);
    const edits = await Promise.all([
      send('PUT', item, key, { price: { amount_minor: 1900, currency: 'EUR' }, version: 1 }),
      send('PUT', item, key, { description: 'With sage.' }, { 'if-match': '"1"' }),
    ]);
    expect(edits.map(edit => edit.status).sort()).toEqual([200, 412]);
  });

  it('is not put in an order that forgets or invents dishes', async () => {
    const list = await send('GET', `${path}/menu`, key);
    const ids = (list.body.items as { id: string }[]).map(item => item.id);
    const wrong = await send('PUT', `${path}/menu/order`, key, { ids: [...ids.slice(1), ids[1], businessId] });
    expect(wrong.status).toBe(400);
    expect(problemFields(wrong)).toEqual([`ids.${ids.length - 1}`, `ids.${ids.length}`, 'ids']);
  });

  it('is imported whole or not at all, from JSON and from CSV', async () => {
    const menu = `/api/restaurants/${await insertBusiness(server.database.db)}/menu`;
    const admin = await server.addUser('admin');
    const items = [dish('Soup', { section: 'Starters' }), dish('Steak')];
    expect((await send('POST', `${menu}/import`, admin.key, { items })).body).toEqual({ added: 2, removed: 0 });
    const csv = (body: string, query = '') =>
      server.fetch(`${menu}/import-csv${query}`, {
        method: 'POST',
        key: admin.key,
        body,
        headers: { 'content-type': 'text/csv' },
      });
    const wrong = await csv('section,name,price,currency\nMains,Fish,9.999,EUR\nMains,,12,Euro\n');
    expect(wrong.status).toBe(400);
    const { problems } = (await wrong.json()) as { problems: { field: string }[] };
    expect(problems.map(problem => problem.field)).toEqual(['line 2: price', 'line 3: name', 'line 3: price']);
    expect((await csv('section,title\nMains,Fish\n')).status).toBe(400);
    const right = await csv(
      'section,name,price,currency,diets\nMains,"Fish, ""grilled""",12.5,eur,low_carb; gluten_free\nSake,Junmai,900,JPY,\n',
      '?replace=true',
    );
    expect(await right.json()).toEqual({ added: 2, removed: 2 });
    expect((await send('GET', menu, admin.key)).body).toMatchObject({
      total: 2,
      items: [
        { name: 'Fish, "grilled"', price: { amount_minor: 1250, currency: 'EUR' }, diets: ['low_carb', 'gluten_free'] },
        { name: 'Junmai', price: { amount_minor: 900, currency: 'JPY' } },
      ],
    });
  });

  it('is read, but not written, by the staff, and is not there for others', async () => {
    const staff = await addMember(server, businessId, 'staff');
    expect((await send('GET', `${path}/menu`, staff.key)).status).toBe(200);
    expect((await send('POST', `${path}/menu`, staff.key, dish('Mine'))).status).toBe(403);
    const other = await addMember(server, await insertBusiness(server.database.db), 'owner');
    expect((await send('GET', `${path}/menu`, other.key)).status).toBe(404);
    // Their own restaurant does not open a dish of ours.
    const { body } = await send('POST', `${path}/menu`, key, dish('Ours'));
    const foreign = `/api/restaurants/${await insertBusiness(server.database.db)}/menu/${body.id}`;
    const admin = await server.addUser('admin');
    expect((await send('GET', foreign, admin.key)).status).toBe(404);
    expect((await send('PUT', foreign, admin.key, { name: 'Theirs', version: 1 })).status).toBe(404);
  });
});

describe('a special', () => {
  it('is kept for its dates, and the next call knows it', async () => {
    const today = new Date().toISOString().slice(0, 10);
    const special = { title: 'Asparagus', valid_from: today, valid_until: '2099-06-30' };
    const added = await send('POST', `${path}/specials`, key, special);
    expect(added).toMatchObject({ status: 201, body: { ...special, description: '', version: 1 } });
    const item = `${path}/specials/${added.body.id}`;
    const price = { amount_minor: 1400, currency: 'EUR' };
    expect((await send('PUT', item, key, { price, version: 1 })).body).toMatchObject({ price, version: 2 });
    expect((await snapshot()).restaurant?.specials).toMatchObject([
      { title: 'Asparagus', price: { amountMinor: 1400 } },
    ]);
    expect((await send('GET', `${path}/specials?date=2099-07-01`, key)).body.total).toBe(0);
    const backwards = await send('PUT', item, key, { valid_until: '2020-01-01', version: 2 });
    expect(problemFields(backwards)).toEqual(['valid_until']);
    expect((await send('PUT', item, key, { price: null, version: 2 })).body).not.toHaveProperty('price');
    expect((await send('DELETE', item, key)).status).toBe(204);
    expect((await send('GET', item, key)).status).toBe(404);
  });
});

describe('a table', () => {
  it('has a name of its own, which is free again when the table is gone', async () => {
    const table = { name: 'Window', capacity: 4 };
    const added = await send('POST', `${path}/tables`, key, table);
    expect(added).toMatchObject({ status: 201, body: { ...table, is_active: true, version: 1 } });
    expect((await send('POST', `${path}/tables`, key, table)).status).toBe(409);
    const patio = await send('POST', `${path}/tables`, key, { name: 'Patio', capacity: 2 });
    const renamed = { name: 'Window', version: 1 };
    expect((await send('PUT', `${path}/tables/${patio.body.id}`, key, renamed)).status).toBe(409);
    for (const id of [added.body.id, patio.body.id])
      expect((await send('DELETE', `${path}/tables/${id}`, key)).status).toBe(204);
    const again = await send('POST', `${path}/tables`, key, table);
    expect(again.status).toBe(201);
    expect((await send('GET', `${path}/tables`, key)).body).toMatchObject({ total: 1, items: [{ name: 'Window' }] });
    expect((await send('DELETE', `${path}/tables/${again.body.id}`, key)).status).toBe(204);
  });

  it('with parties expected is neither deleted nor made too small for them', async () => {
    const { body } = await send('POST', `${path}/tables`, key, { name: 'Round', capacity: 6 });
    const outcome = await bookReservation(server.database.db, {
      businessId,
      request: { date: '2026-06-05', time: '20:00', partySize: 5 },
      guestName: 'Ada',
      guestPhone: '+14155550123',
      notes: '',
      callId: null,
      idempotencyKey: null,
      actor: { type: 'system' },
      now: NOW,
    });
    expect(outcome.code).toBe('ok');
    const table = `${path}/tables/${body.id}`;
    expect((await send('DELETE', table, key)).status).toBe(409);
    expect(problemFields(await send('PUT', table, key, { capacity: 4, version: 1 }))).toEqual(['capacity']);
    expect((await send('PUT', table, key, { capacity: 5, is_active: false, version: 1 })).status).toBe(200);
  });
});
