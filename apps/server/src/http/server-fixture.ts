import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFlowDialogue } from '@frontdesk/voice';
import { pino } from 'pino';
import { LocalBus } from '../bus/local-bus.ts';
import { openTestDatabase, type TestDatabase } from '../db/test-database.ts';
import { createApiKey } from '../features/auth/api-keys.ts';
import { knowledgeByWords } from '../features/flows/testing/phone-call.ts';
import { insertUser } from '../features/users/first-admin.ts';
import type { Jobs } from '../jobs/jobs.ts';
import { lazyJobs } from '../jobs/jobs-fixture.ts';
import { FolderStorage } from '../storage/folder-storage.ts';
import { buildHttpServer, type HttpServerDeps } from './build-http-server.ts';
import type { RegisteredRoute } from './route-list.ts';

export interface TestServer {
  readonly database: TestDatabase;
  readonly bus: LocalBus;
  readonly jobs: Jobs;
  readonly storage: FolderStorage;
  readonly routes: readonly RegisteredRoute[];
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  /** A request with somebody's API key, or without one. */
  fetch(path: string, options?: RequestInit & { readonly key?: string }): Promise<Response>;
  /** Makes a user and returns them with a key of theirs. */
  addUser(role: 'admin' | 'member', email?: string): Promise<{ readonly userId: string; readonly key: string }>;
  close(): Promise<void>;
}

let userCount = 0;

/** For tests: the whole server on a free port, on a database and a folder of its own. */
export async function openTestServer(more: Partial<HttpServerDeps> = {}): Promise<TestServer> {
  const database = await openTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-http-'));
  const bus = new LocalBus(error => console.error(error));
  const storage = new FolderStorage(folder);
  const jobs = lazyJobs(database.url);
  const fastify = await buildHttpServer({
    database,
    bus,
    jobs,
    storage,
    secretKey: 'a test key of more than thirty-two characters',
    publicUrl: 'http://127.0.0.1',
    logger: pino({ level: 'error' }),
    wallTime: () => new Date(),
    dialogueFor: () => createFlowDialogue({ knowledge: knowledgeByWords }),
    ...more,
  });
  const origin = await fastify.listen({ port: 0, host: '127.0.0.1' });
  return {
    database,
    bus,
    jobs,
    storage,
    routes: fastify.registeredRoutes,
    origin,
    fetch: (path, { key, ...options } = {}) =>
      fetch(`${origin}${path}`, {
        ...options,
        headers: { ...options.headers, ...(key && { authorization: `Bearer ${key}` }) },
      }),
    async addUser(role, email = `user${++userCount}@example.com`) {
      const userId = await insertUser(database.db, { email, password: 'correct horse', role });
      return { userId, key: (await createApiKey(database.db, userId, 'test')).key };
    },
    async close() {
      await fastify.close();
      await jobs.close();
      await bus.close();
      await storage.close();
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
