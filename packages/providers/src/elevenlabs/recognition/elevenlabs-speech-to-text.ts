import {
  type AudioFormat,
  BoundedQueue,
  type Clock,
  type ProviderError,
  type RecognizerInput,
  type SpeechToText,
  type TranscribeOptions,
  type TranscriptEvent,
} from '@frontdesk/voice';
import { type Access, PROVIDER } from '../wire/access.ts';
import { failure } from '../wire/failures.ts';
import {
  audioFormat,
  fittingKeyterms,
  RECOGNITION_CAPABILITIES,
  type RecognitionSettings,
} from './recognition-settings.ts';
import { RecognitionStream } from './recognition-stream.ts';

/** Far more than a reader falls behind; one that reads nothing loses its oldest texts, which newer ones replace. */
const MAX_UNREAD = 256;

export interface ElevenLabsSpeechToTextOptions {
  readonly access: Access;
  readonly clock: Clock;
  readonly model: string;
  readonly settings: RecognitionSettings;
}

/**
 * Scribe live: one socket a call, opened with its first audio. Segments end at the engine's pauses, not where the service
 * would end them.
 */
export class ElevenLabsSpeechToText implements SpeechToText {
  readonly id: string;
  readonly capabilities = RECOGNITION_CAPABILITIES;
  readonly #options: ElevenLabsSpeechToTextOptions;

  constructor(options: ElevenLabsSpeechToTextOptions) {
    this.id = `${PROVIDER}:${options.model}`;
    this.#options = options;
  }

  async *transcribe(
    input: AsyncIterable<RecognizerInput>,
    options: TranscribeOptions,
  ): AsyncGenerator<TranscriptEvent> {
    const { signal } = options;
    if (signal.aborted) return;
    const events = new BoundedQueue<TranscriptEvent>(MAX_UNREAD);
    let stream: RecognitionStream | null = null;
    /** News of speech from before the first audio. */
    let early: RecognizerInput | null = null;
    let failed: ProviderError | null = null;
    const fail = (error: ProviderError) => {
      failed ??= error;
      events.end();
    };
    const open = (format: AudioFormat) => {
      const path = this.#path(format, options);
      if (path === null) {
        fail(failure('rejected', `ElevenLabs does not hear ${format.encoding} at ${format.sampleRateHz} Hz.`));
        return null;
      }
      const { access, clock } = this.#options;
      return new RecognitionStream({
        access,
        clock,
        format,
        path,
        onEvent: event => events.push(event),
        onFailed: fail,
      });
    };
    const read = async () => {
      for await (const item of input) {
        if (signal.aborted || failed) return;
        if (item.type === 'audio' && !stream) {
          stream = open(item.frame);
          if (early) stream?.tell(early);
        }
        if (stream) stream.tell(item);
        else if (item.type === 'pause') events.push({ type: 'transcript-final', text: '' });
        else if (item.type === 'speech') early = item;
      }
      await stream?.finish();
    };
    const onAbort = () => {
      stream?.close();
      events.end();
    };
    signal.addEventListener('abort', onAbort, { once: true });
    const reading = read().finally(() => events.end());
    reading.catch(() => {}); // thrown below
    try {
      for await (const event of events) {
        if (signal.aborted) return;
        yield event;
      }
      if (signal.aborted) return;
      if (failed) throw failed;
      await reading;
    } finally {
      signal.removeEventListener('abort', onAbort);
      onAbort();
    }
  }

  /** Null when the service does not take the format. */
  #path(format: AudioFormat, { language, keyterms = [] }: TranscribeOptions): string | null {
    const { model, settings } = this.#options;
    const name = audioFormat(format);
    if (name === null) return null;
    const query = new URLSearchParams({ model_id: model, audio_format: name, commit_strategy: 'manual' });
    const code = settings.languageCode ?? language.split('-')[0]?.toLowerCase();
    if (code && !settings.detectsLanguage) query.set('language_code', code);
    if (settings.withoutFillers) query.set('no_verbatim', 'true');
    if (settings.filtersBackground) query.set('filter_background_audio', 'true');
    for (const term of fittingKeyterms(keyterms)) query.append('keyterms', term);
    return `/v1/speech-to-text/realtime?${query}`;
  }
}
