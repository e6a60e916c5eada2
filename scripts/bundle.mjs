// Bundles our own TypeScript into `dist/`; npm packages stay in node_modules. `node dist/main.js` runs the result.
import { existsSync } from 'node:fs';
import { cp, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './root.mjs';

const dist = join(root, 'dist');

/**
 * Worker threads are loaded by file name, so each is an entry of its own, with the same path from `main.js` as it has
 * in source from the file that names it: `workerEntry(import.meta.url, './kokoro/kokoro-worker.ts')`.
 */
async function workerEntries() {
  const entries = [];
  const folders = [join(root, 'packages'), join(root, 'apps/server/src')];
  const found = await Promise.all(folders.map(folder => readdir(folder, { recursive: true, withFileTypes: true })));
  for (const file of found.flat()) {
    if (!file.isFile() || !file.name.endsWith('.ts') || file.name.endsWith('.test.ts')) continue;
    if (file.parentPath.includes('node_modules')) continue;
    const source = await readFile(join(file.parentPath, file.name), 'utf8');
    for (const [, path] of source.matchAll(/workerEntry\(\s*import\.meta\.url,\s*'\.\/([\w/-]+)\.ts'/g))
      entries.push({ in: join(file.parentPath, `${path}.ts`), out: path });
  }
  return entries;
}

/** Our packages by their front doors, so that they are bundled; every other bare name is an npm package. */
async function ownPackages() {
  const alias = {};
  for (const folder of ['packages/contract', 'packages/voice', 'packages/providers']) {
    const { name, exports } = JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8'));
    for (const [door, file] of Object.entries(exports)) alias[join(name, door)] = join(root, folder, file);
  }
  return alias;
}

const workers = await workerEntries();
const names = workers.map(({ out }) => out);
if (new Set(names).size !== names.length) throw new Error(`Two workers have the same path: ${names.join(', ')}`);

await rm(dist, { recursive: true, force: true });
const result = await build({
  absWorkingDir: root,
  entryPoints: [{ in: join(root, 'apps/server/src/main.ts'), out: 'main' }, ...workers],
  outdir: dist,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  packages: 'external',
  alias: await ownPackages(),
  sourcemap: true,
  metafile: true,
});
await cp(join(root, 'apps/server/drizzle'), join(dist, 'drizzle'), { recursive: true });
if (existsSync(join(root, 'apps/web/dist')))
  await cp(join(root, 'apps/web/dist'), join(dist, 'web'), { recursive: true });

for (const [file, { bytes }] of Object.entries(result.metafile.outputs))
  if (file.endsWith('.js')) console.log(`${file}  ${Math.round(bytes / 1024)} kB`);
