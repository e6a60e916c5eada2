import type { Usage } from '@frontdesk/contract';
import {
  durationMs,
  type OnUsage,
  type RecognizerInput,
  type SpeechToText,
  type SynthesizeOptions,
  type TextToSpeech,
} from '@frontdesk/voice';

type Who = Pick<Usage, 'provider' | 'model'>;

/**
 * Counts what it really synthesises, for whoever asked; goes below the memory of spoken lines. What fails before any
 * audio came is not charged.
 */
export function meteredVoice(inner: TextToSpeech, who: Who): TextToSpeech {
  return {
    id: inner.id,
    capabilities: inner.capabilities,
    warm: request => inner.warm?.(request),
    async *synthesize(text, request) {
      let isCounted = false;
      for await (const event of inner.synthesize(text, request)) {
        if (event.type === 'audio' && !isCounted) {
          isCounted = true;
          request.onUsage?.({ service: 'voice', ...who, characters: text.length });
        }
        yield event;
      }
    },
  };
}

/** A shared voice that reports what it does for one call. */
export function voiceOfCall(inner: TextToSpeech, onUsage: OnUsage): TextToSpeech {
  const reporting = (request: SynthesizeOptions): SynthesizeOptions => ({ ...request, onUsage });
  return {
    id: inner.id,
    capabilities: inner.capabilities,
    warm: request => inner.warm?.(request),
    synthesize: (text, request) => inner.synthesize(text, reporting(request)),
  };
}

/** Reports how much it heard once it has stopped listening, whatever stopped it. */
export function meteredRecognizer(inner: SpeechToText, who: Who, onUsage: OnUsage): SpeechToText {
  return {
    id: inner.id,
    capabilities: inner.capabilities,
    async *transcribe(input, options) {
      let audioMs = 0;
      const count = (ms: number) => {
        audioMs += ms;
      };
      try {
        yield* inner.transcribe(counted(input, count), options);
      } finally {
        onUsage({ service: 'transcription', ...who, audioMs: Math.round(audioMs) });
      }
    },
  };
}

/** Without a generator: all audio that is recognised comes this way. */
function counted(input: AsyncIterable<RecognizerInput>, count: (ms: number) => void): AsyncIterable<RecognizerInput> {
  return {
    [Symbol.asyncIterator]() {
      const iterator = input[Symbol.asyncIterator]();
      return {
        async next() {
          const step = await iterator.next();
          if (!step.done && step.value.type === 'audio') count(durationMs(step.value.frame));
          return step;
        },
        return: async () => (await iterator.return?.()) ?? { done: true, value: undefined },
      };
    },
  };
}
