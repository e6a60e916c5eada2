import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditLog, members, users } from '../../db/schema/index.ts';
import { type IdentityServer, json, openIdentityServer } from '../auth/identity-fixture.ts';
import { insertBusiness } from '../businesses/business-fixture.ts';

let server: IdentityServer;
let businessId: string;
let owner: { userId: string; key: string };
beforeAll(async () => {
  server = await openIdentityServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  businessId = await insertBusiness(server.database.db, { name: 'Bella Vista' });
  owner = await join('owner');
});

async function join(role: 'owner' | 'manager' | 'staff', business = businessId) {
  const user = await server.addUser('member');
  await server.database.db.insert(members).values({ userId: user.userId, businessId: business, role });
  return user;
}

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown> & { items: Record<string, unknown>[] };
}

async function send(method: string, path: string, body?: unknown, key = owner.key): Promise<Answer> {
  const options = body === undefined ? { method } : json(body, { method });
  const response = await server.fetch(`/api/businesses/${businessId}/members${path}`, { ...options, key });
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : {} };
}

describe('inviting', () => {
  it('somebody new makes an account, mails a link, and lets them in once they have set a password', async () => {
    const made = await send('POST', '', { email: 'Cook@Example.com', role: 'staff', first_name: 'Carla' });
    expect(made).toMatchObject({ status: 201, body: { email: 'cook@example.com', role: 'staff', status: 'invited' } });
    const token = await server.tokenFor('cook@example.com');
    expect(server.smtp.mails.at(-1)?.subject).toBe('You are invited to Bella Vista');
    expect((await server.signIn('cook@example.com', 'correct horse')).status).toBe(401);
    await server.fetch('/api/auth/reset-password', json({ token, new_password: 'blue kettle on a hill' }));
    const { body } = await server.signIn('cook@example.com', 'blue kettle on a hill');
    expect(body).toMatchObject({ role: 'member', memberships: [{ business_id: businessId, role: 'staff' }] });
    const list = await send('GET', '?role=staff');
    expect(list.body).toMatchObject({ total: 1, items: [{ first_name: 'Carla', status: 'active' }] });
  });

  it('somebody with an account adds them, tells them, and leaves their account as it is', async () => {
    const { userId } = await server.addUser('member', 'grace@example.com');
    const made = await send('POST', '', { email: 'grace@example.com', role: 'manager', first_name: 'Mallory' });
    expect(made).toMatchObject({ status: 201, body: { user_id: userId, status: 'active', first_name: null } });
    await server.mailer.idle();
    const mail = server.smtp.mails.at(-1);
    expect(mail).toMatchObject({ to: ['grace@example.com'], subject: 'You are now a member of Bella Vista' });
    expect(mail?.text).not.toContain('token');
    expect((await server.signIn('grace@example.com', 'correct horse')).status).toBe(200);
    expect((await send('POST', '', { email: 'GRACE@example.com', role: 'staff' })).status).toBe(409);
  });

  it('cannot make anybody an administrator, or bring back whoever was switched off', async () => {
    expect((await send('POST', '', { email: 'a@example.com', role: 'admin' })).status).toBe(400);
    expect((await send('POST', '', { email: 'b@example.com', role: 'staff', is_active: true })).status).toBe(400);
    const { userId } = await server.addUser('member', 'off@example.com');
    await server.database.db.update(users).set({ isActive: false }).where(eq(users.id, userId));
    expect((await send('POST', '', { email: 'off@example.com', role: 'staff' })).status).toBe(409);
  });

  it('the same person five times at once adds them once', async () => {
    const tries = Array.from({ length: 5 }, () => send('POST', '', { email: 'once@example.com', role: 'staff' }));
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([201, 409, 409, 409, 409]);
    const rows = await server.database.db.select().from(users).where(eq(users.email, 'once@example.com'));
    expect(rows).toHaveLength(1);
  });
});

describe('who may', () => {
  it('read and change the people follows the permission table; strangers find nothing', async () => {
    const [manager, staff] = [await join('manager'), await join('staff')];
    const admin = await server.addUser('admin');
    const stranger = await join('owner', await insertBusiness(server.database.db));
    const of = async (key: string) => [
      (await send('GET', '', undefined, key)).status,
      (await send('PUT', `/${staff.userId}`, { role: 'staff' }, key)).status,
    ];
    expect(await of(owner.key)).toEqual([200, 200]);
    expect(await of(manager.key)).toEqual([200, 403]);
    expect(await of(staff.key)).toEqual([403, 403]);
    expect(await of(admin.key)).toEqual([200, 200]);
    expect(await of(stranger.key)).toEqual([404, 404]);
    expect((await send('DELETE', `/${stranger.userId}`)).status).toBe(404);
    expect((await send('PUT', `/${stranger.userId}`, { role: 'staff' })).status).toBe(404);
  });

  it('use the restaurant’s address for the same people', async () => {
    const response = await server.fetch(`/api/restaurants/${businessId}/members`, { key: owner.key });
    expect(await response.json()).toMatchObject({ total: 1, items: [{ user_id: owner.userId, role: 'owner' }] });
  });
});

describe('the last owner', () => {
  it('can neither leave nor step down until there is another', async () => {
    expect((await send('DELETE', `/${owner.userId}`)).status).toBe(409);
    expect((await send('PUT', `/${owner.userId}`, { role: 'staff' })).status).toBe(409);
    const other = await join('manager');
    expect((await send('PUT', `/${other.userId}`, { role: 'owner' })).body).toMatchObject({ role: 'owner' });
    expect((await send('DELETE', `/${owner.userId}`)).status).toBe(204);
    expect((await send('GET', '')).status).toBe(404);
  });

  it('is not one who was switched off on the platform', async () => {
    const other = await join('owner');
    await server.database.db.update(users).set({ isActive: false }).where(eq(users.id, other.userId));
    expect((await send('DELETE', `/${owner.userId}`)).status).toBe(409);
  });

  it('stays when two owners dismiss each other at once', async () => {
    for (let round = 0; round < 5; round++) {
      businessId = await insertBusiness(server.database.db);
      const [one, two] = [await join('owner'), await join('owner')];
      await Promise.all([
        send('DELETE', `/${two.userId}`, undefined, one.key),
        send('DELETE', `/${one.userId}`, undefined, two.key),
      ]);
      const isOwner = and(eq(members.businessId, businessId), eq(members.role, 'owner'));
      expect(await server.database.db.select().from(members).where(isOwner)).toHaveLength(1);
    }
  });
});

it('what is done to people is on the business’s record', async () => {
  const other = await join('staff');
  await send('PUT', `/${other.userId}`, { role: 'manager' });
  await send('DELETE', `/${other.userId}`);
  const log = await server.database.db.select().from(auditLog).where(eq(auditLog.businessId, businessId));
  expect(log).toMatchObject([
    { action: 'member.role_changed', before: { role: 'staff' }, after: { role: 'manager' } },
    { action: 'member.removed', before: { role: 'manager' } },
  ]);
});
