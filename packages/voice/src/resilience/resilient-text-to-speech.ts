import type { VoiceSettings } from '@frontdesk/contract';
import { type AudioFormat, durationMs } from '../audio/audio-frame.ts';
import { transcode } from '../audio/g711.ts';
import { closestFormat, commonFormats } from '../audio/reachable-formats.ts';
import type { Clock } from '../ports/clock.ts';
import { ProviderError } from '../ports/provider-error.ts';
import type { SpeechEvent, SynthesizeOptions, TextToSpeech, WordTime } from '../ports/text-to-speech.ts';
import { type BreakerPanel, providerOf } from './breakers.ts';
import { GivenWords } from './given-words.ts';
import { inTime } from './in-time.ts';
import { ACCOUNT_FAULTS, type Attempt, LineUp, type ProviderChange, StalledError } from './line-up.ts';
import { evenWordTimes, splitAtGiven, USUAL_MS_PER_CHARACTER } from './said-so-far.ts';

export interface VoiceMember {
  readonly textToSpeech: TextToSpeech;
  /** How it speaks; the voice that is asked for when absent. */
  readonly voice?: VoiceSettings;
}

export interface ResilientTextToSpeechOptions {
  readonly clock: Clock;
  readonly breakers: BreakerPanel;
  readonly onChange?: (change: ProviderChange<'voice'>) => void;
  /** Without any audio for so long, a voice has failed. Default 2500 ms. */
  readonly firstAudioTimeoutMs?: number;
  /** The same between one piece of audio and the next. Default 1500 ms. */
  readonly gapTimeoutMs?: number;
}

const FIRST_AUDIO_MS = 2500;
const GAP_MS = 1500;
/** With nobody to take over, waiting is all that can be done. */
const PATIENCE_WHEN_ALONE = 4;

/**
 * One call's voice, with others behind it. What fails before its first audio is asked once more, then the next one
 * speaks; what fails later is finished by the next one, from the first word that was not given. Whoever took over speaks
 * for the rest of the call. Throws when nobody can speak. Cheap to make; lines are cached below it, voice by voice.
 */
export function resilientTextToSpeech(
  members: readonly [VoiceMember, ...VoiceMember[]],
  options: ResilientTextToSpeechOptions,
): TextToSpeech {
  const { clock, firstAudioTimeoutMs = FIRST_AUDIO_MS, gapTimeoutMs = GAP_MS } = options;
  const lineUp = new LineUp<VoiceMember, 'voice'>({
    ...options,
    service: 'voice',
    members,
    idOf: member => member.textToSpeech.id,
    finalFaults: ACCOUNT_FAULTS,
    lastResort: true,
  });
  const capabilities = {
    outputs: commonFormats(members.map(({ textToSpeech }) => textToSpeech.capabilities.outputs)),
    wordTimes: members.every(({ textToSpeech }) => textToSpeech.capabilities.wordTimes),
  };
  const pace = new Pace();

  async function* attempt(one: Attempt<VoiceMember>, text: string, request: SynthesizeOptions) {
    const { member, id } = one;
    const over = new AbortController();
    const signal = AbortSignal.any([request.signal, over.signal]);
    const patience = one.hasRelief ? 1 : PATIENCE_WHEN_ALONE;
    let hasAudio = false;
    const allowedMs = () => patience * (hasAudio ? gapTimeoutMs : firstAudioTimeoutMs);
    const late = (afterMs: number) => new StalledError(id, 'audio', afterMs);
    const format = formatOf(member.textToSpeech, request.format);
    const voice = member.voice ?? request.voice;
    try {
      const speech = member.textToSpeech.synthesize(text, { ...request, voice, format, signal });
      for await (const event of inTime(speech, { clock, signal: request.signal, allowedMs, late })) {
        if (event.type === 'audio') hasAudio = true;
        yield event;
      }
    } finally {
      over.abort();
    }
    if (!hasAudio && !request.signal.aborted && /[\p{L}\p{N}]/u.test(text))
      throw new ProviderError(`${id} gave no audio.`, { provider: providerOf(id), fault: 'protocol' });
  }

  async function* synthesize(text: string, request: SynthesizeOptions): AsyncGenerator<SpeechEvent> {
    const { signal, format } = request;
    const tries = lineUp.tries();
    let rest = text;
    let offsetMs = 0;
    for (let next = tries.next(); next && !signal.aborted; next = tries.next()) {
      let audioMs = 0;
      const words = new GivenWords();
      try {
        for await (const event of attempt(next, rest, request)) {
          if (event.type === 'audio') {
            next.succeeded();
            audioMs += durationMs(event.frame);
            yield { type: 'audio', frame: transcode(event.frame, format.encoding) };
          } else words.add(event.words);
          yield* later(words.due(audioMs), offsetMs);
        }
        yield* later(words.due(Number.POSITIVE_INFINITY), offsetMs);
        if (signal.aborted) next.abandoned();
        else {
          next.succeeded();
          pace.note(rest, audioMs);
          if (rest !== text && words.known.length === 0) yield* later(evenWordTimes(rest, 0, audioMs), offsetMs);
        }
        return;
      } catch (error) {
        next.failed(error, audioMs === 0 || !next.hasRelief);
        if (audioMs > 0) {
          const split = splitAtGiven(rest, { audioMs, words: words.known }, pace.msPerCharacter);
          if (split.rest === '') return;
          if (words.known.length === 0) yield* later(evenWordTimes(split.said, 0, audioMs), offsetMs);
          rest = split.rest;
          offsetMs += audioMs;
        }
      } finally {
        next.abandoned(); // where the reader went away; nothing after another word
      }
    }
    if (!signal.aborted) throw tries.error;
  }

  return {
    id: members[0].textToSpeech.id,
    capabilities,
    warm(request) {
      const { textToSpeech, voice = request.voice } = lineUp.current;
      textToSpeech.warm?.({ ...request, voice, format: formatOf(textToSpeech, request.format) });
    },
    synthesize,
  };
}

function formatOf({ id, capabilities }: TextToSpeech, wanted: AudioFormat): AudioFormat {
  const format = closestFormat(capabilities.outputs, wanted);
  if (!format) throw new RangeError(`The voice "${id}" has no output at ${wanted.sampleRateHz} Hz.`);
  return format;
}

function* later(words: readonly WordTime[], byMs: number): Generator<SpeechEvent> {
  if (words.length === 0) return;
  yield {
    type: 'word-times',
    words: words.map(({ word, startMs, endMs }) => ({ word, startMs: startMs + byMs, endMs: endMs + byMs })),
  };
}

/** How long a character lasts, learnt from what was spoken whole. */
class Pace {
  #characters = 0;
  #audioMs = 0;

  get msPerCharacter(): number {
    return this.#characters < 20 ? USUAL_MS_PER_CHARACTER : this.#audioMs / this.#characters;
  }

  note(text: string, audioMs: number): void {
    this.#characters += text.length;
    this.#audioMs += audioMs;
  }
}
