import { Permission } from '@frontdesk/contract';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { apiKeys, auditLog, members } from '../../db/schema/index.ts';
import { insertBusiness, insertCall } from '../businesses/business-fixture.ts';
import { type IdentityServer, json, openIdentityServer } from './identity-fixture.ts';

let server: IdentityServer;
let businessId: string;
let owner: { userId: string; key: string };
beforeAll(async () => {
  server = await openIdentityServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  businessId = await insertBusiness(server.database.db);
  owner = await server.addUser('member');
  await server.database.db.insert(members).values({ userId: owner.userId, businessId, role: 'owner' });
});

interface MadeKey extends Record<string, unknown> {
  readonly id: string;
  readonly key: string;
  readonly prefix: string;
}

async function send(method: string, path: string, body: unknown, key = owner.key, headers = {}) {
  const response = await server.fetch(`/api/api-keys${path}`, { ...json(body, { method, headers }), key });
  const text = await response.text();
  return { status: response.status, body: (text ? JSON.parse(text) : {}) as MadeKey };
}

async function make(body: Record<string, unknown>, key = owner.key): Promise<MadeKey> {
  const made = await send('POST', '', { name: 'test', ...body }, key);
  expect(made.status).toBe(201);
  return made.body;
}

const statusOf = async (path: string, key: string, options = {}) =>
  (await server.fetch(path, { ...options, key })).status;

describe('a key', () => {
  it('is shown once, kept as a hash, and known by its prefix afterwards', async () => {
    const { key, prefix, id } = await make({ name: 'Till' });
    expect(key.startsWith(`${prefix}_`)).toBe(true);
    expect(await statusOf('/api/auth/me', key)).toBe(200);
    const list = await server.fetch('/api/api-keys', { key: owner.key });
    const text = await list.text();
    expect(text).toContain(prefix);
    expect(text).not.toContain(key);
    expect(text).not.toContain('hash');
    const [row] = await server.database.db.select().from(apiKeys).where(eq(apiKeys.id, id));
    expect(JSON.stringify(row)).not.toContain(key.slice(prefix.length + 1));
    const log = await server.database.db.select().from(auditLog).where(eq(auditLog.subjectId, id));
    expect(log).toMatchObject([{ action: 'api_key.created', after: { name: 'Till', prefix } }]);
    expect(JSON.stringify(log)).not.toMatch(new RegExp(`${row?.hash}|${key.slice(prefix.length)}`));
  });

  it('with its last character changed, cut short, or another scheme is no key', async () => {
    const { key } = await make({});
    const changed = key.slice(0, -1) + (key.endsWith('A') ? 'B' : 'A');
    for (const wrong of [changed, key.slice(0, -1), `${key}A`, key.toUpperCase()])
      expect(await statusOf('/api/auth/me', wrong)).toBe(401);
    const basic = await server.fetch('/api/auth/me', { headers: { authorization: `Basic ${key}` } });
    expect(basic.status).toBe(401);
  });

  it('that is wrong is not saved by a session beside it', async () => {
    await server.addUser('member', 'both@example.com');
    const cookie = await server.cookieOf('both@example.com');
    expect((await server.fetch('/api/auth/me', { headers: { cookie, authorization: 'Bearer fd_x' } })).status).toBe(
      401,
    );
  });

  it('is revoked at once and for good', async () => {
    const { id, key } = await make({});
    expect((await send('DELETE', `/${id}`, {})).status).toBe(204);
    expect(await statusOf('/api/auth/me', key)).toBe(401);
    expect((await send('DELETE', `/${id}`, {})).status).toBe(404);
    expect((await send('PUT', `/${id}`, { name: 'back', version: 2 })).status).toBe(404);
  });

  it('expires', async () => {
    expect((await send('POST', '', { name: 'old', expires_at: '2020-01-01T00:00:00Z' })).status).toBe(400);
    const { id, key } = await make({ expires_at: new Date(Date.now() + 3_600_000).toISOString() });
    expect(await statusOf('/api/auth/me', key)).toBe(200);
    await server.database.db
      .update(apiKeys)
      .set({ expiresAt: new Date(Date.now() - 1000) })
      .where(eq(apiKeys.id, id));
    expect(await statusOf('/api/auth/me', key)).toBe(401);
  });

  it('belongs to its user: nobody else, not even an administrator, sees or changes it', async () => {
    const { id } = await make({});
    for (const role of ['member', 'admin'] as const) {
      const { key } = await server.addUser(role);
      expect((await send('PUT', `/${id}`, { name: 'mine', version: 1 }, key)).status).toBe(404);
      expect((await send('DELETE', `/${id}`, {}, key)).status).toBe(404);
      expect(await (await server.fetch('/api/api-keys', { key })).json()).toMatchObject({ total: 1 });
    }
  });

  it('is renamed with the version that was read', async () => {
    const { id } = await make({});
    expect((await send('PUT', `/${id}`, { name: 'Kitchen' })).status).toBe(428);
    const renamed = await send('PUT', `/${id}`, { name: 'Kitchen' }, owner.key, { 'if-match': '"1"' });
    expect(renamed.body).toMatchObject({ name: 'Kitchen', version: 2, scopes: ['all'] });
    expect((await send('PUT', `/${id}`, { name: 'Bar', version: 1 })).status).toBe(412);
  });

  it('notes its use to the minute, not with every request', async () => {
    const { id, key } = await make({});
    const lastUse = async () => {
      const [row] = await server.database.db.select().from(apiKeys).where(eq(apiKeys.id, id));
      return row?.lastUsedAt?.getTime() ?? null;
    };
    expect(await lastUse()).toBeNull();
    await statusOf('/api/auth/me', key);
    const first = await lastUse();
    expect(first).not.toBeNull();
    await statusOf('/api/auth/me', key);
    expect(await lastUse()).toBe(first);
    await server.database.db
      .update(apiKeys)
      .set({ lastUsedAt: new Date(Date.now() - 61_000) })
      .where(eq(apiKeys.id, id));
    await statusOf('/api/auth/me', key);
    expect(await lastUse()).toBeGreaterThanOrEqual(first ?? 0);
  });

  it('sent twice with one idempotency key is made once', async () => {
    const headers = { 'idempotency-key': 'a-till-key' };
    const [first, again] = [
      await send('POST', '', { name: 'Till' }, owner.key, headers),
      await send('POST', '', { name: 'Till' }, owner.key, headers),
    ];
    expect(again.body).toEqual(first.body);
  });
});

describe('scopes', () => {
  it('say what a key may be used for, and refuse the rest', async () => {
    const { key } = await make({ scopes: ['members:read'] });
    expect(await statusOf(`/api/businesses/${businessId}/members`, key)).toBe(200);
    expect(await statusOf('/api/calls', key)).toBe(403);
    const invite = json({ email: 'x@example.com', role: 'staff' });
    expect(await statusOf(`/api/businesses/${businessId}/members`, key, invite)).toBe(403);
  });

  it('read-only changes nothing', async () => {
    const { key } = await make({ scopes: ['read_only'] });
    expect(await statusOf(`/api/businesses/${businessId}/members`, key)).toBe(200);
    expect(await statusOf('/api/calls', key)).toBe(200);
    const invite = json({ email: 'x@example.com', role: 'staff' });
    expect(await statusOf(`/api/businesses/${businessId}/members`, key, invite)).toBe(403);
  });

  it('never let a key do more than its user', async () => {
    const staff = await server.addUser('member');
    await server.database.db.insert(members).values({ userId: staff.userId, businessId, role: 'staff' });
    for (const scopes of [['all'], [...Permission.options]]) {
      const { key } = await make({ scopes }, staff.key);
      expect(await statusOf('/api/users', key)).toBe(403);
      expect(await statusOf(`/api/businesses/${businessId}/members`, key)).toBe(403);
      expect(await statusOf('/api/calls', key)).toBe(200);
    }
  });

  it('of reading calls do not include what was said', async () => {
    const callId = await insertCall(server.database.db, businessId);
    const { key } = await make({ scopes: ['calls:read'] });
    const call = await server.fetch(`/api/calls/${callId}`, { key });
    expect(await call.json()).toMatchObject({ id: callId, transcript: null, events: null });
    expect(await statusOf(`/api/calls/${callId}/recording`, key)).toBe(403);
  });

  it('that are not known are refused, and one that we no longer know allows nothing', async () => {
    expect((await send('POST', '', { name: 'x', scopes: ['everything'] })).status).toBe(400);
    expect((await send('POST', '', { name: 'x', scopes: [] })).status).toBe(400);
    const { id, key } = await make({ scopes: ['calls:read'] });
    await server.database.db
      .update(apiKeys)
      .set({ scopes: ['telex:read'] })
      .where(eq(apiKeys.id, id));
    expect(await statusOf('/api/calls', key)).toBe(403);
  });

  it('cannot be escaped by making another key, or widening this one', async () => {
    const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
    for (const limit of [{ scopes: [...Permission.options] }, { business_id: businessId }, { expires_at: inAnHour }]) {
      const { key, id } = await make(limit);
      expect((await send('POST', '', { name: 'wider' }, key)).status).toBe(403);
      expect((await send('PUT', `/${id}`, { scopes: ['all'], version: 1 }, key)).status).toBe(403);
      expect((await send('DELETE', `/${id}`, {}, key)).status).toBe(403);
      expect(await statusOf('/api/api-keys', key)).toBe(403);
    }
  });
});

describe('a key for one business', () => {
  it('finds nothing of the others, and is none for the platform', async () => {
    const admin = await server.addUser('admin');
    const other = await insertBusiness(server.database.db);
    await server.database.db.insert(members).values({ userId: owner.userId, businessId: other, role: 'owner' });
    for (const who of [owner, admin]) {
      const { key } = await make({ business_id: businessId }, who.key);
      expect(await statusOf(`/api/businesses/${businessId}/members`, key)).toBe(200);
      expect(await statusOf(`/api/businesses/${other}/members`, key)).toBe(404);
      expect(await statusOf('/api/users', key)).toBe(403);
      const list = await server.fetch('/api/businesses', { key });
      expect(await list.json()).toMatchObject({ total: 1, items: [{ id: businessId }] });
      const callId = await insertCall(server.database.db, other);
      expect(await statusOf(`/api/calls/${callId}`, key)).toBe(404);
    }
    const { key } = await make({ business_id: businessId });
    const me = await server.fetch('/api/auth/me', { key });
    expect(await me.json()).toMatchObject({ memberships: [{ business_id: businessId }] });
  });

  it('is made only for a business that its user sees', async () => {
    const foreign = await insertBusiness(server.database.db);
    expect((await send('POST', '', { name: 'x', business_id: foreign })).status).toBe(404);
  });
});
