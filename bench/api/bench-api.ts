/** `npm run bench -- api`: how fast the API answers with a million calls in the database. */
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFlowDialogue } from '@frontdesk/voice';
import { pino } from 'pino';
import { LocalBus } from '../../apps/server/src/bus/local-bus.ts';
import { openDatabase } from '../../apps/server/src/db/connection.ts';
import { agents, businesses, members } from '../../apps/server/src/db/schema/index.ts';
import { createApiKey } from '../../apps/server/src/features/auth/api-keys.ts';
import { insertBusiness } from '../../apps/server/src/features/businesses/business-fixture.ts';
import { insertUser } from '../../apps/server/src/features/users/first-admin.ts';
import { buildHttpServer } from '../../apps/server/src/http/build-http-server.ts';
import { openJobs } from '../../apps/server/src/jobs/jobs.ts';
import { FolderStorage } from '../../apps/server/src/storage/folder-storage.ts';
import { measureRequests } from './measure-requests.ts';
import { findWholeScans } from './scanned-tables.ts';
import { seedCalls } from './seed-calls.ts';

const BUSINESSES = 8;
/** Of each business. */
const AGENTS = 2;
const TRANSCRIPT_EVERY = 20;
const REQUESTS = 100;
const LIST_TARGET_MS = 30;
const STATS_TARGET_MS = 150;
/** One address asks far more often here than anybody would. */
const NO_LIMITS = { perAddress: 1_000_000, perPrincipal: 1_000_000 };

/** Makes a database of its own with that many calls, measures, and removes it again. */
export async function benchApi(callCount: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-bench-'));
  const database = await openDatabase({ dataDir: folder, onError: console.error, onDeath: console.error });
  const bus = new LocalBus(console.error);
  const jobs = await openJobs({ databaseUrl: database.url, logger: pino({ level: 'error' }) });
  const storage = new FolderStorage(join(folder, 'recordings'));
  const http = await buildHttpServer({
    database,
    bus,
    jobs,
    storage,
    secretKey: 'a benchmark needs no secret, but a key of some length',
    publicUrl: 'http://127.0.0.1',
    logger: pino({ level: 'error' }),
    wallTime: () => new Date(),
    dialogueFor: () => createFlowDialogue({ knowledge: { search: async () => [] } }),
    limits: NO_LIMITS,
  });
  try {
    const { db, pool } = database;
    const businessIds: string[] = [];
    for (let index = 0; index < BUSINESSES; index++)
      businessIds.push(await insertBusiness(db, { name: `Business ${index}` }));
    const agentIds: string[][] = [];
    for (const businessId of businessIds) {
      const names = Array.from({ length: AGENTS }, (_, index) => ({ businessId, name: `Agent ${index}` }));
      agentIds.push((await db.insert(agents).values(names).returning({ id: agents.id })).map(({ id }) => id));
    }
    const keyOf = async (role: 'admin' | 'member') => {
      const userId = await insertUser(db, { email: `${role}@example.com`, password: 'correct horse', role });
      return { userId, key: (await createApiKey(db, userId, 'bench')).key };
    };
    const [owner, admin] = [await keyOf('member'), await keyOf('admin')];
    const [mine = ''] = businessIds;
    await db.insert(members).values({ userId: owner.userId, businessId: mine, role: 'owner' });
    const startedAtMs = performance.now();
    await seedCalls(pool, { businessIds, agentIds, calls: callCount, transcriptEvery: TRANSCRIPT_EVERY });
    const total = await db.$count(businesses);
    console.log(
      `${callCount} calls of ${total} businesses, seeded in ${Math.round((performance.now() - startedAtMs) / 1000)} s\n`,
    );
    const origin = await http.listen({ port: 0, host: '127.0.0.1' });
    const ago = (days: number) => new Date(Date.now() - days * 24 * 3600 * 1000).toISOString();
    const monthAgo = ago(30);
    const day = (daysAgo: number) => ago(daysAgo).slice(0, 10);
    const list = `/api/calls?business_id=${mine}`;
    const requests: readonly (readonly [name: string, path: string, key: string, targetMs?: number])[] = [
      ['who am I, for comparison', '/api/auth/me', owner.key],
      ['calls, first page', list, owner.key, LIST_TARGET_MS],
      ['calls, page 5000', `${list}&page=5000`, owner.key, LIST_TARGET_MS],
      ['calls, the last page', `${list}&page=6250`, owner.key, LIST_TARGET_MS],
      ['calls, page 2500 of completed', `${list}&status=completed&page=2500`, owner.key, LIST_TARGET_MS],
      ['calls, of an agent', `${list}&agent_id=${agentIds[0]?.[0]}`, owner.key, LIST_TARGET_MS],
      ['calls, by status', `${list}&status=failed`, owner.key, LIST_TARGET_MS],
      ['calls, by outcome', `${list}&disposition=transferred`, owner.key, LIST_TARGET_MS],
      ['calls, outbound', `${list}&direction=outbound`, owner.key, LIST_TARGET_MS],
      ['calls, last 30 days', `${list}&from=${monthAgo}`, owner.key, LIST_TARGET_MS],
      ['calls, by number', `${list}&phone_number=%2B14152200008`, owner.key, LIST_TARGET_MS],
      ['calls, by what was said', `${list}&search=word42`, owner.key, LIST_TARGET_MS],
      ['a restaurant’s calls', `/api/restaurants/${mine}/calls`, owner.key, LIST_TARGET_MS],
      ['a restaurant’s, by what was said', `/api/restaurants/${mine}/calls?search=word42`, owner.key, LIST_TARGET_MS],
      ['everybody’s calls, as administrator', '/api/calls', admin.key, LIST_TARGET_MS],
      ['everybody’s calls, page 25000', '/api/calls?page=25000', admin.key, LIST_TARGET_MS],
      ['agents with what their calls came to', '/api/agents', admin.key, LIST_TARGET_MS],
      ['a month’s statistics', `/api/restaurants/${mine}/calls/stats`, owner.key, STATS_TARGET_MS],
      ['a year’s statistics', `/api/restaurants/${mine}/calls/stats?from=${day(365)}`, owner.key],
      ['a month of all businesses', '/api/analytics', admin.key, STATS_TARGET_MS],
      ['a month of all, in Kathmandu’s days', '/api/analytics?timezone=Asia/Kathmandu', admin.key, STATS_TARGET_MS],
      ['a year of all businesses', `/api/analytics?from=${day(365)}`, admin.key],
    ];
    // What else the machine has to do shows in every figure.
    const load = () => console.log(`  load of the machine, last minute: ${loadavg()[0]?.toFixed(1)}`);
    load();
    for (const [name, path, key, targetMs] of requests) {
      const { p50Ms, p95Ms } = await measureRequests(`${origin}${path}`, key, REQUESTS);
      const scans = await findWholeScans(pool, ['calls', 'call_turns', 'call_counts'], () =>
        fetch(`${origin}${path}`, { headers: { authorization: `Bearer ${key}` } }),
      );
      const verdict = targetMs === undefined ? '' : `  target ${targetMs} ms: ${p95Ms <= targetMs ? 'met' : 'MISSED'}`;
      const scanned =
        scans.length > 0 ? `  reads all of ${[...new Set(scans.map(scan => scan.table))].join(', ')}` : '';
      console.log(
        `  ${name.padEnd(36)} p50 ${p50Ms.toFixed(1).padStart(6)} ms  p95 ${p95Ms.toFixed(1).padStart(6)} ms` +
          `${verdict}${scanned}`,
      );
    }
    load();
  } finally {
    await http.close();
    await jobs.close();
    await bus.close();
    await storage.close();
    await database.close();
    await rm(folder, { recursive: true, force: true });
  }
}
