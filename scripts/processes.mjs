import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { root } from './root.mjs';

const PARENT_POLL_MS = 1_000;
const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Runs a program with our terminal until it ends. Returns its exit code; 128 + n when signal n ended it. */
export function run(command, args) {
  return runTogether([{ command, args }]);
}

/**
 * Runs programs side by side; when one ends the others are stopped. Returns the first one's code. Signals that ask us
 * to stop are passed on, and we wait. The programs also get a channel to us whose end tells them that we were killed.
 */
export async function runTogether(programs) {
  const children = programs.map(({ command, args, cwd = root }) => start(command, args, { cwd, channel: true }));
  const stop = signal => {
    for (const { child } of children) if (child.exitCode === null && child.signalCode === null) child.kill(signal);
  };
  for (const signal of STOP_SIGNALS) process.on(signal, stop);
  const parentGone = whenParentIsGone(() => stop('SIGTERM'));
  try {
    const first = await Promise.race(children.map(({ ended }) => ended));
    stop('SIGTERM');
    await Promise.all(children.map(({ ended }) => ended));
    return first;
  } finally {
    clearInterval(parentGone);
    for (const signal of STOP_SIGNALS) process.off(signal, stop);
  }
}

/** Runs npm: the very one that runs us, when one does. Returns its exit code. */
export function runNpm(args, environment) {
  const script = process.env.npm_execpath;
  const isScript = script !== undefined && /\.c?js$/.test(script);
  const [command, all] = isScript ? [process.execPath, [script, ...args]] : ['npm', args];
  return start(command, all, { cwd: root, environment, shell: !isScript && process.platform === 'win32' }).ended;
}

function start(command, args, { cwd, environment = {}, channel = false, shell = false }) {
  const child = spawn(command, args, {
    cwd,
    shell,
    stdio: channel ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit',
    env: {
      ...process.env,
      // Compiled code is kept between starts: a third less work before the server listens.
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, '.cache/node'),
      PATH: [join(root, 'node_modules/.bin'), dirname(command), process.env.PATH].join(delimiter),
      ...environment,
    },
  });
  const ended = new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
  return { child, ended };
}

/**
 * npm does not always pass signals on, and cannot when it is killed: notice that it is gone. It runs us through a shell,
 * which stays behind, so the shell's parent counts too.
 */
function whenParentIsGone(action) {
  if (!process.env.npm_lifecycle_event) return undefined;
  const ancestors = () => `${process.ppid} ${parentOf(process.ppid)}`;
  const atStart = ancestors();
  const poll = setInterval(() => {
    if (ancestors() === atStart) return;
    clearInterval(poll);
    action();
  }, PARENT_POLL_MS);
  poll.unref();
  return poll;
}

/** A process's parent, where the system tells it in a file. */
function parentOf(pid) {
  try {
    return /^PPid:\s*(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  } catch {
    return undefined;
  }
}
