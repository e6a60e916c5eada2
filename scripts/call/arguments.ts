import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import {
  hangUp,
  parseScript,
  readWav,
  type ScriptStep,
  silence,
  toTelephoneRate,
  type Words,
  waitForAgent,
} from '@frontdesk/emulators';

export const USAGE = `Places a phone call to the running server and plays the caller's part.

  npm run call -- --to <number> --say "A table for two, please." --say "Tomorrow at seven."

  --to <number>       the number to call, as in +14155550100
  --from <number>     the caller's number (default +14155550123)
  --say <text>        say this when the agent has finished; may be repeated
  --wav <file>        play this recording when the agent has finished
  --dtmf <keys>       press these keys
  --interrupt         speak the next line over the agent
  --hangup            hang up here, without waiting
  --script <file>     read the lines from a file (one a line; see packages/emulators)
  --no-answer         stay silent
  --save <file.wav>   where to keep the recording (default .cache/calls/)
  --voice <name>      the caller's voice: male, female (default male)
  --server <url>      default http://127.0.0.1:3000
`;

export interface CallArguments {
  readonly to: string;
  readonly from: string;
  readonly server: string;
  readonly voice: 'male' | 'female';
  readonly save: string | null;
  readonly script: readonly ScriptStep[];
}

/** A mistake in what was typed; the message says what to type instead. */
export class UsageError extends Error {}

const INTERRUPT_AFTER_MS = 1200;
/** After its last line the caller hears the answer out and gives the agent this long to hang up. */
const FAREWELL_MS = 5000;

/** Reads the command line; the caller's steps keep the order in which they were typed. Throws UsageError. */
export async function readArguments(argv: readonly string[]): Promise<CallArguments> {
  const { values, tokens } = parse(argv);
  if (values.to === undefined) throw new UsageError('Say whom to call: --to +14155550100');
  const voice = values.voice ?? 'male';
  if (voice !== 'male' && voice !== 'female') throw new UsageError('--voice is male or female');
  const steps: ScriptStep[] = [];
  let isInterrupting = false;
  const speak = (words: Words) => {
    steps.push(isInterrupting ? { type: 'interrupt', words, afterMs: INTERRUPT_AFTER_MS } : { type: 'say', words });
    isInterrupting = false;
  };
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const value = token.value ?? '';
    if (token.name === 'say') speak({ text: value });
    if (token.name === 'wav') speak({ samples: await readTelephoneAudio(value), label: value });
    if (token.name === 'dtmf') steps.push(waitForAgent, { type: 'press', digits: keys(value) });
    if (token.name === 'interrupt') isInterrupting = true;
    if (token.name === 'hangup') steps.push(hangUp);
    if (token.name === 'script') steps.push(...(await readScript(value)));
  }
  if (steps.length === 0 && !values['no-answer'])
    throw new UsageError('Say what the caller does: --say "…", --script file, or --no-answer');
  if (!values['no-answer']) steps.push(waitForAgent, silence(FAREWELL_MS), hangUp);
  return {
    to: values.to,
    from: values.from ?? '+14155550123',
    server: (values.server ?? 'http://127.0.0.1:3000').replace(/\/+$/, ''),
    voice,
    save: values.save ?? null,
    script: steps,
  };
}

function parse(argv: readonly string[]) {
  const text = { type: 'string' } as const;
  const texts = { type: 'string', multiple: true } as const;
  const flags = { type: 'boolean', multiple: true } as const;
  try {
    return parseArgs({
      args: [...argv],
      tokens: true,
      options: {
        to: text,
        from: text,
        server: text,
        voice: text,
        save: text,
        script: texts,
        say: texts,
        wav: texts,
        dtmf: texts,
        interrupt: flags,
        hangup: flags,
        'no-answer': { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function keys(text: string): string {
  if (!/^[0-9*#]+$/.test(text)) throw new UsageError('--dtmf takes the keys 0 to 9, * and #');
  return text;
}

async function readScript(path: string): Promise<readonly ScriptStep[]> {
  try {
    return await parseScript(await readFile(path, 'utf8'), readTelephoneAudio);
  } catch (error) {
    throw new UsageError(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function readTelephoneAudio(path: string): Promise<Int16Array> {
  try {
    return await toTelephoneRate(readWav(await readFile(path)));
  } catch (error) {
    throw new UsageError(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
