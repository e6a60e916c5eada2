import { type Clock, channelOf, readWav, type TranscribedPassage, type TranscribeRecording } from '@frontdesk/voice';
import { z } from 'zod';
import type { Account } from '../account/credentials.ts';
import { failure } from '../account/failures.ts';
import { requestJson } from '../account/request.ts';
import { serviceLanguage } from '../language.ts';
import { type RecordingPart, recordingParts } from './recording-parts.ts';

/** The only model that tells when things were said. */
export const RECORDING_MODEL = 'whisper-1';
/** A part of ten minutes takes the service about one. Milliseconds. */
const PATIENCE_MS = 300_000;
/** Whisper's own rule for text that it made up out of silence. */
const SILENCE_PROBABILITY = 0.6;
const DOUBTFUL_LOG_PROBABILITY = -1;

const Transcript = z.object({
  segments: z.array(
    z.object({
      text: z.string(),
      /** Seconds. */
      start: z.number(),
      end: z.number(),
      avg_logprob: z.number().optional(),
      no_speech_prob: z.number().optional(),
    }),
  ),
});

export interface OpenAiRecordingsOptions {
  readonly account: Account;
  readonly clock: Clock;
}

/** Reads recordings with Whisper, long ones in parts. */
export function openAiRecordings(options: OpenAiRecordingsOptions): TranscribeRecording {
  return async (wav, { language, signal }) => {
    const audio = readWav(wav);
    const passages: TranscribedPassage[] = [];
    for (const part of recordingParts({ ...audio.format, data: channelOf(audio, 0) }))
      passages.push(...(await transcribePart(part, language, signal, options)));
    return passages;
  };
}

async function transcribePart(
  { startMs, file }: RecordingPart,
  language: string,
  signal: AbortSignal,
  { account, clock }: OpenAiRecordingsOptions,
): Promise<TranscribedPassage[]> {
  const form = new FormData();
  form.set('model', RECORDING_MODEL);
  form.set('response_format', 'verbose_json');
  form.set('language', serviceLanguage(language));
  form.set('file', new Blob([new Uint8Array(file)], { type: 'audio/wav' }), 'recording.wav');
  // The platform's own encoding of a form: its boundary is in the type.
  const encoded = new Response(form);
  const body = {
    type: encoded.headers.get('content-type') ?? '',
    bytes: new Uint8Array(await encoded.arrayBuffer()),
  };
  const path = '/audio/transcriptions';
  const json = await requestJson({ account, clock, method: 'POST', path, body, patienceMs: PATIENCE_MS, signal });
  const transcript = Transcript.safeParse(json);
  if (!transcript.success) throw failure('protocol', 'OpenAI sent a transcript without times.');
  return transcript.data.segments
    .filter(({ text, no_speech_prob = 0, avg_logprob = 0 }) => {
      const isMadeUp = no_speech_prob > SILENCE_PROBABILITY && avg_logprob < DOUBTFUL_LOG_PROBABILITY;
      return text.trim() !== '' && !isMadeUp;
    })
    .map(({ text, start, end }) => ({
      text: text.trim(),
      startedAtMs: Math.round(startMs + start * 1000),
      endedAtMs: Math.round(startMs + end * 1000),
    }));
}
