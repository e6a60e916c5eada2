import { randomUUID } from 'node:crypto';
import { readWav } from '../audio/wav.ts';
import { type HearingSettings, Utterances, writesPunctuation } from './hearing-settings.ts';
import { type HeardWord, type ScriptedUtterance, seconds } from './scripted-utterance.ts';
import { SpeechEar } from './speech-ear.ts';

/** Milliseconds of silence between utterances unless the client says otherwise. */
const DEFAULT_SPLIT_MS = 800;

interface Stretch {
  readonly utterance: ScriptedUtterance;
  endedAtMs: number;
}

/** What `POST /v1/listen` answers for a WAV file, whose first channel is heard. Throws on another format. */
export function transcribeRecorded(file: Uint8Array, query: URLSearchParams, settings: HearingSettings): object {
  const { sampleRateHz, channels } = readWav(file);
  const [samples = new Int16Array(0)] = channels;
  const splitMs = Number(query.get('utt_split') ?? DEFAULT_SPLIT_MS / 1000) * 1000;
  const isPunctuated = writesPunctuation(query);
  const utterances = new Utterances(settings, { session: -1, query, isPunctuated });
  const ear = new SpeechEar({ encoding: 'linear16', sampleRateHz });
  const stretches: Stretch[] = [];
  ear.hear(new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength), isOnset => {
    const last = stretches.at(-1);
    if (isOnset && (!last || ear.gapMs >= splitMs))
      stretches.push({ utterance: utterances.next(ear.startedAtMs), endedAtMs: ear.endedAtMs });
    else if (last) last.endedAtMs = ear.endedAtMs;
  });
  const heard = stretches.map(describe).filter(({ transcript }) => transcript !== '');
  const transcript = heard.map(one => one.transcript).join(' ');
  return {
    metadata: {
      transaction_key: 'deprecated',
      request_id: randomUUID(),
      sha256: file.length.toString(16).padStart(64, '0'),
      created: new Date().toISOString(),
      duration: seconds(ear.positionMs),
      channels: channels.length,
      models: ['00000000-0000-4000-8000-000000000000'],
      model_info: {},
    },
    results: {
      channels: [
        {
          alternatives: [
            { transcript, confidence: heard.length > 0 ? 0.98 : 0, words: heard.flatMap(one => one.words) },
          ],
        },
      ],
      ...(query.get('utterances') === 'true' && { utterances: heard }),
    },
  };
}

function describe({ utterance, endedAtMs }: Stretch) {
  const words: HeardWord[] = utterance.words(0, utterance.length, endedAtMs);
  return {
    start: seconds(utterance.startedAtMs),
    end: seconds(endedAtMs),
    confidence: 0.98,
    channel: 0,
    transcript: utterance.text(0, utterance.length),
    words,
    id: randomUUID(),
  };
}
