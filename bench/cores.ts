import { execFileSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

export interface Cores {
  /** The server's own, or undefined where processes cannot be held on one. */
  readonly server: string | undefined;
  /** Everybody else's: callers, emulated services, the database. */
  readonly others: string | undefined;
}

/** Gives the server a core of its own, and moves this process, with all that it will start, to the others. */
export function shareCores(): Cores {
  const count = availableParallelism();
  if (process.platform !== 'linux' || count < 2) return { server: undefined, others: undefined };
  try {
    const others = count === 2 ? '1' : `1-${count - 1}`;
    execFileSync('taskset', ['-a', '-c', '-p', others, String(process.pid)], { stdio: 'ignore' });
    return { server: '0', others };
  } catch {
    return { server: undefined, others: undefined };
  }
}
