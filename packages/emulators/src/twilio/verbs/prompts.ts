import { setTimeout } from 'node:timers/promises';
import { encodeMulaw } from '../../audio/mulaw.ts';
import { murmur } from '../../audio/murmur.ts';
import { toTelephoneRate } from '../../audio/telephone-audio.ts';
import { readWav } from '../../audio/wav.ts';
import type { Prompt } from '../../twilio-caller/twiml/verbs.ts';
import { Player } from '../line/player.ts';
import type { VerbContext } from './verb-context.ts';

const NO_PLAYABLE_AUDIO = 12400;
const FETCH_FAILED = 11200;
/** `w` in digits to play. */
const DIGIT_WAIT_MS = 500;

type PromptContext = Pick<VerbContext, 'call' | 'signal' | 'resolve'>;

/** Says, plays or pauses on the call's line until done or interrupted. */
export async function runPrompt(prompt: Prompt, context: PromptContext): Promise<void> {
  const player = new Player();
  using _ = context.call.line.connect(player);
  await playPrompt(prompt, context, player);
}

/** The same, on a player that is on a line already. */
export async function playPrompt(prompt: Prompt, context: PromptContext, player: Player): Promise<void> {
  const { call, signal } = context;
  switch (prompt.verb) {
    case 'pause':
      await setTimeout(prompt.lengthSeconds * 1000, undefined, { signal }).catch(() => undefined);
      return;
    case 'say': {
      call.report({ type: 'carrier-said', text: prompt.text });
      const audio = encodeMulaw(murmur(prompt.text));
      for (let turn = 0; !signal.aborted && goesOn(turn, prompt.loop); turn++) await player.playOut(audio, signal);
      return;
    }
    case 'play': {
      if (prompt.digits !== null) {
        await pressDigits(prompt.digits, context);
        return;
      }
      const url = context.resolve(prompt.url);
      call.report({ type: 'carrier-played', url });
      const audio = await fetchAudio(url, context);
      for (let turn = 0; audio && !signal.aborted && goesOn(turn, prompt.loop); turn++)
        await player.playOut(audio, signal);
    }
  }
}

/** The party hears keys: `w` waits half a second, `W` a whole one. */
export async function pressDigits(digits: string, { call, signal }: Pick<VerbContext, 'call' | 'signal'>) {
  for (const part of digits.split(/([wW])/).filter(Boolean)) {
    if (signal.aborted) return;
    if (!/[wW]/.test(part)) call.report({ type: 'keys-heard', digits: part });
    else
      await setTimeout(part === 'w' ? DIGIT_WAIT_MS : 2 * DIGIT_WAIT_MS, undefined, { signal }).catch(() => undefined);
  }
}

/** The recording at an address as telephone audio; null, and a fault, when there is none that can be played. */
async function fetchAudio(url: string, { call, signal }: PromptContext): Promise<Uint8Array | null> {
  const fault = (code: number, detail: string) => {
    if (!signal.aborted) call.report({ type: 'fault', code, detail });
    return null;
  };
  try {
    const response = await fetch(url, { signal });
    if (!response.ok) return fault(FETCH_FAILED, `the audio at ${url} was answered with ${response.status}`);
    const bytes = await response.bytes();
    try {
      return encodeMulaw(await toTelephoneRate(readWav(bytes)));
    } catch (error) {
      return fault(NO_PLAYABLE_AUDIO, `${url}: ${error instanceof Error ? error.message : String(error)}`);
    }
  } catch {
    return fault(FETCH_FAILED, `the audio at ${url} could not be fetched`);
  }
}

/** `loop` 0 is endless: a thousand times, as Twilio limits it. */
function goesOn(turn: number, loop: number): boolean {
  return turn < (loop === 0 ? 1000 : loop);
}
