import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** One of the benchmark's processes. */
export interface Child {
  readonly pid: number;
  /** Sends a message and waits for the next one back. Rejects when the process says `error`, or dies. */
  ask<Reply>(message: object): Promise<Reply>;
  /** Ends it at once. */
  kill(): Promise<void>;
}

export interface ForkOptions {
  readonly args?: readonly string[];
  readonly execArgv?: readonly string[];
  /** Processors it is held on; all of them when absent. */
  readonly cores?: string | undefined;
  /** Environment besides this process's own. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Starts a module as a process that is talked to by messages. It ends with this process. */
export function forkChild(file: URL, { args = [], execArgv = [], cores, environment = {} }: ForkOptions = {}): Child {
  const pinned = cores === undefined ? {} : { execPath: 'taskset' };
  const child = fork(file, [...args], {
    ...pinned,
    execArgv: cores === undefined ? [...execArgv] : ['-c', cores, process.execPath, ...execArgv],
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    serialization: 'advanced',
  });
  const gone = once(child, 'exit');
  return {
    pid: child.pid ?? 0,
    ask: message => ask(child, message),
    async kill() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
      await gone;
    },
  };
}

function ask<Reply>(child: ChildProcess, message: object): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const settle = () => {
      child.off('message', onMessage);
      child.off('exit', onExit);
    };
    const onMessage = (reply: Reply & { readonly error?: string }) => {
      settle();
      if (typeof reply.error === 'string') reject(new Error(reply.error));
      else resolve(reply);
    };
    const onExit = (code: number | null, signal: NodeJS.Signals | null) => {
      settle();
      reject(new Error(`A process of the benchmark (${child.spawnargs.at(-1)}) died: ${signal ?? `code ${code}`}.`));
    };
    child.once('message', onMessage);
    child.once('exit', onExit);
    child.send(message);
  });
}
