import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestServer, type TestServer } from '../../../http/server-fixture.ts';
import { addMember, problemFields, type Send, sender } from '../../businesses/api-fixture.ts';
import { insertBusiness, insertTable } from '../../businesses/business-fixture.ts';

/** A Monday, noon in New York. */
const NOW = new Date('2026-06-01T16:00:00Z');

let server: TestServer;
let send: Send;
beforeAll(async () => {
  server = await openTestServer({ wallTime: () => NOW });
  send = sender(server);
});
afterAll(() => server.close());

const party = (more: object = {}) => ({
  date: '2026-06-05',
  time: '20:00',
  party_size: 2,
  guest_name: 'Ada Lovelace',
  guest_phone: '+14155550123',
  ...more,
});

async function openRestaurant(...capacities: number[]) {
  const businessId = await insertBusiness(server.database.db);
  for (const capacity of capacities) await insertTable(server.database.db, businessId, capacity);
  const { key } = await addMember(server, businessId, 'staff');
  return { path: `/api/restaurants/${businessId}/reservations`, businessId, key };
}

describe('booking', () => {
  it('never gives one table to two parties, however many ask at once', async () => {
    const { path, key } = await openRestaurant(2, 4);
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) => send('POST', path, key, party({ guest_name: `Guest ${index}` }))),
    );
    expect(answers.map(answer => answer.status).sort()).toEqual([201, 201, 409, 409, 409, 409, 409, 409]);
    const tables = answers.filter(answer => answer.status === 201).map(answer => answer.body.table_name);
    expect(new Set(tables).size).toBe(2);
    expect(answers.find(answer => answer.status === 409)?.body.detail).toContain('Free near it: 2026-06-05');
  });

  it('with the same Idempotency-Key books once', async () => {
    const { path, key } = await openRestaurant(2, 4);
    const headers = { 'idempotency-key': 'ada-and-friday' };
    const first = await send('POST', path, key, party(), headers);
    const again = await send('POST', path, key, party(), headers);
    expect(first.status).toBe(201);
    expect(again.body.id).toBe(first.body.id);
    expect((await send('GET', path, key)).body.total).toBe(1);
  });

  it('tells what is wrong with a wish', async () => {
    const { path, key } = await openRestaurant(8);
    expect((await send('POST', path, key, party({ time: '15:00' }))).body.detail).toContain('closed');
    expect(problemFields(await send('POST', path, key, party({ party_size: 9 })))).toEqual(['party_size']);
    expect(problemFields(await send('POST', path, key, party({ date: '2026-05-01' })))).toEqual(['time']);
    expect(problemFields(await send('POST', path, key, party({ date: '2027-05-01' })))).toEqual(['date']);
    expect(problemFields(await send('POST', path, key, party({ guest_phone: '555', time: '8pm' }))).sort()).toEqual([
      'guest_phone',
      'time',
    ]);
  });

  it('can be asked about first', async () => {
    const { path, businessId, key } = await openRestaurant(2);
    const availability = `/api/restaurants/${businessId}/availability?date=2026-06-05&time=20:00&party_size=2`;
    expect((await send('GET', availability, key)).body).toEqual({ code: 'ok', alternatives: [], next_opening: null });
    await send('POST', path, key, party());
    expect((await send('GET', availability, key)).body).toMatchObject({ code: 'full' });
  });
});

describe('a reservation', () => {
  it('moves to a free table, or stays where it is', async () => {
    const { path, key } = await openRestaurant(2, 4);
    const { body } = await send('POST', path, key, party());
    const item = `${path}/${body.id}`;
    await send('POST', path, key, party({ party_size: 4, guest_name: 'Four' }));
    expect((await send('PUT', item, key, { party_size: 4, guest_name: 'Changed', version: 1 })).status).toBe(409);
    expect((await send('GET', item, key)).body).toMatchObject({
      party_size: 2,
      guest_name: 'Ada Lovelace',
      version: 1,
    });
    const moved = await send('PUT', item, key, { ...party({ time: '17:00' }), notes: 'By the window', version: 1 });
    expect(moved).toMatchObject({
      status: 200,
      body: { time: '17:00', notes: 'By the window', confirmation_code: body.confirmation_code, version: 2 },
    });
    expect((await send('PUT', item, key, { notes: 'Late', version: 1 })).status).toBe(412);
    expect((await send('PUT', item, key, { notes: 'Late', version: 2 })).body).toMatchObject({ version: 3 });
  });

  it('is seated, completed or missed, and frees its table when it ends', async () => {
    const { path, key } = await openRestaurant(2);
    const { body } = await send('POST', path, key, party());
    const status = (id: unknown, word: string) => send('POST', `${path}/${id}/status`, key, { status: word });
    expect((await status(body.id, 'no_show')).body).toMatchObject({ status: 'no_show' });
    const second = await send('POST', path, key, party({ guest_name: 'Walk-in' }));
    expect(second.status).toBe(201);
    // They came after all, but their table is taken.
    expect((await status(body.id, 'seated')).status).toBe(409);
    expect((await status(second.body.id, 'seated')).body).toMatchObject({ status: 'seated' });
    expect((await status(second.body.id, 'completed')).body).toMatchObject({ status: 'completed' });
    expect((await status(second.body.id, 'canceled')).status).toBe(409);
    expect((await status(body.id, 'seated')).status).toBe(200);
  });

  it('is canceled once or twice with the same end', async () => {
    const { path, key } = await openRestaurant(2);
    const { body } = await send('POST', path, key, party());
    for (const _time of [1, 2]) expect((await send('DELETE', `${path}/${body.id}`, key)).status).toBe(204);
    expect((await send('GET', `${path}/${body.id}`, key)).body).toMatchObject({ status: 'canceled' });
    expect((await send('POST', path, key, party())).status).toBe(201);
  });

  it('is nobody’s business but the restaurant’s', async () => {
    const [ours, theirs] = [await openRestaurant(2), await openRestaurant(2)];
    const { body } = await send('POST', ours.path, ours.key, party());
    for (const path of [`${ours.path}/${body.id}`, `${theirs.path}/${body.id}`]) {
      expect((await send('GET', path, theirs.key)).status).toBe(404);
      expect((await send('PUT', path, theirs.key, { notes: 'x', version: 1 })).status).toBe(404);
      expect((await send('DELETE', path, theirs.key)).status).toBe(404);
    }
    // An administrator sees bookings, but makes none.
    const admin = await server.addUser('admin');
    expect((await send('GET', ours.path, admin.key)).status).toBe(200);
    expect((await send('POST', ours.path, admin.key, party())).status).toBe(403);
  });
});

describe('the list', () => {
  it('is narrowed by dates, status and search, and sorted', async () => {
    const { path, key } = await openRestaurant(2, 2);
    for (const [date, guest_name] of [
      ['2026-06-05', 'Ada'],
      ['2026-06-06', 'Grace'],
      ['2026-06-07', 'Edsger'],
    ])
      await send('POST', path, key, party({ date, guest_name, time: '21:00' }));
    const names = async (query: string) =>
      ((await send('GET', `${path}?${query}`, key)).body.items as { guest_name: string }[]).map(
        item => item.guest_name,
      );
    // 21:00 in New York is the next day in UTC.
    expect(await names('from=2026-06-05&until=2026-06-06')).toEqual(['Ada', 'Grace']);
    expect(await names('date=2026-06-07')).toEqual(['Edsger']);
    expect(await names('search=GRA')).toEqual(['Grace']);
    expect(await names('status=canceled')).toEqual([]);
    expect(await names('sort=-starts_at&page_size=2')).toEqual(['Edsger', 'Grace']);
    expect((await send('GET', `${path}?from=yesterday&status=lost`, key)).status).toBe(400);
  });
});
