// Starts the production bundle on a data folder of its own, waits until it serves, and stops it as a service manager would.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const START_LIMIT_MS = 60_000;
const root = resolve(import.meta.dirname, '..');

const probe = createServer().listen(0, '127.0.0.1');
await once(probe, 'listening');
const { port } = probe.address();
probe.close();

const dataDir = await mkdtemp(join(tmpdir(), 'frontdesk-bundle-'));
const startedAt = Date.now();
const server = spawn(join(root, 'node_modules/node/bin/node'), [join(root, 'dist/main.js')], {
  cwd: root,
  stdio: ['ignore', 'ignore', 'inherit'],
  env: { ...process.env, PORT: String(port), DATA_DIR: dataDir },
});
const ended = once(server, 'exit');
try {
  while (!(await isServing())) {
    if (server.exitCode !== null) throw new Error(`The bundle ended with code ${server.exitCode}.`);
    if (Date.now() - startedAt > START_LIMIT_MS) throw new Error('The bundle did not serve in time.');
    await delay(100);
  }
  console.log(`The bundle served after ${Date.now() - startedAt} ms.`);
  server.kill('SIGTERM');
  const [code] = await ended;
  if (code !== 0) throw new Error(`The bundle stopped with code ${code}.`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  server.kill('SIGKILL');
  await rm(dataDir, { recursive: true, force: true });
}

async function isServing() {
  const response = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => null);
  return response?.ok ?? false;
}
