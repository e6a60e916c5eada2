import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { businesses } from '../db/schema/index.ts';
import { TENANT_ROLE } from '../db/tenant-fence.ts';
import { openTestDatabase, type TestDatabase } from '../db/test-database.ts';
import { insertBusiness } from '../features/businesses/business-fixture.ts';
import { defineQueue } from './job-queue.ts';
import { type Jobs, openJobs } from './jobs.ts';

const Note = z.object({ note: z.string() });
const newQueue = (more: { retries?: number; retryDelaySeconds?: number } = {}) =>
  defineQueue({ name: `q-${randomUUID()}`, payload: Note, retryDelaySeconds: 1, ...more });

let database: TestDatabase;
let jobs: Jobs;
const warnings: string[] = [];
const logger = { warn: (_facts: object, message: string) => warnings.push(message), error: console.error };

beforeAll(async () => {
  database = await openTestDatabase();
  jobs = await openJobs({ databaseUrl: database.url, logger });
});
afterAll(async () => {
  await jobs.close();
  await database.close();
});

it('does the work that was asked for, once each, within a second', async () => {
  const queue = newQueue();
  const done: string[] = [];
  await jobs.work(queue, async ({ note }) => void done.push(note), { concurrency: 2 });
  const notes = Array.from({ length: 10 }, (_, index) => `note ${index}`);
  await Promise.all(notes.map(note => jobs.send(queue, { note })));
  await vi.waitFor(() => expect(done).toHaveLength(10), 10_000);
  expect(done.toSorted()).toEqual(notes);
});

it('tries again what failed, and says so', async () => {
  const queue = newQueue({ retries: 2 });
  let attempts = 0;
  await jobs.work(queue, async () => {
    if (++attempts === 1) throw new Error('not today');
  });
  await jobs.send(queue, { note: 'again' });
  await vi.waitFor(() => expect(attempts).toBe(2), 15_000);
  expect(warnings).toContain('A job failed.');
});

it('forgets a job whose transaction is taken back, also one of a business’s own', async () => {
  const queue = newQueue();
  const done: string[] = [];
  const businessId = await insertBusiness(database.db);
  const asTenant = (note: string, fails: boolean) =>
    database.db.transaction(async transaction => {
      await transaction.execute(sql.raw(`set local role ${TENANT_ROLE}`));
      await transaction.execute(sql`select set_config('app.business_id', ${businessId}, true)`);
      await jobs.send(queue, { note }, { transaction });
      if (fails) throw new Error('taken back');
    });
  await expect(asTenant('lost', true)).rejects.toThrow('taken back');
  await asTenant('kept', false);
  await jobs.work(queue, async ({ note }) => void done.push(note));
  await vi.waitFor(() => expect(done).toEqual(['kept']), 10_000);
  expect(await database.db.$count(businesses, eq(businesses.id, businessId))).toBe(1);
});

it('lets one job wait for a key, and another come when it runs', async () => {
  const queue = newQueue();
  expect(await jobs.send(queue, { note: 'first' }, { key: 'k' })).toBe(true);
  expect(await jobs.send(queue, { note: 'second' }, { key: 'k' })).toBe(false);
  const running = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const done: string[] = [];
  await jobs.work(queue, async ({ note }) => {
    running.resolve();
    await release.promise;
    done.push(note);
  });
  await running.promise;
  expect(await jobs.send(queue, { note: 'third' }, { key: 'k' })).toBe(true);
  release.resolve();
  await vi.waitFor(() => expect(done).toEqual(['first', 'third']), 10_000);
});

it('keeps a job for later until then', async () => {
  const queue = newQueue();
  const done: number[] = [];
  await jobs.work(queue, async () => void done.push(Date.now()));
  const startAfter = new Date(Date.now() + 1_500);
  await jobs.send(queue, { note: 'later' }, { startAfter });
  await vi.waitFor(() => expect(done).toHaveLength(1), 15_000);
  expect(done[0]).toBeGreaterThanOrEqual(startAfter.getTime() - 50);
});

it('leaves what a closed process had not begun to the next one', async () => {
  const queue = newQueue();
  const other = await openJobs({ databaseUrl: database.url, logger });
  await other.send(queue, { note: 'inherited' });
  await other.close();
  const done: string[] = [];
  await jobs.work(queue, async ({ note }) => void done.push(note));
  await vi.waitFor(() => expect(done).toEqual(['inherited']), 10_000);
});
