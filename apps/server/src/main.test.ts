import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { freePort } from './db/embedded/free-port.ts';
import { stopPostgres } from './db/embedded/leftover.ts';

/** What the machine may need for a cold start beside all other tests. */
const START_LIMIT_MS = 60_000;

let dataDir: string;
const servers: ChildProcess[] = [];

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'frontdesk-main-'));
});

afterEach(async () => {
  for (const server of servers.splice(0)) {
    if (server.exitCode !== null || server.signalCode !== null) continue;
    server.kill('SIGKILL');
    await once(server, 'exit');
  }
});

afterAll(async () => {
  const orphan = await databasePid();
  if (orphan !== null) await stopPostgres(orphan, join(dataDir, 'postgres'));
  await rm(dataDir, { recursive: true, force: true });
});

interface Running {
  readonly child: ChildProcess;
  readonly url: string;
  readonly output: () => string;
}

async function run(environment: Record<string, string> = {}): Promise<Running> {
  const port = await freePort();
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    cwd: resolve(import.meta.dirname, '../../..'),
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      DATA_DIR: dataDir,
      DATABASE_URL: '',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  servers.push(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (output += chunk));
  return { child, url: `http://127.0.0.1:${port}`, output: () => output };
}

async function untilServing({ child, url, output }: Running): Promise<void> {
  const isServing = () =>
    fetch(`${url}/healthz`).then(
      response => response.ok,
      () => child.exitCode !== null,
    );
  await expect.poll(isServing, { timeout: START_LIMIT_MS, interval: 100 }).toBe(true);
  if (child.exitCode !== null) throw new Error(`The server ended:\n${output()}`);
}

async function ended({ child, output }: Running): Promise<{ code: number | null; output: string }> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
  return { code: child.exitCode, output: output() };
}

async function databasePid(): Promise<number | null> {
  const text = await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8').catch(() => null);
  return text === null ? null : Number(text.split('\n')[0]);
}

function isRunning(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.trim() !== '' && !stdout.startsWith('Z');
}

async function countBusinesses(url: string): Promise<number> {
  const key = (await readFile(join(dataDir, 'operator-key'), 'utf8')).trim();
  const response = await fetch(`${url}/api/businesses`, { headers: { authorization: `Bearer ${key}` } });
  const { total } = (await response.json()) as { total: number };
  return total;
}

test('starts from nothing, says how to sign in and what to call, survives a kill, and stops when asked', async () => {
  const first = await run();
  await untilServing(first);
  expect(first.output()).toMatch(/Password {5}\S{16}/);
  expect(first.output()).toMatch(/npm run call -- --to \+1\d{10} --server http:\/\/127\.0\.0\.1:\d+ --say/);
  expect(await countBusinesses(first.url)).toBe(2);

  const rival = await ended(await run());
  expect(rival.code).toBe(1);
  expect(rival.output).toContain('Another Frontdesk is running on the data folder');

  first.child.kill('SIGKILL');
  await ended(first);
  const orphan = (await databasePid()) ?? 0;
  expect(isRunning(orphan)).toBe(true);

  const second = await run();
  await untilServing(second);
  expect(isRunning(orphan)).toBe(false);
  expect(second.output()).not.toContain('Password');
  expect(await countBusinesses(second.url)).toBe(2);

  const database = (await databasePid()) ?? 0;
  second.child.kill('SIGTERM');
  expect((await ended(second)).code).toBe(0);
  expect(isRunning(database)).toBe(false);
}, 180_000);

test('lists what is wrong with the configuration and ends with code 1', async () => {
  const { code, output } = await ended(await run({ PORT: 'x', LOG_LEVEL: 'loud' }));
  expect(code).toBe(1);
  expect(output).toContain('PORT must be a whole number');
  expect(output).toContain('LOG_LEVEL must be');
  expect(output).not.toContain(' at ');
});

test('says that the port is taken, and leaves no database behind', async () => {
  const first = await run();
  await untilServing(first);
  const otherDataDir = join(dataDir, 'other');
  const { code, output } = await ended(await run({ PORT: new URL(first.url).port, DATA_DIR: otherDataDir }));
  expect(code).toBe(1);
  expect(output).toContain('is taken by another program');
  await expect(readFile(join(otherDataDir, 'postgres/postmaster.pid'))).rejects.toThrow(/ENOENT/);
  first.child.kill('SIGTERM');
  await ended(first);
}, 120_000);
