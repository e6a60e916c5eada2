import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type FliteProbe =
  | { readonly isAvailable: true; readonly voices: readonly string[] }
  | { readonly isAvailable: false; readonly reason: string };

/** Which voices the installed program has, or in words why it cannot be used. Never throws. */
export async function probeFlite(program: string): Promise<FliteProbe> {
  try {
    const listing = await run(program, ['-lv'], '', AbortSignal.timeout(5000));
    const voices = /Voices available:(.*)/.exec(listing)?.[1]?.trim().split(/\s+/) ?? [];
    if (voices.length > 0) return { isAvailable: true, voices };
    return { isAvailable: false, reason: `${program} has no voices` };
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return { isAvailable: false, reason: isMissing ? `${program} is not installed` : `${program} does not run` };
  }
}

export interface FliteRequest {
  readonly voice: string;
  /** Times the voice's own duration. */
  readonly stretch: number;
  readonly signal: AbortSignal;
}

/**
 * One synthesis: a wave file as flite writes it. The text goes in through standard input, where no list of processes
 * shows it. Aborting kills the program and rejects.
 */
export async function runFlite(
  program: string,
  text: string,
  { voice, stretch, signal }: FliteRequest,
): Promise<Buffer> {
  // flite seeks in its output and opens it by name, so it cannot write to a pipe.
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-flite-'));
  try {
    const file = join(folder, 'speech.wav');
    const stretched = `duration_stretch=${stretch.toFixed(2)}`;
    await run(program, ['-voice', voice, '--setf', stretched, '-f', '-', '-o', file], `${text}\n`, signal);
    return await readFile(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function run(program: string, args: readonly string[], input: string, signal: AbortSignal): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const child = spawn(program, args, { signal, killSignal: 'SIGKILL', stdio: ['pipe', 'pipe', 'ignore'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
  });
  child.stdin.on('error', () => {}); // a program that ends early is seen by its exit code
  child.on('error', reject);
  child.on('close', code => (code === 0 ? resolve(output) : reject(new Error(`${program} ended with code ${code}`))));
  child.stdin.end(input);
  return promise;
}
