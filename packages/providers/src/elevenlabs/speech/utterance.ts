import { type AudioFormat, type Clock, durationMs, type ProviderError, type SpeechEvent } from '@frontdesk/voice';
import { failure } from '../wire/failures.ts';
import type { SpeechConnection } from './speech-connection.ts';
import { type CharacterTimes, WordAligner } from './word-aligner.ts';

/** Silence of the service for so long is a failure: an answer takes a tenth of it at its slowest. */
const STALL_MS = 8000;
/** No clause is spoken for longer: whatever sends more has lost its way. */
const MAX_AUDIO_MS = 5 * 60_000;

export interface UtteranceOptions {
  readonly text: string;
  readonly format: AudioFormat;
  readonly voiceSettings: object;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/**
 * One text, spoken over a connection: audio as it comes, the times of the words in it just before. Ends after the last, or
 * at once when the signal aborts. Throws `ProviderError`.
 */
export async function* utter(
  connection: SpeechConnection,
  { text, format, voiceSettings, clock, signal }: UtteranceOptions,
): AsyncGenerator<SpeechEvent> {
  const aligner = new WordAligner(text);
  let events: SpeechEvent[] = [];
  let end: 'finished' | ProviderError | null = null;
  let audioMs = 0;
  let wake = () => {};
  let cancelStall = () => {};
  const expect = () => {
    cancelStall();
    cancelStall = clock.schedule(STALL_MS, () =>
      connection.fail(failure('unavailable', `ElevenLabs did not speak within ${STALL_MS} ms.`)),
    );
  };
  const conclude = (how: 'finished' | ProviderError) => {
    end ??= how;
    cancelStall(); // a reader may take its time, the service need not hurry any more
    wake();
  };
  const giveUp = connection.speak(text, voiceSettings, {
    onAudio(data: Buffer, times: CharacterTimes | null) {
      expect();
      const frame = { ...format, data };
      const lengthMs = durationMs(frame);
      audioMs += lengthMs;
      if (audioMs > MAX_AUDIO_MS) {
        connection.fail(failure('protocol', 'ElevenLabs does not stop speaking.'));
        return;
      }
      const words = aligner.add(lengthMs, times);
      if (words.length > 0) events.push({ type: 'word-times', words });
      events.push({ type: 'audio', frame });
      wake();
    },
    onFinished() {
      const words = aligner.finish();
      if (words.length > 0 && audioMs > 0) events.push({ type: 'word-times', words });
      conclude('finished');
    },
    onFailed: conclude,
  });
  const onAbort = () => wake();
  signal.addEventListener('abort', onAbort, { once: true });
  expect();
  try {
    while (!signal.aborted) {
      const ready = events;
      events = [];
      for (const event of ready) {
        if (signal.aborted) return;
        yield event;
      }
      if (events.length > 0) continue;
      if (end === 'finished') return;
      if (end !== null) throw end;
      await new Promise<void>(resolve => {
        wake = resolve;
        if (signal.aborted) resolve();
      });
    }
  } finally {
    cancelStall();
    signal.removeEventListener('abort', onAbort);
    giveUp();
  }
}
