import type { DeepgramEmulatorOptions, HeardWords } from './deepgram-emulator.ts';
import { ScriptedUtterance } from './scripted-utterance.ts';

/** How the emulator hears, all defaults filled in; `words` may change while it runs. */
export interface HearingSettings {
  words: HeardWords;
  readonly interimEveryMs: number;
  readonly finalDelayMs: number;
  readonly wordMs: number;
  readonly utteranceGapMs: number;
  readonly answersEmptyFinalize: boolean;
  readonly certainSilenceMs: number;
}

export function hearingSettings(options: DeepgramEmulatorOptions): HearingSettings {
  return {
    words: options.words ?? [],
    interimEveryMs: options.interimEveryMs ?? 250,
    finalDelayMs: options.finalDelayMs ?? 0,
    wordMs: options.wordMs ?? 250,
    utteranceGapMs: options.utteranceGapMs ?? 700,
    answersEmptyFinalize: options.answersEmptyFinalize ?? true,
    certainSilenceMs: options.certainSilenceMs ?? 1000,
  };
}

/** The utterances of one socket or file, one after the other. */
export class Utterances {
  readonly #settings: HearingSettings;
  readonly #session: number;
  readonly #query: URLSearchParams;
  readonly #isPunctuated: boolean;
  #count = 0;

  constructor(settings: HearingSettings, source: { session: number; query: URLSearchParams; isPunctuated: boolean }) {
    this.#settings = settings;
    this.#session = source.session;
    this.#query = source.query;
    this.#isPunctuated = source.isPunctuated;
  }

  next(startedAtMs: number): ScriptedUtterance {
    const { words, wordMs } = this.#settings;
    const utterance = this.#count++;
    const text =
      typeof words === 'function'
        ? words({ session: this.#session, utterance, query: this.#query })
        : (words[utterance] ?? '');
    return new ScriptedUtterance(text, { startedAtMs, wordMs, isPunctuated: this.#isPunctuated });
  }
}

/** The service writes capitals and full stops only when asked. */
export function writesPunctuation(query: URLSearchParams): boolean {
  return query.get('punctuate') === 'true' || query.get('smart_format') === 'true';
}
