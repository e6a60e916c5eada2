import {
  type Clock,
  channelOf,
  decodeSamples,
  encodeSamples,
  readWav,
  type TranscribedPassage,
  type TranscribeRecording,
  wavHeader,
} from '@frontdesk/voice';
import { z } from 'zod';
import type { Access } from '../wire/access.ts';
import { ask } from '../wire/ask.ts';

/** An hour of audio takes the service about a minute. */
const TIMEOUT_MS = 300_000;
/** Silence between words that parts passages. */
const PASSAGE_GAP_MS = 700;

const Result = z.object({
  words: z.array(
    z.object({
      text: z.string(),
      type: z.string(),
      start: z.number().nullish(),
      end: z.number().nullish(),
    }),
  ),
});

/**
 * Scribe over a whole recording. This request is not among the wire facts that the rest of this folder was written from:
 * its fields and answer are those of the types in the official SDK (2.73.0), not seen on the service.
 */
export function recordingTranscriber(access: Access, clock: Clock, model: string): TranscribeRecording {
  return async (wav, { language, signal }) => {
    const body = new FormData();
    body.set('model_id', model);
    body.set('file', new Blob([firstChannel(wav)], { type: 'audio/wav' }), 'recording.wav');
    body.set('language_code', language.split('-')[0]?.toLowerCase() ?? language);
    body.set('tag_audio_events', 'false');
    body.set('timestamps_granularity', 'word');
    const question = {
      method: 'POST' as const,
      path: '/v1/speech-to-text',
      body,
      timeoutMs: TIMEOUT_MS,
      schema: Result,
    };
    const { words } = await ask(access, clock, question, signal);
    return passagesOf(words);
  };
}

/** The speaker's own channel as a WAV file of linear samples, which every reader of WAV files knows. */
function firstChannel(wav: Uint8Array): Uint8Array<ArrayBuffer> {
  const audio = readWav(wav);
  const { sampleRateHz } = audio.format;
  const samples = encodeSamples(decodeSamples({ ...audio.format, data: channelOf(audio, 0) }), 'pcm16');
  const header = wavHeader({ encoding: 'pcm16', sampleRateHz }, 1, samples.length);
  const file = new Uint8Array(header.length + samples.length);
  file.set(header);
  file.set(samples, header.length);
  return file;
}

/** Words in passages, parted where the speaker was silent. */
function passagesOf(words: z.infer<typeof Result>['words']): TranscribedPassage[] {
  const passages: { text: string; startedAtMs: number; endedAtMs: number }[] = [];
  for (const { text, type, start, end } of words) {
    if (type !== 'word' || text.trim() === '') continue;
    const last = passages.at(-1);
    const startedAtMs = Math.round((start ?? (last?.endedAtMs ?? 0) / 1000) * 1000);
    const endedAtMs = Math.max(startedAtMs, Math.round((end ?? start ?? 0) * 1000));
    if (last && startedAtMs - last.endedAtMs < PASSAGE_GAP_MS) {
      last.text += ` ${text.trim()}`;
      last.endedAtMs = endedAtMs;
    } else passages.push({ text: text.trim(), startedAtMs, endedAtMs });
  }
  return passages;
}
