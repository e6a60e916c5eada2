import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';

const ROOT = resolve(import.meta.dirname, '../../..');
/** A cold start makes a database cluster and loads every model. */
const START_TIMEOUT_MS = 90_000;
const STOP_TIMEOUT_MS = 15_000;

export interface ServerProcess {
  readonly url: string;
  readonly dataDir: string;
  /** The operator's API key, as the server left it in its data folder. */
  readonly apiKey: string;
  /** Ends it as a power cut would. The data folder stays. */
  kill(): Promise<void>;
  /** Ends it as an operator would. The data folder stays. */
  stop(): Promise<void>;
}

export interface StartServerOptions {
  readonly dataDir: string;
  /** Where it is known to the outside; any free one when absent. */
  readonly port?: number;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Runs the product as `npm start` does, on a port of its own. Fulfils once it can take calls. */
export async function startServer(options: StartServerOptions): Promise<ServerProcess> {
  const { dataDir, environment = {}, port = await freePort() } = options;
  const url = `http://127.0.0.1:${port}`;
  const logFile = join(dataDir, 'server.log');
  const child = spawn(process.execPath, [join(ROOT, 'apps/server/src/main.ts')], {
    cwd: ROOT,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      HOST: '127.0.0.1',
      PUBLIC_URL: url,
      DATA_DIR: dataDir,
      DATABASE_URL: '',
      DEMO: 'true',
      // The calls of a test run want the processor for themselves.
      PREPARE_SPEECH: 'false',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = createWriteStream(logFile, { flags: 'a' });
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  child.once('close', () => log.end());
  try {
    await untilReady(child, url);
    const apiKey = (await readFile(join(dataDir, 'operator-key'), 'utf8')).trim();
    return { url, dataDir, apiKey, kill: () => end(child, 'SIGKILL'), stop: () => end(child, 'SIGTERM') };
  } catch (error) {
    await end(child, 'SIGKILL');
    const lines = await readFile(logFile, 'utf8').catch(() => '');
    throw new Error(`The server did not start. Its last words:\n${lines.slice(-3000)}`, { cause: error });
  }
}

/** A fresh data folder, and what removes it. */
export async function temporaryDataDir(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'frontdesk-scenario-'));
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 3 }) };
}

async function untilReady(child: ChildProcess, url: string): Promise<void> {
  const deadline = performance.now() + START_TIMEOUT_MS;
  while (performance.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`it exited with code ${child.exitCode}`);
    const isReady = await fetch(`${url}/readyz`).then(
      response => response.ok,
      () => false,
    );
    if (isReady) return;
    await setTimeout(100);
  }
  throw new Error(`it was not ready after ${START_TIMEOUT_MS / 1000} s`);
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  const timer = globalThis.setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
  await exited;
  clearTimeout(timer);
}

/** A port that nobody listens on at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No free port.');
  return address.port;
}
