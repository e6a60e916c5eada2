import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../apps/server/src/db/connection.ts';
import { serverOptions } from '../scripts/server-options.mjs';
import { freePort } from '../test/scenarios/harness/server-process.ts';
import { forkChild } from './child.ts';
import type { Cores } from './cores.ts';
import type { LoadPlan, LoadResult } from './load/load-plan.ts';
import { type Period, recordedBargeInDelays, recordedResponseTimes } from './recorded-times.ts';
import { type BenchNumbers, insertBenchBusinesses } from './server/bench-businesses.ts';
import type { ServerRequest, ServerUsage } from './server/server-messages.ts';
import type { ServiceAddresses } from './services/service-addresses.ts';

/** More than any machine holds: what is measured is where it breaks, not where it refuses. */
const MAX_CALLS = '1000';
const MODEL = 'emulated-model';

export interface BenchSite {
  readonly numbers: BenchNumbers;
  readonly serverUrl: string;
  load(plan: LoadPlan): Promise<LoadResult>;
  server<Reply = ServerUsage>(request: ServerRequest): Promise<Reply>;
  /** End of the speech → first audio, of all answers recorded then. Milliseconds. */
  responseTimes(period: Period): Promise<readonly number[]>;
  /** Speech of `meantMs` → the agent was stopped, of all interruptions recorded then. Milliseconds. */
  bargeInDelays(period: Period, meantMs: number): Promise<readonly number[]>;
  close(): Promise<void>;
}

/** A database, the services, the server on its own core, and callers ready to phone: all of it fresh, and removed again. */
export async function openBenchSite(cores: Cores): Promise<BenchSite> {
  const opened = new AsyncDisposableStack();
  try {
    const dataDir = await mkdtemp(join(tmpdir(), 'frontdesk-bench-'));
    opened.defer(() => rm(dataDir, { recursive: true, force: true, maxRetries: 3 }));
    // Started here, and so on the others' cores.
    const database = await openDatabase({ dataDir, onError: console.error, onDeath: console.error });
    opened.defer(() => database.close());
    const numbers = await insertBenchBusinesses(database.db);
    const services = forkChild(new URL('./services/services-process.ts', import.meta.url), { cores: cores.others });
    opened.defer(() => services.kill());
    const addresses = await services.ask<ServiceAddresses>({ type: 'addresses' });
    const port = await freePort();
    const serverUrl = `http://127.0.0.1:${port}`;
    const server = forkChild(new URL('./server/bench-server.ts', import.meta.url), {
      execArgv: ['--expose-gc', ...serverOptions(cores.server === undefined ? undefined : 1)],
      cores: cores.server,
      environment: {
        NODE_ENV: 'production',
        LOG_LEVEL: 'fatal',
        ...{ HOST: '127.0.0.1', PORT: String(port), PUBLIC_URL: serverUrl },
        ...{ DATA_DIR: dataDir, DATABASE_URL: database.url },
        ...{ DEMO: 'false', PREPARE_SPEECH: 'false', MAX_CALLS, DRAIN_SECONDS: '0' },
        ...{ DEEPGRAM_BASE_URL: addresses.deepgram.baseUrl, DEEPGRAM_API_KEY: addresses.deepgram.apiKey },
        ...{ LLM_BASE_URL: addresses.model.baseUrl, LLM_API_KEY: addresses.model.apiKey, LLM_MODEL: MODEL },
      },
    });
    opened.defer(() => server.kill());
    await server.ask({ type: 'usage' }); // it is ready
    const callers = forkChild(new URL('./load/load-process.ts', import.meta.url), { cores: cores.others });
    opened.defer(() => callers.kill());
    return {
      numbers,
      serverUrl,
      load: async plan => (await callers.ask<{ result: LoadResult }>(plan)).result,
      server: request => server.ask(request),
      responseTimes: period => recordedResponseTimes(database.pool, period),
      bargeInDelays: (period, meantMs) => recordedBargeInDelays(database.pool, period, meantMs),
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
