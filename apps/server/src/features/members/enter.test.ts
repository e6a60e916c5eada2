import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sqlState } from '../../db/retry-transaction.ts';
import { businesses, calls, contacts, members, sessions, users } from '../../db/schema/index.ts';
import { openTestDatabase, type TestDatabase } from '../../db/test-database.ts';
import type { Principal } from '../auth/principal.ts';
import { insertBusiness, insertCall } from '../businesses/business-fixture.ts';
import { insertUser } from '../users/first-admin.ts';
import { enterBusiness, enterResource, runFenced } from './enter.ts';

let database: TestDatabase;
let mine: string;
let theirs: string;
let owner: Principal;
let stranger: Principal;

beforeAll(async () => {
  database = await openTestDatabase();
  const { db } = database;
  [mine, theirs] = [await insertBusiness(db, { name: 'Mine' }), await insertBusiness(db, { name: 'Theirs' })];
  owner = await member(mine, 'owner');
  stranger = await member(theirs, 'owner');
});
afterAll(() => database.close());

let count = 0;
async function member(businessId: string, role: 'owner' | 'manager' | 'staff'): Promise<Principal> {
  const userId = await insertUser(database.db, {
    email: `member${++count}@example.com`,
    password: 'correct horse',
    role: 'member',
  });
  await database.db.insert(members).values({ userId, businessId, role });
  return {
    userId,
    role: 'member',
    via: 'session',
    keyId: null,
    scopes: null,
    onlyBusinessId: null,
    keyExpiresAt: null,
  };
}

const refusal = (work: Promise<unknown>) => work.then(() => 'done', sqlState);

describe('inside Tenant.run', () => {
  it('a query that forgot its business shows that business only', async () => {
    const { db } = database;
    for (const businessId of [mine, theirs]) await insertCall(db, businessId);
    const tenant = await enterBusiness(db, owner, mine, 'calls:read');
    const seen = await tenant.run(async tx => ({
      calls: await tx.select({ businessId: calls.businessId }).from(calls),
      businesses: await tx.select({ id: businesses.id }).from(businesses),
      members: await tx.select({ businessId: members.businessId }).from(members),
      users: await tx.select({ id: users.id }).from(users),
    }));
    expect(seen).toEqual({
      calls: [{ businessId: mine }],
      businesses: [{ id: mine }],
      members: [{ businessId: mine }],
      users: [{ id: owner.userId }],
    });
  });

  it('another business’s rows are neither changed nor deleted nor made', async () => {
    const { db } = database;
    const foreign = await insertCall(db, theirs);
    const tenant = await enterBusiness(db, owner, mine, 'calls:write');
    const changed = await tenant.run(tx => tx.update(calls).set({ summary: 'stolen' }).where(eq(calls.id, foreign)));
    const deleted = await tenant.run(tx => tx.delete(calls).where(eq(calls.id, foreign)));
    const renamed = await tenant.run(tx => tx.update(businesses).set({ name: 'x' }).where(eq(businesses.id, theirs)));
    expect([changed.rowCount, deleted.rowCount, renamed.rowCount]).toEqual([0, 0, 0]);
    const contact = { businessId: theirs, name: 'Ada' };
    expect(await refusal(tenant.run(tx => tx.insert(contacts).values(contact)))).toBe('42501');
    const [own] = await db
      .insert(contacts)
      .values({ ...contact, businessId: mine })
      .returning();
    const moved = tenant.run(tx =>
      tx
        .update(contacts)
        .set({ businessId: theirs })
        .where(eq(contacts.id, own?.id ?? '')),
    );
    expect(await refusal(moved)).toBe('42501');
    expect(await db.$count(contacts, eq(contacts.businessId, theirs))).toBe(0);
  });

  it('what belongs to no business cannot be read at all', async () => {
    const tenant = await enterBusiness(database.db, owner, mine, 'business:read');
    expect(await refusal(tenant.run(tx => tx.select().from(sessions)))).toBe('42501');
    expect(await refusal(tenant.run(tx => tx.update(users).set({ role: 'admin' })))).toBe('42501');
    expect(await refusal(tenant.run(tx => tx.execute(sql`select * from drizzle.__drizzle_migrations`)))).toBe('42501');
  });

  it('holds inside a nested transaction, and ends with the transaction', async () => {
    const { db, pool } = database;
    const nested = await runFenced(db, mine, tx => tx.transaction(inner => inner.select().from(businesses)));
    expect(nested.map(row => row.id)).toEqual([mine]);
    await refusal(runFenced(db, mine, tx => tx.execute(sql`select 1 / 0`)));
    const users = await Promise.all(Array.from({ length: 12 }, () => pool.query('select current_user as name')));
    expect(new Set(users.map(({ rows }) => rows[0].name))).not.toContain('frontdesk_tenant');
    expect(await db.$count(businesses)).toBeGreaterThanOrEqual(2);
  });
});

describe('entering', () => {
  const code = (work: Promise<unknown>) =>
    work.then(
      () => 'in',
      error => error.code,
    );

  it('is by role: none is not found, a lower one is forbidden', async () => {
    const { db } = database;
    const staff = await member(mine, 'staff');
    expect(await code(enterBusiness(db, stranger, mine, 'business:read'))).toBe('not_found');
    expect(await code(enterBusiness(db, staff, mine, 'business:read'))).toBe('in');
    expect(await code(enterBusiness(db, staff, mine, 'business:write'))).toBe('forbidden');
    expect(await code(enterBusiness(db, await member(mine, 'manager'), mine, 'members:write'))).toBe('forbidden');
  });

  it('as an administrator is for running it, not for listening, unless also a member', async () => {
    const { db } = database;
    const admin: Principal = { ...(await member(theirs, 'staff')), role: 'admin' };
    expect(await code(enterBusiness(db, admin, mine, 'members:write'))).toBe('in');
    expect(await code(enterBusiness(db, admin, mine, 'calls:hear'))).toBe('forbidden');
    const tenant = await enterBusiness(db, admin, theirs, 'calls:hear');
    expect([tenant.access, tenant.may('business:delete'), tenant.may('calls:write')]).toEqual(['staff', true, false]);
  });

  it('with a key is for what the key was made for', async () => {
    const key: Principal = { ...owner, via: 'api_key', keyId: owner.userId, scopes: ['calls:read'] };
    expect(await code(enterBusiness(database.db, key, mine, 'calls:read'))).toBe('in');
    expect(await code(enterBusiness(database.db, key, mine, 'calls:hear'))).toBe('forbidden');
  });

  it('through a row is through its business, and never tells whether it exists', async () => {
    const { db } = database;
    const callId = await insertCall(db, mine);
    expect((await enterResource(db, owner, calls, callId, 'calls:read')).businessId).toBe(mine);
    const foreign = enterResource(db, stranger, calls, callId, 'calls:read').catch(String);
    const missing = enterResource(db, stranger, calls, theirs, 'calls:read').catch(String);
    expect(await foreign).toBe(await missing);
  });

  it('a deleted business is not found', async () => {
    const { db } = database;
    const gone = await insertBusiness(db, { deletedAt: new Date() });
    const former = await member(gone, 'owner');
    expect(await code(enterBusiness(db, former, gone, 'business:read'))).toBe('not_found');
  });
});
