import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { apiKeys } from '../../db/schema/index.ts';
import { openTestDatabase, type TestDatabase } from '../../db/test-database.ts';
import { findApiKey } from '../auth/api-keys.ts';
import { ensureOperatorKey, OPERATOR_KEY_FILE } from '../auth/operator-key.ts';
import { ensureFirstAdmin } from './first-admin.ts';

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await openTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'frontdesk-operator-'));
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

it('makes the first administrator once, however many nodes start, and tells the password once', async () => {
  const admin = { email: 'admin@frontdesk.local' };
  const made = await Promise.all([ensureFirstAdmin(database.db, admin), ensureFirstAdmin(database.db, admin)]);
  expect(new Set(made.map(entry => entry.userId)).size).toBe(1);
  expect(made.filter(entry => entry.newPassword !== null)).toHaveLength(1);
  expect((await ensureFirstAdmin(database.db, { email: 'other@example.com', password: 'given one' })).email).toBe(
    admin.email,
  );
});

it('keeps a working operator key for its owner’s eyes, and replaces one that stopped working', async () => {
  const { userId } = await ensureFirstAdmin(database.db, { email: 'admin@frontdesk.local' });
  const path = join(folder, OPERATOR_KEY_FILE);
  const key = async () => (await readFile(path, 'utf8')).trim();
  await ensureOperatorKey(database.db, folder, userId);
  const first = await key();
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await findApiKey(database.db, first)).toMatchObject({ userId });
  await ensureOperatorKey(database.db, folder, userId);
  expect(await key()).toBe(first);
  await database.db.update(apiKeys).set({ isActive: false }).where(eq(apiKeys.userId, userId));
  expect(await findApiKey(database.db, first)).toBeNull();
  await ensureOperatorKey(database.db, folder, userId);
  expect(await key()).not.toBe(first);
  await writeFile(path, 'garbage');
  await ensureOperatorKey(database.db, folder, userId);
  expect(await findApiKey(database.db, await key())).toMatchObject({ userId });
});
