import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { decodeSamples, TELEPHONE } from '@frontdesk/voice';
import { answerNumber, CALLER_TEXT, DELAYS, ENDPOINTING_MS, MS_PER_CHARACTER, PAUSE_SILENCE_MS } from '../delays.ts';
import { callerLine, quietLine } from '../load/caller-lines.ts';

const ANSWER = answerNumber(1);
const FOLDER = fileURLToPath(new URL('../peers/livekit/', import.meta.url));

export interface PeerRun {
  readonly calls: number;
  readonly turns: number;
  readonly failed: number;
  readonly responseMs: readonly number[];
  /** Share of one core a call took, and resident memory it added. The callers are in the same process. */
  readonly corePerCall: number;
  readonly megabytesPerCall: number;
}

export interface PeerOptions {
  readonly calls: number;
  readonly seconds: number;
  readonly core: string | undefined;
  readonly lines: readonly string[];
  readonly pauseMs: readonly [number, number];
  /** The answer is thought of and spoken before it is certain that the caller has finished. */
  readonly isPreemptive: boolean;
}

/** The peer's packages, installed into its own folder when they are not there. Throws when they cannot be had. */
export function installPeer(): void {
  if (existsSync(`${FOLDER}node_modules/@livekit/agents`)) return;
  console.log('  Installing @livekit/agents into bench/peers/livekit (500 MB, used by this benchmark only) …');
  execFileSync('npm', ['install', '--no-audit', '--no-fund'], {
    cwd: FOLDER,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ONNXRUNTIME_NODE_INSTALL: 'skip' },
  });
}

/** The same conversations as ours, held by LiveKit's agents framework in one process on one core, without a network. */
export async function runPeer({ calls, seconds, core, lines, pauseMs, isPreemptive }: PeerOptions): Promise<PeerRun> {
  const command = core === undefined ? [process.execPath] : ['taskset', '-c', core, process.execPath];
  const [file = '', ...args] = [...command, '--expose-gc', `${FOLDER}peer.mjs`];
  const peer: ChildProcess = spawn(file, args, { cwd: FOLDER, stdio: ['pipe', 'pipe', 'inherit'] });
  const delays = {
    ...DELAYS,
    ...{ silenceMs: PAUSE_SILENCE_MS, endpointingMs: ENDPOINTING_MS, text: CALLER_TEXT },
    ...{ answer: ANSWER, answerAudioMs: ANSWER.length * MS_PER_CHARACTER },
  };
  const plan = { calls, seconds, pauseMs, isPreemptive, warmUpSeconds: 3, delays };
  const audio = { lines: lines.map(name => linear(callerLine(name).frames)), quiet: linear(quietLine()) };
  peer.stdin?.end(JSON.stringify({ ...plan, ...audio }));
  const limit = setTimeout(() => peer.kill('SIGKILL'), (seconds + 60) * 1000);
  const output = peer.stdout ? text(peer.stdout) : Promise.resolve('');
  await once(peer, 'exit');
  clearTimeout(limit);
  const line = (await output).trim().split('\n').at(-1) ?? '';
  const result: Omit<PeerRun, 'calls'> & { readonly cores: number; readonly rssBytes: number } = JSON.parse(line);
  return {
    ...{ calls, turns: result.turns, failed: result.failed, responseMs: result.responseMs },
    corePerCall: result.cores / calls,
    megabytesPerCall: result.rssBytes / calls / 1e6,
  };
}

/** 16-bit samples: what the peer works with. Decoded here, so that it need not do it. */
function linear(payloads: readonly string[]): string[] {
  return payloads.map(payload => {
    const samples = decodeSamples({ ...TELEPHONE, data: Buffer.from(payload, 'base64') });
    return Buffer.from(samples.buffer).toString('base64');
  });
}
