import type { Clock, RecognizerInput, SpeechToText, TranscribeOptions, TranscriptEvent } from '@frontdesk/voice';
import { type DeepgramAccount, PROVIDER } from '../account.ts';
import { deepgramError } from '../failures.ts';
import { boundedKeyterms } from '../keyterms.ts';
import { LIVE_INPUTS, recognizeLive } from '../live-recognition.ts';
import { baseLanguage } from '../spoken-language.ts';
import type { TranscriptionSettings } from '../transcription-settings.ts';
import { FluxEar } from './flux-ear.ts';

/** The service's own, where the settings name none. */
const DEFAULT_EOT_THRESHOLD = 0.7;

export interface FluxOptions {
  readonly account: DeepgramAccount;
  readonly clock: Clock;
  readonly model: string;
  readonly settings: TranscriptionSettings;
}

/** Deepgram's recogniser for conversations, which hears by itself when the caller has finished. */
export class FluxSpeechToText implements SpeechToText {
  readonly id: string;
  readonly capabilities = { interim: true, inputs: LIVE_INPUTS, endpointing: true };
  readonly #options: FluxOptions;

  /** Throws `ProviderError` where the early threshold is above the other. */
  constructor(options: FluxOptions) {
    const { eagerEotThreshold = 0, eotThreshold = DEFAULT_EOT_THRESHOLD } = options.settings;
    if (eagerEotThreshold > eotThreshold)
      throw deepgramError('Deepgram’s settings do not fit: eagerEotThreshold is above eotThreshold.', 'rejected');
    this.#options = options;
    this.id = `${PROVIDER}:${options.model}`;
  }

  transcribe(input: AsyncIterable<RecognizerInput>, options: TranscribeOptions): AsyncGenerator<TranscriptEvent> {
    const { account, clock } = this.#options;
    const path = `/v2/listen?${this.#query(options)}`;
    return recognizeLive(input, options, { account, clock, path, listen: line => new FluxEar(line) });
  }

  #query({ language, keyterms = [] }: TranscribeOptions): URLSearchParams {
    const { model, settings } = this.#options;
    const { eotThreshold, eagerEotThreshold, eotTimeoutMs, numerals, profanityFilter } = settings;
    const query = new URLSearchParams({ model });
    if (model === 'flux-general-multi') query.append('language_hint', baseLanguage(language));
    if (eotThreshold !== undefined) query.set('eot_threshold', String(eotThreshold));
    if (eagerEotThreshold !== undefined) query.set('eager_eot_threshold', String(eagerEotThreshold));
    if (eotTimeoutMs !== undefined) query.set('eot_timeout_ms', String(eotTimeoutMs));
    if (numerals !== undefined) query.set('numerals', String(numerals));
    if (profanityFilter !== undefined) query.set('profanity_filter', String(profanityFilter));
    for (const term of boundedKeyterms(keyterms)) query.append('keyterm', term);
    return query;
  }
}
