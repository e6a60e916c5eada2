import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestServer, type TestServer } from '../../../http/server-fixture.ts';
import { addMember, problemFields, type Send, sender } from '../../businesses/api-fixture.ts';
import { insertBusiness, insertCall } from '../../businesses/business-fixture.ts';

const NOW = new Date('2026-06-01T16:00:00Z');
const PICKUP = '2026-06-01T23:30:00.000Z';

let server: TestServer;
let send: Send;
let businessId: string;
let restaurant: string;
let owner: string;
let pizza: Record<string, unknown>;
beforeAll(async () => {
  server = await openTestServer({ wallTime: () => NOW });
  send = sender(server);
  businessId = await insertBusiness(server.database.db);
  restaurant = `/api/restaurants/${businessId}`;
  owner = (await addMember(server, businessId, 'owner')).key;
  const price = { amount_minor: 1200, currency: 'USD' };
  pizza = (await send('POST', `${restaurant}/menu`, owner, { section: 'Pizza', name: 'Margherita', price })).body;
});
afterAll(() => server.close());

const order = (items: unknown[], more: object = {}) => ({
  customer_name: 'Ada',
  customer_phone: '+14155550123',
  pickup_at: PICKUP,
  items,
  ...more,
});
const corkage = { name: 'Corkage', unit_price: { amount_minor: 500, currency: 'USD' } };

describe('an order', () => {
  it('keeps the prices of the moment it was placed', async () => {
    const callId = await insertCall(server.database.db, businessId);
    const items = [{ menu_item_id: pizza.id, quantity: 2, modifiers: 'no basil' }, corkage];
    const placed = await send('POST', `${restaurant}/orders`, owner, order(items, { call_id: callId }));
    expect(placed.status).toBe(201);
    expect(placed.body).toMatchObject({
      status: 'received',
      total: { amount_minor: 2900, currency: 'USD' },
      items: [
        { name: 'Margherita', quantity: 2, unit_price: { amount_minor: 1200 }, modifiers: 'no basil' },
        { name: 'Corkage', quantity: 1, menu_item_id: null },
      ],
      call_id: callId,
      version: 1,
    });
    const price = { amount_minor: 9900, currency: 'USD' };
    await send('PUT', `${restaurant}/menu/${pizza.id}`, owner, { price }, { 'if-match': '"1"' });
    const path = `${restaurant}/orders/${placed.body.id}`;
    expect((await send('GET', path, owner)).body).toMatchObject({ total: { amount_minor: 2900 } });
    await send('PUT', `${restaurant}/menu/${pizza.id}`, owner, { price: { ...price, amount_minor: 1200 }, version: 2 });
  });

  it('goes from received to completed, and is settled once it is ready', async () => {
    const staff = await addMember(server, businessId, 'staff');
    const { body } = await send('POST', `${restaurant}/orders`, staff.key, order([corkage]));
    const path = `${restaurant}/orders/${body.id}`;
    const put = (changes: object, version: number) => send('PUT', path, staff.key, { ...changes, version });
    expect((await put({ items: [{ menu_item_id: pizza.id }], status: 'preparing' }, 1)).body).toMatchObject({
      total: { amount_minor: 1200 },
      items: [{ name: 'Margherita' }],
      version: 2,
    });
    expect((await put({ status: 'ready' }, 1)).status).toBe(412);
    expect((await put({ status: 'ready' }, 2)).status).toBe(200);
    expect((await put({ items: [corkage] }, 3)).status).toBe(409);
    expect((await put({ status: 'completed' }, 3)).body).toMatchObject({ status: 'completed' });
    expect((await put({ status: 'canceled' }, 4)).status).toBe(409);
  });

  it('lists everything that is wrong with it', async () => {
    const { body: soldOut } = await send('POST', `${restaurant}/menu`, owner, {
      section: 'Pizza',
      name: 'Truffle',
      price: { amount_minor: 2500, currency: 'USD' },
      is_available: false,
    });
    const euros = { name: 'Bag', unit_price: { amount_minor: 10, currency: 'EUR' } };
    const wrong = await send(
      'POST',
      `${restaurant}/orders`,
      owner,
      order([corkage, { menu_item_id: soldOut.id }, { menu_item_id: businessId }, euros]),
    );
    expect(wrong.status).toBe(400);
    expect(problemFields(wrong)).toEqual(['items.1.menu_item_id', 'items.2.menu_item_id', 'items']);
    const early = await send(
      'POST',
      `${restaurant}/orders`,
      owner,
      order([corkage], { pickup_at: '2020-01-01T00:00:00Z' }),
    );
    expect(problemFields(early)).toEqual(['pickup_at']);
    const dear = { ...corkage, quantity: 999, unit_price: { amount_minor: 2_147_483_647, currency: 'USD' } };
    expect(problemFields(await send('POST', `${restaurant}/orders`, owner, order([dear])))).toEqual(['items']);
    const otherCall = await insertCall(server.database.db, await insertBusiness(server.database.db));
    const foreign = await send('POST', `${restaurant}/orders`, owner, order([corkage], { call_id: otherCall }));
    expect(problemFields(foreign)).toEqual(['call_id']);
  });

  it('is found by status, day and customer, and only by its own restaurant', async () => {
    const { body } = await send('POST', `${restaurant}/orders`, owner, order([corkage], { customer_name: 'Zelda' }));
    const found = async (query: string) => (await send('GET', `${restaurant}/orders?${query}`, owner)).body.total;
    expect(await found('search=zeld')).toBe(1);
    expect(await found('search=zeld&status=ready')).toBe(0);
    // 23:30 UTC is still the first of June in New York.
    expect(await found('search=zeld&from=2026-06-01&until=2026-06-01')).toBe(1);
    expect(await found('search=zeld&from=2026-06-02')).toBe(0);
    const other = await addMember(server, await insertBusiness(server.database.db), 'owner');
    expect((await send('GET', `${restaurant}/orders/${body.id}`, other.key)).status).toBe(404);
    expect((await send('PUT', `${restaurant}/orders/${body.id}`, other.key, { notes: 'x', version: 1 })).status).toBe(
      404,
    );
  });
});
