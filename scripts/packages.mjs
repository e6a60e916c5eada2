import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hasProductNode } from './node-version.mjs';
import { runNpm } from './processes.mjs';
import { root } from './root.mjs';

const HEARTBEAT_MS = 10_000;

/** Installs the npm packages when they are missing or not those of package-lock.json. */
export async function installPackages() {
  if (await areInstalled()) return;
  console.log('Installing packages (about 1 GB on disk; a minute or two the first time) …');
  await npm(['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']);
  if (hasProductNode()) return;
  console.log('Install scripts are switched off; fetching Node 24 by itself …');
  await npm(['rebuild', 'node', '--ignore-scripts=false', '--foreground-scripts']);
}

async function npm(args) {
  const startedAt = Date.now();
  const elapsed = () => `${Math.round((Date.now() - startedAt) / 1000)} s`;
  const heartbeat = setInterval(() => console.log(`… still installing, ${elapsed()}`), HEARTBEAT_MS);
  try {
    // onnxruntime-node's script would only look for GPU files on the internet.
    const code = await runNpm(args, { ONNXRUNTIME_NODE_INSTALL: 'skip' });
    if (code !== 0) throw new Error(`npm ${args[0]} ended with code ${code}; see its messages above.`);
    console.log(`Packages installed in ${elapsed()}.`);
  } finally {
    clearInterval(heartbeat);
  }
}

/**
 * npm keeps what it installed in `node_modules/.package-lock.json`. It writes that file last, so an installation cut
 * short is not taken for a whole one. Optional packages of other platforms are not in it.
 */
async function areInstalled() {
  const wanted = await readPackages(join(root, 'package-lock.json'));
  if (!wanted) throw new Error('package-lock.json is missing. Get a whole copy of the repository.');
  const present = await readPackages(join(root, 'node_modules/.package-lock.json'));
  if (!present) return false;
  return Object.entries(wanted).every(([path, { version, optional, link }]) => {
    if (!path.startsWith('node_modules/')) return true;
    const found = present[path];
    return found ? link || found.version === version : Boolean(optional);
  });
}

async function readPackages(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8')).packages;
  } catch {
    return null;
  }
}
