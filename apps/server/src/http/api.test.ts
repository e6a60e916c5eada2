import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { members } from '../db/schema/index.ts';
import { insertBusiness, insertTable } from '../features/businesses/business-fixture.ts';
import { bookReservation } from '../features/restaurants/reservations/book-reservation.ts';
import { openTestServer, type TestServer } from './server-fixture.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

const json = (body: unknown) => ({
  method: 'POST',
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
});

describe('signing in', () => {
  it('gives a session that lasts until signing out', async () => {
    const { userId } = await server.addUser('admin', 'Grace@Example.com');
    const login = await server.fetch(
      '/api/auth/login',
      json({ email: 'grace@example.com', password: 'correct horse' }),
    );
    expect(login.status).toBe(200);
    const [cookie = ''] = login.headers.getSetCookie();
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    const headers = { cookie: cookie.split(';')[0] ?? '' };
    const me = await server.fetch('/api/auth/me', { headers });
    expect(await me.json()).toMatchObject({
      id: userId,
      email: 'grace@example.com',
      first_name: null,
      memberships: [],
    });
    expect((await server.fetch('/api/auth/logout', { method: 'POST', headers })).status).toBe(204);
    expect((await server.fetch('/api/auth/me', { headers })).status).toBe(401);
  });

  it('refuses a wrong password and an unknown address in the same words', async () => {
    await server.addUser('member', 'ada@example.com');
    const wrong = await server.fetch('/api/auth/login', json({ email: 'ada@example.com', password: 'guess' }));
    const unknown = await server.fetch('/api/auth/login', json({ email: 'nobody@example.com', password: 'guess' }));
    expect(wrong.status).toBe(401);
    expect(wrong.headers.get('content-type')).toContain('application/problem+json');
    expect(await wrong.json()).toEqual(await unknown.json());
  });

  it('refuses a write that another site’s page sent', async () => {
    const options = json({ email: 'ada@example.com', password: 'correct horse' });
    const headers = { ...options.headers, origin: 'https://evil.example' };
    expect((await server.fetch('/api/auth/login', { ...options, headers })).status).toBe(403);
  });
});

describe('every request', () => {
  it('without credentials is answered 401, with a wrong key too', async () => {
    for (const path of ['/api/businesses', '/api/calls', '/api/auth/me']) {
      expect((await server.fetch(path)).status).toBe(401);
      expect((await server.fetch(path, { key: `fd_00000000_${'x'.repeat(43)}` })).status).toBe(401);
    }
  });

  it('lists every problem of a bad query in the wire’s words', async () => {
    const { key } = await server.addUser('admin');
    const response = await server.fetch('/api/calls?page=0&page_size=500&business_id=7', { key });
    expect(response.status).toBe(400);
    const problem = (await response.json()) as { code: string; problems: { field: string }[] };
    expect(problem.code).toBe('validation_failed');
    expect(problem.problems.map(entry => entry.field).sort()).toEqual(['business_id', 'page', 'page_size']);
  });

  it('that cannot be read, or holds what cannot be stored, is a bad request', async () => {
    const { key } = await server.addUser('admin');
    expect((await server.fetch('/api/calls?call_sid=%00', { key })).status).toBe(400);
    const broken = { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } };
    const response = await server.fetch('/api/auth/login', broken);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'bad_request', status: 400 });
  });

  it('to nowhere is a problem document, also under /api/v1', async () => {
    const { key } = await server.addUser('admin');
    expect((await server.fetch('/api/nowhere', { key })).status).toBe(404);
    expect((await server.fetch('/api/v1/auth/me', { key })).status).toBe(200);
  });
});

describe('guessing', () => {
  it('of passwords is slowed down after ten tries a minute', async () => {
    const guessed = await openTestServer();
    try {
      const guess = () => guessed.fetch('/api/auth/login', json({ email: 'a@example.com', password: 'guess' }));
      const statuses: number[] = [];
      for (let tries = 0; tries < 11; tries++) statuses.push((await guess()).status);
      expect(statuses.slice(0, 10)).toEqual(Array(10).fill(401));
      expect(statuses[10]).toBe(429);
      expect(await (await guess()).json()).toMatchObject({ code: 'rate_limited' });
    } finally {
      await guessed.close();
    }
  });
});

describe('members', () => {
  it('see their own businesses, and another’s id is not found', async () => {
    const { db } = server.database;
    const [mine, other] = [await insertBusiness(db, { name: 'Mine' }), await insertBusiness(db, { name: 'Other' })];
    const { key, userId } = await server.addUser('member');
    await db.insert(members).values({ userId, businessId: mine, role: 'staff' });
    const list = (await (await server.fetch('/api/businesses', { key })).json()) as { items: { id: string }[] };
    expect(list.items.map(item => item.id)).toEqual([mine]);
    expect((await server.fetch(`/api/restaurants/${mine}`, { key })).status).toBe(200);
    for (const path of [`/api/restaurants/${other}`, `/api/restaurants/${other}/reservations`])
      expect((await server.fetch(path, { key })).status).toBe(404);
  });
});

describe('a restaurant', () => {
  it('shows its rules and the reservations of a local date', async () => {
    const { db } = server.database;
    const businessId = await insertBusiness(db);
    await insertTable(db, businessId, 4);
    const { key, userId } = await server.addUser('member');
    await db.insert(members).values({ userId, businessId, role: 'owner' });
    const outcome = await bookReservation(db, {
      businessId,
      request: { date: '2026-06-05', time: '20:30', partySize: 2 },
      guestName: 'Ada',
      guestPhone: '+14155550123',
      notes: '',
      callId: null,
      idempotencyKey: null,
      actor: { type: 'system' },
      now: new Date('2026-06-01T16:00:00Z'),
    });
    expect(outcome.code).toBe('ok');
    const restaurant = await (await server.fetch(`/api/restaurants/${businessId}`, { key })).json();
    expect(restaurant).toMatchObject({ reservation_rules: { max_party_size: 8 }, tables: [{ capacity: 4 }] });
    const on = async (date: string) =>
      (await server.fetch(`/api/restaurants/${businessId}/reservations?date=${date}`, { key })).json();
    expect(await on('2026-06-05')).toMatchObject({
      total: 1,
      items: [{ guest_name: 'Ada', time: '20:30', party_size: 2 }],
    });
    expect(await on('2026-06-06')).toMatchObject({ total: 0 });
  });
});

describe('operations', () => {
  it('answers health, readiness and metrics without a key', async () => {
    expect((await server.fetch('/healthz')).status).toBe(200);
    expect(await (await server.fetch('/readyz')).json()).toEqual({ status: 'ready', database: 'ok' });
    expect(await (await server.fetch('/metrics')).text()).toContain('http_request_duration_seconds');
  });

  it('describes itself in OpenAPI 3.1, in snake_case', async () => {
    const document = (await (await server.fetch('/api/docs/json')).json()) as { openapi: string; paths: object };
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths)).toContain('/api/calls/{id}');
    const text = JSON.stringify(document);
    expect(text).toContain('"duration_seconds"');
    expect(text).not.toContain('"durationSeconds"');
  });
});
