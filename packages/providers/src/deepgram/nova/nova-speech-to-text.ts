import type { Clock, RecognizerInput, SpeechToText, TranscribeOptions, TranscriptEvent } from '@frontdesk/voice';
import { type DeepgramAccount, PROVIDER } from '../account.ts';
import { boundedKeyterms, boundedKeywords } from '../keyterms.ts';
import { LIVE_INPUTS, recognizeLive } from '../live-recognition.ts';
import { spokenLanguage } from '../spoken-language.ts';
import type { TranscriptionSettings } from '../transcription-settings.ts';
import { NovaEar } from './nova-ear.ts';

export interface NovaOptions {
  readonly account: DeepgramAccount;
  readonly clock: Clock;
  readonly model: string;
  readonly settings: TranscriptionSettings;
}

/** Deepgram's models that write what is said; when a turn is over is decided elsewhere. */
export class NovaSpeechToText implements SpeechToText {
  readonly id: string;
  readonly capabilities = { interim: true, inputs: LIVE_INPUTS };
  readonly #options: NovaOptions;

  constructor(options: NovaOptions) {
    this.#options = options;
    this.id = `${PROVIDER}:${options.model}`;
  }

  transcribe(input: AsyncIterable<RecognizerInput>, options: TranscribeOptions): AsyncGenerator<TranscriptEvent> {
    const { account, clock } = this.#options;
    const path = `/v1/listen?${this.#query(options)}`;
    return recognizeLive(input, options, { account, clock, path, listen: line => new NovaEar(line) });
  }

  #query({ language, keyterms = [] }: TranscribeOptions): URLSearchParams {
    const { model, settings } = this.#options;
    const { smartFormat = true, punctuate = true, numerals, profanityFilter, multilingual, endpointingMs } = settings;
    const isNova3 = model.startsWith('nova-3');
    const query = new URLSearchParams({
      model,
      language: multilingual && isNova3 ? 'multi' : spokenLanguage(language),
      interim_results: 'true',
      // Off by default: then our `Finalize` always has something to settle, and is answered.
      endpointing: String(endpointingMs ?? false),
      smart_format: String(smartFormat),
      punctuate: String(punctuate),
    });
    if (numerals !== undefined) query.set('numerals', String(numerals));
    if (profanityFilter !== undefined) query.set('profanity_filter', String(profanityFilter));
    if (isNova3) for (const term of boundedKeyterms(keyterms)) query.append('keyterm', term);
    else for (const word of boundedKeywords(keyterms)) query.append('keywords', word);
    return query;
  }
}
