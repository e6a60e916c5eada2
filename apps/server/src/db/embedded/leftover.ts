import { execFile } from 'node:child_process';
import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { StartupError } from '../../startup-error.ts';

/** A fast shutdown writes a checkpoint, which takes a while on a slow disk with much to write. */
const FAST_SHUTDOWN_MS = 30_000;
const IMMEDIATE_SHUTDOWN_MS = 10_000;
const POLL_MS = 20;

/** What a running PostgreSQL writes about itself into its data folder. */
export interface PostmasterFile {
  readonly pid: number;
  readonly isReady: boolean;
}

/** Reads `postmaster.pid`; null when there is none. */
export async function readPostmasterFile(dataFolder: string): Promise<PostmasterFile | null> {
  const text = await readFile(join(dataFolder, 'postmaster.pid'), 'utf8').catch(() => null);
  if (text === null) return null;
  // Line 1 is the process, line 8 its state (PostgreSQL's source, miscadmin.h, LOCK_FILE_LINE_…).
  const lines = text.split('\n');
  const pid = Number.parseInt(lines[0] ?? '', 10);
  return { pid: Number.isInteger(pid) ? Math.abs(pid) : 0, isReady: lines[7]?.trim() === 'ready' };
}

/**
 * Stops a PostgreSQL that outlived the process that started it, and removes a `postmaster.pid` whose process is gone
 * or belongs to another program by now. Call it only while holding the data folder's lock.
 * Returns whether a server was stopped.
 */
export async function stopLeftoverPostgres(dataFolder: string): Promise<boolean> {
  const file = await readPostmasterFile(dataFolder);
  if (file === null) return false;
  if (file.pid === 0 || !(await isPostgresOn(file.pid, dataFolder))) {
    await rm(join(dataFolder, 'postmaster.pid'), { force: true });
    return false;
  }
  if (await stopPostgres(file.pid, dataFolder)) return true;
  throw new StartupError(
    `A PostgreSQL from an earlier run (process ${file.pid}) uses ${dataFolder} and does not stop. Stop it and start again.`,
  );
}

/** Asks the server on `dataFolder` to disconnect everyone and stop; insists after a while. Returns whether it is gone. */
export async function stopPostgres(pid: number, dataFolder: string): Promise<boolean> {
  // SIGINT is "fast", SIGQUIT "immediate" shutdown: PostgreSQL manual, "Shutting Down the Server".
  const stages = [
    { signal: 'SIGINT', limitMs: FAST_SHUTDOWN_MS },
    { signal: 'SIGQUIT', limitMs: IMMEDIATE_SHUTDOWN_MS },
  ] as const;
  for (const { signal, limitMs } of stages) {
    try {
      process.kill(pid, signal);
    } catch {
      return !isAlive(pid);
    }
    for (let waitedMs = 0; waitedMs < limitMs; waitedMs += POLL_MS) {
      if (!(await isPostgresOn(pid, dataFolder))) return true;
      await delay(POLL_MS);
    }
  }
  return false;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Process ids are used again, so the number alone proves nothing: a server works inside its data folder until it ends. */
async function isPostgresOn(pid: number, dataFolder: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform === 'linux') {
    const [working, data] = await Promise.all([
      stat(`/proc/${pid}/cwd`).catch(() => null),
      stat(dataFolder).catch(() => null),
    ]);
    return working !== null && data !== null && working.ino === data.ino && working.dev === data.dev;
  }
  const { stdout } = await promisify(execFile)('ps', ['-o', 'command=', '-p', String(pid)]).catch(() => ({
    stdout: '',
  }));
  return stdout.includes('postgres') && stdout.includes(dataFolder);
}
