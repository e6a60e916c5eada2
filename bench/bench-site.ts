import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { AgentConfigInput } from '@frontdesk/contract';
import { openDatabase } from '../apps/server/src/db/connection.ts';
import { freePort } from '../test/scenarios/harness/server-process.ts';
import { type Child, forkChild } from './child.ts';
import type { Cores } from './cores.ts';
import type { LoadPlan, LoadResult } from './load/load-plan.ts';
import { recordedBargeInDelays, recordedResponseTimes } from './recorded-times.ts';
import { insertBenchBusinesses } from './server/bench-businesses.ts';
import type { ServerRequest, ServerStart, ServerUsage } from './server/server-messages.ts';

export interface BenchSite {
  readonly numbers: readonly string[];
  readonly serverUrl: string;
  load(plan: LoadPlan): Promise<LoadResult>;
  server<Reply = ServerUsage>(request: ServerRequest): Promise<Reply>;
  /** End of the speech → first audio, of all answers recorded since. Milliseconds. */
  responseTimes(since: Date): Promise<readonly number[]>;
  /** Speech long enough to be meant → the agent was stopped, of all interruptions recorded since. Milliseconds. */
  bargeInDelays(since: Date): Promise<readonly number[]>;
  close(): Promise<void>;
}

/** A database, the server on its own core, and callers ready to phone: all of it fresh, and removed again. */
export async function openBenchSite(cores: Cores, config: Partial<AgentConfigInput> = {}): Promise<BenchSite> {
  const opened = new AsyncDisposableStack();
  try {
    const dataDir = await mkdtemp(join(tmpdir(), 'frontdesk-bench-'));
    opened.defer(() => rm(dataDir, { recursive: true, force: true, maxRetries: 3 }));
    // Started here, and so on the others' cores.
    const database = await openDatabase({ dataDir, onError: console.error, onDeath: console.error });
    opened.defer(() => database.close());
    const numbers = await insertBenchBusinesses(database.db, config);
    const start: ServerStart = {
      databaseUrl: database.url,
      dataDir,
      modelsDir: resolve(process.env.MODELS_DIR ?? 'models'),
      port: await freePort(),
    };
    const server = forkChild(new URL('./server/bench-server.ts', import.meta.url), {
      args: [JSON.stringify(start)],
      execArgv: ['--expose-gc'],
      cores: cores.server,
      environment: { NODE_ENV: 'production' },
    });
    opened.defer(() => server.kill());
    await untilReady(server);
    const callers = forkChild(new URL('./load/load-process.ts', import.meta.url), { cores: cores.others });
    opened.defer(() => callers.kill());
    return {
      numbers,
      serverUrl: `http://127.0.0.1:${start.port}`,
      load: async plan => (await callers.ask<{ result: LoadResult }>(plan)).result,
      server: request => server.ask(request),
      responseTimes: since => recordedResponseTimes(database.pool, since),
      bargeInDelays: since => recordedBargeInDelays(database.pool, since),
      async close() {
        await server.ask({ type: 'close' }).catch(() => {});
        await opened.disposeAsync();
      },
    };
  } catch (error) {
    await opened.disposeAsync();
    throw error;
  }
}

async function untilReady(server: Child): Promise<void> {
  await server.ask({ type: 'usage' });
}
