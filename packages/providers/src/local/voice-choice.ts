import {
  durationMs,
  isSameFormat,
  type SpeechEvent,
  type SynthesizeOptions,
  type TextToSpeech,
} from '@frontdesk/voice';
import { QueueFullError } from './inference/inference-errors.ts';

/** Why the second voice speaks: the first is still loading, has more to say than it can, or does not work. */
export type DegradedReason = 'loading' | 'busy' | 'failed';

/** The voice cannot speak yet. */
export class VoiceLoadingError extends Error {
  readonly code = 'voice-loading';
  constructor(voice: string) {
    super(`The ${voice} voice is still loading`);
    this.name = 'VoiceLoadingError';
  }
}

/** The same voice, which refuses with `VoiceLoadingError` instead of letting a caller wait until it has loaded. */
export function refuseWhileLoading(voice: TextToSpeech, ready: Promise<void>): TextToSpeech {
  let isLoading = true;
  const loaded = () => {
    isLoading = false;
  };
  ready.then(loaded, loaded); // a voice that could not load says so itself
  return {
    id: voice.id,
    capabilities: voice.capabilities,
    async *synthesize(text, options) {
      if (isLoading) throw new VoiceLoadingError(voice.id);
      yield* voice.synthesize(text, options);
    },
  };
}

export interface VoiceChoiceOptions {
  readonly preferred: TextToSpeech;
  readonly fallback: TextToSpeech;
  /** Told the first time of each reason, with the error. */
  readonly onDegraded: (reason: DegradedReason, cause: unknown) => void;
}

/**
 * Speaks with the preferred voice, and with the fallback when the preferred one is loading, full or broken; a text begun
 * by the one is finished by the other from the first word not yet spoken. Throws when neither can.
 */
export function chooseVoice({ preferred, fallback, onDegraded }: VoiceChoiceOptions): TextToSpeech {
  const told = new Set<DegradedReason>();

  async function* synthesize(text: string, options: SynthesizeOptions): AsyncGenerator<SpeechEvent> {
    const rest = text.split(/\s+/).filter(Boolean);
    let spokenMs = 0;
    try {
      for await (const event of preferred.synthesize(text, options)) {
        if (event.type === 'word-times') rest.splice(0, event.words.length);
        else spokenMs += durationMs(event.frame);
        yield event;
      }
      return;
    } catch (error) {
      const reason = reasonOf(error);
      if (!told.has(reason)) onDegraded(reason, error);
      told.add(reason);
    }
    if (rest.length === 0) return;
    for await (const event of fallback.synthesize(rest.join(' '), options)) {
      yield event.type === 'audio' ? event : later(event, spokenMs);
    }
  }

  return {
    id: preferred.id,
    capabilities: {
      outputs: preferred.capabilities.outputs.filter(output =>
        fallback.capabilities.outputs.some(other => isSameFormat(other, output)),
      ),
      wordTimes: preferred.capabilities.wordTimes && fallback.capabilities.wordTimes,
    },
    synthesize,
  };
}

function reasonOf(error: unknown): DegradedReason {
  if (error instanceof VoiceLoadingError) return 'loading';
  return error instanceof QueueFullError ? 'busy' : 'failed';
}

function later(event: Extract<SpeechEvent, { type: 'word-times' }>, byMs: number): SpeechEvent {
  const words = event.words.map(({ word, startMs, endMs }) => ({ word, startMs: startMs + byMs, endMs: endMs + byMs }));
  return { type: 'word-times', words };
}
