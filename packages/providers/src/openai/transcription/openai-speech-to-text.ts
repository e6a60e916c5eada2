import {
  type Clock,
  type RecognizerInput,
  type SpeechToText,
  type TranscribeOptions,
  type TranscriptEvent,
  untilAborted,
} from '@frontdesk/voice';
import type { z } from 'zod';
import type { Account } from '../account/credentials.ts';
import { PROVIDER_ID } from '../account/failures.ts';
import type { TranscriptionSettings } from '../settings.ts';
import { LiveTranscription } from './live-transcription.ts';
import { REALTIME_FORMATS } from './transcription-session.ts';

export const TRANSCRIPTION_CAPABILITIES: SpeechToText['capabilities'] = { interim: true, inputs: REALTIME_FORMATS };

export interface OpenAiSpeechToTextOptions {
  readonly account: Account;
  readonly clock: Clock;
  readonly model: string;
  readonly settings: z.infer<typeof TranscriptionSettings>;
}

/** Recognition over a realtime transcription session, one for each call. */
export class OpenAiSpeechToText implements SpeechToText {
  readonly id: string;
  readonly capabilities = TRANSCRIPTION_CAPABILITIES;
  readonly #options: OpenAiSpeechToTextOptions;

  constructor(options: OpenAiSpeechToTextOptions) {
    this.id = `${PROVIDER_ID}:${options.model}`;
    this.#options = options;
  }

  async *transcribe(
    input: AsyncIterable<RecognizerInput>,
    options: TranscribeOptions,
  ): AsyncGenerator<TranscriptEvent> {
    const { signal } = options;
    if (signal.aborted) return;
    const over = new AbortController();
    const live = new LiveTranscription({ ...this.#options, transcribe: options });
    const stop = () => void live.close();
    signal.addEventListener('abort', stop, { once: true });
    // The input may wait for audio that never comes: it is left when this is over, and read no further.
    const running = live.run(untilAborted(input, over.signal));
    try {
      yield* live.transcripts;
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      signal.removeEventListener('abort', stop);
      over.abort();
      await live.close();
      await running;
    }
  }
}
