import type { VoiceSettings } from '@frontdesk/contract';
import type { Clock, SpeechEvent, SynthesizeOptions, TextToSpeech } from '@frontdesk/voice';
import { DEFAULT_VOICES } from '../voices.ts';
import { PROVIDER } from '../wire/access.ts';
import type { SpeechPool } from './speech-pool.ts';
import {
  languageCodeFor,
  outputFormat,
  SPEECH_OUTPUTS,
  type SpeechSettings,
  wireVoiceSettings,
} from './speech-settings.ts';
import { utter } from './utterance.ts';

/** The longest the service allows, seconds: the pool closes what is idle long before. */
const INACTIVITY_TIMEOUT_SECONDS = 180;

export const SPEECH_CAPABILITIES: TextToSpeech['capabilities'] = { outputs: SPEECH_OUTPUTS, wordTimes: true };

export interface ElevenLabsTextToSpeechOptions {
  readonly pool: SpeechPool;
  readonly clock: Clock;
  readonly model: string;
  readonly settings: SpeechSettings;
}

/**
 * Voices of ElevenLabs over its multi-context sockets. Each text is a context of its own on a connection that others use,
 * too; telephone audio comes as the carrier takes it. Word times are those of the text given, complete by the end.
 */
export class ElevenLabsTextToSpeech implements TextToSpeech {
  readonly id: string;
  readonly capabilities = SPEECH_CAPABILITIES;
  readonly #options: ElevenLabsTextToSpeechOptions;

  constructor(options: ElevenLabsTextToSpeechOptions) {
    this.id = `${PROVIDER}:${options.model}`;
    this.#options = options;
  }

  warm(options: Omit<SynthesizeOptions, 'signal'>): void {
    this.#options.pool.warm(this.#path(options));
  }

  async *synthesize(text: string, options: SynthesizeOptions): AsyncGenerator<SpeechEvent> {
    const { signal, format, voice } = options;
    if (signal.aborted || text.trim() === '') return;
    const { pool, clock, settings } = this.#options;
    yield* utter(pool.take(this.#path(options)), {
      text: text.trim(),
      format: { encoding: format.encoding, sampleRateHz: format.sampleRateHz },
      voiceSettings: wireVoiceSettings(settings, voice),
      clock,
      signal,
    });
  }

  /** Everything that is fixed once a connection is open. */
  #path({ voice, language, format }: Omit<SynthesizeOptions, 'signal'>): string {
    const { model, settings } = this.#options;
    const query = new URLSearchParams({
      model_id: model,
      output_format: outputFormat(format),
      inactivity_timeout: String(INACTIVITY_TIMEOUT_SECONDS),
      sync_alignment: 'true',
    });
    const languageCode = languageCodeFor(model, settings, language);
    if (languageCode !== null) query.set('language_code', languageCode);
    if (settings.textNormalization) query.set('apply_text_normalization', settings.textNormalization);
    return `/v1/text-to-speech/${encodeURIComponent(voiceIdOf(voice))}/multi-stream-input?${query}`;
  }
}

/** The voice chosen, or the first of the gender. */
function voiceIdOf({ voiceId, gender }: VoiceSettings): string {
  return voiceId ?? DEFAULT_VOICES.find(voice => voice.gender === gender)?.id ?? '';
}
