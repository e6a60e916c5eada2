import type { CallerVoice } from '@frontdesk/emulators';
import { type LocalSynthesis, openLocalSynthesis } from '@frontdesk/providers/local';
import { cachedCallerVoice } from './cached-caller-voice.ts';

/** The caller cannot speak; the message says what to do about it. */
export class CallerVoiceError extends Error {
  constructor(modelsDir: string, options: ErrorOptions) {
    super(`The caller's voice could not be loaded from ${modelsDir}. Fetch it with: node scripts/models.mjs`, options);
  }
}

export interface CallerVoiceChoice {
  /** Agents speak with a female voice unless told otherwise, so a man is easily told apart from them. */
  readonly gender: 'male' | 'female';
  /** Where `scripts/models.mjs` put the models. */
  readonly modelsDir: string;
  readonly cacheDir: string;
}

export interface OpenCallerVoice extends CallerVoice {
  /** Stops the synthesizer, when one was needed. */
  [Symbol.asyncDispose](): Promise<void>;
}

/** A caller who speaks with the embedded synthesizer, which is only started for words it never said before. */
export function openCallerVoice({ gender, modelsDir, cacheDir }: CallerVoiceChoice): OpenCallerVoice {
  let synthesis: LocalSynthesis | null = null;
  const voice = cachedCallerVoice({
    settings: { provider: 'local', gender, speed: 'normal' },
    cacheDir,
    async openTextToSpeech() {
      synthesis = await openLocalSynthesis({ modelsDir });
      await synthesis.ready.catch(cause => {
        throw new CallerVoiceError(modelsDir, { cause });
      });
      return synthesis.textToSpeech;
    },
  });
  return { speak: voice.speak, [Symbol.asyncDispose]: async () => synthesis?.close() };
}
