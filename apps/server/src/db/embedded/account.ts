import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { StartupError } from '../../startup-error.ts';

const run = promisify(execFile);

/** The operating system's user a program runs as. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** Made when the machine has no user for databases yet; also what Debian's and Red Hat's own packages call it. */
const USER = 'postgres';

/**
 * Whom PostgreSQL runs as: null for "whoever we are", or an unprivileged user when we are root, because PostgreSQL
 * refuses to run as root. A data folder that exists keeps its owner.
 */
export async function databaseAccount(dataFolder: string): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null;
  const owner = await stat(dataFolder).catch(() => null);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return (await lookUp(USER)) ?? (await create());
}

async function lookUp(name: string): Promise<Account | null> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return null;
  }
}

async function create(): Promise<Account> {
  const attempts: [string, string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', USER]],
    // BusyBox.
    ['adduser', ['-S', '-D', '-H', USER]],
  ];
  for (const [program, args] of attempts) {
    await run(program, args).catch(() => null);
    const account = await lookUp(USER);
    if (account) return account;
  }
  throw new StartupError(
    `PostgreSQL must not run as root, and a user "${USER}" could not be made. Create that user, run Frontdesk as an ` +
      'ordinary user, or set DATABASE_URL.',
  );
}
