import { type CacheSpeechOptions, cacheSpeech, type TextToSpeech } from '@frontdesk/voice';
import { FliteTextToSpeech } from './flite/flite-text-to-speech.ts';
import { type KokoroOptions, openKokoro } from './kokoro/open-kokoro.ts';
import { chooseVoice, type DegradedReason, refuseWhileLoading } from './voice-choice.ts';

export interface LocalSynthesisOptions extends KokoroOptions {
  /** Told once for each reason when the light voice speaks instead, and once when there is no light voice, with the cause. */
  readonly onDegraded?: (reason: DegradedReason | 'no-fallback', cause: unknown) => void;
  /** The program of the light voice. Default `flite`. */
  readonly fliteProgram?: string;
  /** Where Kokoro's lines are kept. In memory by default. */
  readonly cache?: Omit<CacheSpeechOptions, 'version'>;
}

/** The speaking part of the local provider, shared by all calls. */
export interface LocalSynthesis {
  readonly textToSpeech: TextToSpeech;
  /** Kokoro is loaded and warm. Rejects when it cannot be loaded; the light voice may still speak. */
  readonly ready: Promise<void>;
  close(): Promise<void>;
}

/** To be raised when normalization, pronunciation or levels change what is heard. */
const SOUND_VERSION = '1';

/**
 * Returns at once; the voice loads in its worker. Kokoro speaks and its lines are kept; flite, where it is installed,
 * speaks while Kokoro loads, has too much to say, or is broken, and its lines are not kept. Without flite a text waits for
 * Kokoro, and a full queue is an error.
 */
export async function openLocalSynthesis(options: LocalSynthesisOptions): Promise<LocalSynthesis> {
  const { onDegraded = () => {}, fliteProgram, cache = {} } = options;
  const { textToSpeech: kokoro, ready, close } = openKokoro(options);
  const kept = { ...cache, version: SOUND_VERSION };
  const flite = await FliteTextToSpeech.open(fliteProgram === undefined ? {} : { program: fliteProgram });
  if (!(flite instanceof FliteTextToSpeech)) {
    onDegraded('no-fallback', new Error(flite.reason));
    return { textToSpeech: cacheSpeech(kokoro, kept), ready, close };
  }
  const preferred = cacheSpeech(refuseWhileLoading(kokoro, ready), kept);
  return { textToSpeech: chooseVoice({ preferred, fallback: flite, onDegraded }), ready, close };
}
