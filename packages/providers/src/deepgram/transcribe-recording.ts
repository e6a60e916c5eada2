import {
  type Clock,
  channelOf,
  readWav,
  type TranscribedPassage,
  type TranscribeRecording,
  wavHeader,
} from '@frontdesk/voice';
import { z } from 'zod';
import type { DeepgramAccount } from './account.ts';
import { deepgramError } from './failures.ts';
import { requestJson } from './request.ts';
import { spokenLanguage } from './spoken-language.ts';

/** An hour is read in less than a minute; uploads take their time. */
const TIMEOUT_MS = 5 * 60_000;

const Answer = z.object({
  results: z.object({
    utterances: z.array(z.object({ start: z.number(), end: z.number(), transcript: z.string() })).default([]),
  }),
});

/** Deepgram reading a whole recording, utterance by utterance. */
export function recordingTranscriber(account: DeepgramAccount, clock: Clock, model: string): TranscribeRecording {
  return async (wav, { language, signal }) => {
    const query = new URLSearchParams({
      model,
      language: spokenLanguage(language),
      smart_format: 'true',
      utterances: 'true',
    });
    const answer = await requestJson({
      ...{ account, clock, signal },
      path: `/v1/listen?${query}`,
      timeoutMs: TIMEOUT_MS,
      wav: firstChannel(wav),
    });
    const parsed = Answer.safeParse(answer);
    if (!parsed.success) throw deepgramError('Deepgram’s answer could not be read.', 'protocol');
    return parsed.data.results.utterances.map(passage).filter(({ text }) => text !== '');
  };
}

/** Every channel is charged for, and only the first one is wanted. */
function firstChannel(wav: Uint8Array): Uint8Array<ArrayBuffer> {
  const audio = readWav(wav);
  const samples = channelOf(audio, 0);
  const header = wavHeader(audio.format, 1, samples.length);
  const file = new Uint8Array(header.length + samples.length);
  file.set(header);
  file.set(samples, header.length);
  return file;
}

function passage({ start, end, transcript }: { start: number; end: number; transcript: string }): TranscribedPassage {
  return { text: transcript.trim(), startedAtMs: Math.round(start * 1000), endedAtMs: Math.round(end * 1000) };
}
