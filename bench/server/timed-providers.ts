import { setTimeout } from 'node:timers/promises';
import {
  type AudioFrame,
  BoundedQueue,
  type DialogueEngine,
  type RecognizerInput,
  type SpeechToText,
  TELEPHONE,
  type TextToSpeech,
  type TranscriptEvent,
} from '@frontdesk/voice';
import { ANSWER, ANSWER_AUDIO_MS, CALLER_TEXT, DELAYS } from '../delays.ts';

/** Services with fixed delays inside the server's own process: what is left is the engine, the socket and the record. */
export const timedProviders = { speechToText: recognizer(), textToSpeech: voice(), dialogue: dialogue() };

function recognizer(): SpeechToText {
  return {
    id: 'timed:recognizer',
    capabilities: { interim: false, inputs: [TELEPHONE] },
    async *transcribe(input: AsyncIterable<RecognizerInput>, { signal }) {
      const events = new BoundedQueue<TranscriptEvent>(100);
      const read = async () => {
        for await (const item of input)
          if (item.type === 'pause')
            void setTimeout(DELAYS.finalMs).then(() => events.push({ type: 'transcript-final', text: CALLER_TEXT }));
        events.end();
      };
      signal.addEventListener('abort', () => events.end(), { once: true });
      void read();
      yield* events;
    },
  };
}

function voice(): TextToSpeech {
  const bytes = new Uint8Array((ANSWER_AUDIO_MS / 4) * 8).fill(0x30);
  const quarter: AudioFrame = { ...TELEPHONE, data: bytes };
  return {
    id: 'timed:voice',
    capabilities: { outputs: [TELEPHONE], wordTimes: false },
    async *synthesize(_text, { signal }) {
      await setTimeout(DELAYS.firstByteMs);
      for (let part = 0; part < 4 && !signal.aborted; part++) yield { type: 'audio', frame: quarter };
    },
  };
}

function dialogue(): DialogueEngine {
  return {
    id: 'timed:dialogue',
    open: () => ({
      async *respond(input) {
        if (input.type === 'silent') return;
        if (input.type !== 'started') await setTimeout(DELAYS.firstTokenMs);
        yield { type: 'say', text: ANSWER };
      },
      heard: () => undefined,
      save: () => ({ history: [] }),
    }),
  };
}
