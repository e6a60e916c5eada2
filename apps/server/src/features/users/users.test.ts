import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiKeys, auditLog, members, sessions, users } from '../../db/schema/index.ts';
import { type IdentityServer, json, openIdentityServer } from '../auth/identity-fixture.ts';
import { insertBusiness } from '../businesses/business-fixture.ts';

const GOOD = 'blue kettle on a hill';

let server: IdentityServer;
let admin: { userId: string; key: string };
beforeAll(async () => {
  server = await openIdentityServer();
  admin = await server.addUser('admin', 'root@example.com');
});
afterAll(() => server.close());

type Body = Record<string, unknown> & { id: string; version: number; memberships: unknown[] };

const send = async (method: string, path: string, body: unknown, key = admin.key, headers = {}) => {
  const response = await server.fetch(path, { ...json(body, { method, headers }), key });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Body };
};
const post = (body: unknown) => send('POST', '/api/users', body);
const put = (id: string, body: unknown, headers = {}) => send('PUT', `/api/users/${id}`, body, admin.key, headers);
const remove = (id: string) => server.fetch(`/api/users/${id}`, { method: 'DELETE', key: admin.key });

describe('adding a user', () => {
  it('takes the document’s body, and they sign in and see their businesses', async () => {
    const businessId = await insertBusiness(server.database.db, { name: 'Bella' });
    const { status, headers, body } = await post({
      email: 'Nina@Example.com',
      password: GOOD,
      first_name: 'Nina',
      last_name: 'Owner',
      username: 'Nina.O',
      role: 'member',
      memberships: [{ business_id: businessId, role: 'owner' }],
    });
    expect(status).toBe(201);
    expect(headers.get('etag')).toBe('"1"');
    expect(body).toMatchObject({
      email: 'nina@example.com',
      username: 'nina.o',
      is_active: true,
      memberships: [{ business_id: businessId, business_name: 'Bella', role: 'owner' }],
    });
    expect(JSON.stringify(body)).not.toMatch(/password|hash/);
    expect((await server.signIn('NINA@example.com', GOOD)).body).toMatchObject({
      memberships: [{ business_id: businessId, role: 'owner' }],
    });
    const log = await server.database.db.select().from(auditLog).where(eq(auditLog.subjectId, body.id));
    expect(log).toMatchObject([{ action: 'user.created', actorType: 'api_key' }]);
    expect(JSON.stringify(log)).not.toContain('kettle');
  });

  it('without a password mails a link to set one, and nobody signs in before', async () => {
    const { status, body } = await post({ email: 'new@example.com', first_name: 'New' });
    expect([status, body.email_verified]).toEqual([201, false]);
    expect((await server.signIn('new@example.com', '')).status).toBe(400);
    const token = await server.tokenFor('new@example.com');
    const set = await server.fetch('/api/auth/reset-password', json({ token, new_password: GOOD }));
    expect(set.status).toBe(200);
    expect((await server.signIn('new@example.com', GOOD)).status).toBe(200);
  });

  it('refuses an address or a username that is taken, in any case, naming the field', async () => {
    await post({ email: 'taken@example.com', password: GOOD, username: 'taken' });
    const email = await post({ email: 'TAKEN@example.com', password: GOOD });
    expect([email.status, email.body.code]).toEqual([409, 'conflict']);
    expect(email.body.problems).toEqual([{ field: 'email', message: 'is taken' }]);
    const username = await post({ email: 'other@example.com', password: GOOD, username: 'Taken' });
    expect(username.body.problems).toEqual([{ field: 'username', message: 'is taken' }]);
    const [row] = await server.database.db.select().from(users).where(eq(users.email, 'other@example.com'));
    expect(row).toBeUndefined();
  });

  it('lists every problem, unknown fields among them', async () => {
    const { status, body } = await post({ email: 'nobody', password: 'short', role: 'king', is_admin: true });
    expect(status).toBe(400);
    const fields = (body.problems as { field: string; message: string }[]).map(problem => problem.field);
    expect(fields).toEqual(expect.arrayContaining(['email', 'password', 'role']));
    expect(JSON.stringify(body.problems)).toMatch(/is_?admin/i);
    const weak = await post({ email: 'weak@example.com', password: 'password123' });
    expect(weak.body.problems).toMatchObject([{ field: 'password' }]);
    const nowhere = await post({
      email: 'nowhere@example.com',
      password: GOOD,
      memberships: [{ business_id: admin.userId, role: 'owner' }],
    });
    expect(nowhere.body.problems).toMatchObject([{ field: 'memberships.0.business_id' }]);
  });

  it('is for administrators only', async () => {
    const { key, userId } = await server.addUser('member');
    for (const [method, path] of [
      ['GET', '/api/users'],
      ['GET', `/api/users/${userId}`],
      ['POST', '/api/users'],
      ['PUT', `/api/users/${userId}`],
      ['DELETE', `/api/users/${userId}`],
    ] as const)
      expect(
        (await server.fetch(path, { ...(method === 'GET' ? {} : json({ role: 'admin' }, { method })), key })).status,
      ).toBe(403);
  });
});

describe('the list', () => {
  it('is searched, filtered, sorted and paged', async () => {
    const businessId = await insertBusiness(server.database.db);
    for (const name of ['Zoe', 'Yan', 'Xia'])
      await post({
        email: `${name}@list.example`,
        password: GOOD,
        first_name: name,
        memberships: [{ business_id: businessId, role: 'staff' }],
      });
    const emails = async (query: string) => {
      const response = await server.fetch(`/api/users?${query}`, { key: admin.key });
      const body = (await response.json()) as { items: { email: string }[]; total: number };
      return [body.total, ...body.items.map(item => item.email.split('@')[0])];
    };
    expect(await emails('search=list.example')).toEqual([3, 'xia', 'yan', 'zoe']);
    expect(await emails('search=zo&sort=-email')).toEqual([1, 'zoe']);
    expect(await emails(`business_id=${businessId}&sort=-created_at&page_size=2`)).toEqual([3, 'xia', 'yan']);
    expect(await emails(`business_id=${businessId}&role=admin`)).toEqual([0]);
    expect(await emails('search=%25')).toEqual([0]);
    expect((await server.fetch('/api/users?sort=password', { key: admin.key })).status).toBe(400);
    expect((await server.fetch('/api/users?wanted=all', { key: admin.key })).status).toBe(400);
  });
});

describe('changing a user', () => {
  it('leaves what is absent, replaces memberships, and refuses a stale version', async () => {
    const [first, second] = [await insertBusiness(server.database.db), await insertBusiness(server.database.db)];
    const { body: made } = await post({
      email: 'edit@example.com',
      password: GOOD,
      first_name: 'Before',
      memberships: [{ business_id: first, role: 'staff' }],
    });
    const named = await put(made.id, { first_name: 'After' }, { 'if-match': '"1"' });
    expect(named.body).toMatchObject({ first_name: 'After', version: 2, memberships: [{ business_id: first }] });
    expect((await put(made.id, { first_name: 'Stale' }, { 'if-match': '"1"' })).status).toBe(412);
    expect((await put(made.id, { first_name: 'Stale', version: 1 })).status).toBe(412);
    const moved = await put(made.id, { memberships: [{ business_id: second, role: 'manager' }] });
    expect(moved.body.memberships).toMatchObject([{ business_id: second, role: 'manager' }]);
    expect((await put(randomUUID(), {})).status).toBe(404);
  });

  it('with a new password ends their sessions', async () => {
    const { body: made } = await post({ email: 'passed@example.com', password: GOOD });
    const cookie = await server.cookieOf('passed@example.com', GOOD);
    expect((await put(made.id, { password: 'green kettle on a hill' })).status).toBe(200);
    expect((await server.fetch('/api/auth/me', { headers: { cookie } })).status).toBe(401);
    expect((await server.signIn('passed@example.com', 'green kettle on a hill')).status).toBe(200);
  });
});

describe('switching a user off', () => {
  it('ends sessions, revokes keys, and keeps the record of what they did', async () => {
    const { db } = server.database;
    const { userId, key } = await server.addUser('admin', 'leaver@example.com');
    const businessId = await insertBusiness(db);
    await db.insert(members).values({ userId, businessId, role: 'manager' });
    const cookie = await server.cookieOf('leaver@example.com');
    const { body: made } = await send('POST', '/api/users', { email: 'by-leaver@example.com', password: GOOD }, key);
    expect((await remove(userId)).status).toBe(204);
    expect((await server.fetch('/api/auth/me', { headers: { cookie } })).status).toBe(401);
    expect((await server.fetch('/api/auth/me', { key })).status).toBe(401);
    expect((await server.signIn('leaver@example.com', 'correct horse')).status).toBe(401);
    expect(await db.select().from(sessions).where(eq(sessions.userId, userId))).toEqual([]);
    const active = and(eq(apiKeys.userId, userId), eq(apiKeys.isActive, true));
    expect(await db.select().from(apiKeys).where(active)).toEqual([]);
    expect(await db.select().from(auditLog).where(eq(auditLog.subjectId, made.id))).toHaveLength(1);
    const shown = await server.fetch(`/api/users/${userId}`, { key: admin.key });
    expect(await shown.json()).toMatchObject({ is_active: false, memberships: [{ business_id: businessId }] });
    expect((await put(userId, { is_active: true })).status).toBe(200);
    expect((await server.fetch('/api/auth/me', { key })).status).toBe(401);
    expect((await server.signIn('leaver@example.com', 'correct horse')).status).toBe(200);
  });

  it('never leaves the platform without an administrator, even when two dismiss each other at once', async () => {
    const other = await openIdentityServer();
    try {
      const [one, two] = [await other.addUser('admin'), await other.addUser('admin')];
      const dismiss = (who: string, key: string) => other.fetch(`/api/users/${who}`, { method: 'DELETE', key });
      const statuses = await Promise.all([dismiss(two.userId, one.key), dismiss(one.userId, two.key)]);
      const left = await other.database.db
        .select()
        .from(users)
        .where(and(eq(users.role, 'admin'), eq(users.isActive, true)));
      expect(left).toHaveLength(1);
      expect(statuses.filter(({ status }) => status === 204)).toHaveLength(1);
      const survivor = left[0]?.id === one.userId ? one : two;
      for (const change of [{ role: 'member' }, { is_active: false }]) {
        const body = json(change, { method: 'PUT' });
        const refused = await other.fetch(`/api/users/${survivor.userId}`, { ...body, key: survivor.key });
        expect(refused.status).toBe(409);
      }
      expect((await dismiss(survivor.userId, survivor.key)).status).toBe(409);
    } finally {
      await other.close();
    }
  });
});
