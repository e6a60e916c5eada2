import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runTogether } from './processes.mjs';
import { root } from './root.mjs';

const web = join(root, 'apps/web');
/** Beside the built files: the fingerprint of the sources they were built from. */
const stamp = join(web, 'dist/.sources');

const vite = (node, args) => ({
  command: node,
  args: [join(root, 'node_modules/vite/bin/vite.js'), ...args],
  cwd: web,
});

/** Builds the dashboard when its sources changed since the last build. */
export async function installWeb(node) {
  if (!hasWeb()) return;
  const fingerprint = await sources();
  if ((await readFile(stamp, 'utf8').catch(() => '')) === fingerprint) return;
  console.log('Building the dashboard …');
  const code = await runTogether([vite(node, ['build', '--logLevel', 'warn'])]);
  if (code !== 0) throw new Error('The dashboard could not be built; see the messages above.');
  await writeFile(stamp, fingerprint);
}

/** The program that rebuilds the dashboard at every change; none when there is no dashboard. */
export function watchWeb(node) {
  return hasWeb() ? [vite(node, ['build', '--watch', '--logLevel', 'warn'])] : [];
}

const hasWeb = () => existsSync(join(web, 'index.html'));

async function sources() {
  const hash = createHash('sha256');
  for (const folder of [web, join(root, 'packages/contract'), join(root, 'packages/sdk')]) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name))
      .filter(file => !file.startsWith(join(web, 'dist')) && !file.includes('node_modules'))
      .sort();
    for (const file of files) hash.update(file.slice(root.length)).update(await readFile(file));
  }
  return hash.update(await readFile(join(root, 'package-lock.json'))).digest('hex');
}
