import type { Script, ScriptStep, Words } from './script.ts';

const DEFAULT_INTERRUPT_MS = 1200;
const DEFAULT_NOISE_DB = -35;

/**
 * Reads a script file: one line, one thing said. `#` starts a comment. Directives stand on lines of their own, their
 * times in seconds: `[interrupt 1.5]` (the next line is spoken over the agent, that long into its speech),
 * `[cut 0.8]` (the next line breaks off after that long), `[dtmf 12#]`, `[silence 5]`, `[noise 5 -30]` (level in dBFS),
 * `[wav file]`, `[wait]`, `[hangup]`. `readAudio` gives the samples of a WAV file. Throws an Error naming the line.
 */
export async function parseScript(text: string, readAudio: (path: string) => Promise<Int16Array>): Promise<Script> {
  const steps: ScriptStep[] = [];
  let manner: { interruptAfterMs?: number; cutAfterMs?: number } = {};
  const speak = (words: Words) => {
    steps.push(
      manner.interruptAfterMs === undefined
        ? { type: 'say', words, ...(manner.cutAfterMs === undefined ? {} : { cutAfterMs: manner.cutAfterMs }) }
        : { type: 'interrupt', words, afterMs: manner.interruptAfterMs },
    );
    manner = {};
  };

  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.replace(/(^|\s)#.*$/, '').trim();
    if (line === '') continue;
    const directive = /^\[(\w+)\s*(.*?)\]$/.exec(line);
    if (!directive) {
      speak({ text: line });
      continue;
    }
    const [, name = '', rest = ''] = directive;
    const [first, second] = numbersIn(rest);
    switch (name) {
      case 'interrupt':
        manner.interruptAfterMs = first === undefined ? DEFAULT_INTERRUPT_MS : first * 1000;
        break;
      case 'cut':
        manner.cutAfterMs = needed(first, index, '[cut 0.8]') * 1000;
        break;
      case 'silence':
        steps.push({ type: 'silence', durationMs: needed(first, index, '[silence 5]') * 1000 });
        break;
      case 'noise':
        steps.push({
          type: 'noise',
          durationMs: needed(first, index, '[noise 5 -30]') * 1000,
          levelDb: second ?? DEFAULT_NOISE_DB,
        });
        break;
      case 'dtmf':
        steps.push({ type: 'press', digits: keys(rest, index) });
        break;
      case 'wav':
        speak({ samples: await readAudio(rest), label: rest });
        break;
      case 'wait':
        steps.push({ type: 'wait-for-agent' });
        break;
      case 'hangup':
        steps.push({ type: 'hang-up' });
        break;
      default:
        throw new Error(`Line ${index + 1}: there is no directive [${name}].`);
    }
  }
  return steps;
}

function numbersIn(text: string): number[] {
  return text.split(/\s+/).filter(Boolean).map(Number).filter(Number.isFinite);
}

function needed(value: number | undefined, index: number, example: string): number {
  if (value === undefined) throw new Error(`Line ${index + 1}: write the number, for example ${example}.`);
  return value;
}

function keys(text: string, index: number): string {
  // The `#` key would read as a comment where a space stands before it, so keys are written together.
  if (!/^[0-9*#A-D]+$/.test(text))
    throw new Error(`Line ${index + 1}: write the keys together, for example [dtmf 12*].`);
  return text;
}
