import { setTimeout } from 'node:timers/promises';
import { readWav } from '../audio/wav.ts';
import { ApiError, invalidValue } from './api-error.ts';
import type { ApiReply } from './api-reply.ts';
import { FILE_TRANSCRIPTION_MODELS } from './models.ts';
import type { HeardAudio } from './openai-emulator.ts';

const FIELDS = new Set([
  'file',
  'model',
  'language',
  'languages[]',
  'prompt',
  'keywords[]',
  'response_format',
  'temperature',
  'timestamp_granularities[]',
  'stream',
  'include[]',
  'chunking_strategy',
]);
const WHISPER_FORMATS = ['json', 'text', 'srt', 'verbose_json', 'vtt'];
const FILE_TYPES = /\.(flac|mp3|mp4|mpeg|mpga|m4a|ogg|wav|webm)$/;
/** What the service takes, in bytes. */
const MAX_FILE_BYTES = 25 * 1024 * 1024;

export interface TranscriptionBackend {
  readonly transcribe: (heard: Omit<HeardAudio, 'number'>) => string;
  readonly recordingMs: number;
}

/** `POST /audio/transcriptions`: the form as the service takes it; of files only WAV can be read here. */
export async function transcriptionReply(form: FormData, backend: TranscriptionBackend): Promise<ApiReply> {
  for (const name of form.keys())
    if (!FIELDS.has(name))
      throw new ApiError(`Unknown parameter: '${name}'.`, { code: 'unknown_parameter', param: name });
  const file = form.get('file');
  if (!(file instanceof File)) throw new ApiError("Missing required parameter: 'file'.", { param: 'file' });
  if (!FILE_TYPES.test(file.name)) throw invalidValue('file', 'Unrecognized file format.');
  if (file.size > MAX_FILE_BYTES) throw new ApiError('Maximum content size limit exceeded.', { status: 413 });
  const model = String(form.get('model') ?? '');
  if (!FILE_TRANSCRIPTION_MODELS.some(known => known === model)) throw unknownModel(model);
  const format = String(form.get('response_format') ?? 'json');
  const isWhisper = model === 'whisper-1';
  if (!(isWhisper ? WHISPER_FORMATS : ['json']).includes(format))
    throw invalidValue('response_format', `response_format '${format}' is not compatible with model '${model}'.`);
  const granularities = form.getAll('timestamp_granularities[]').map(String);
  if (granularities.length > 0 && format !== 'verbose_json')
    throw invalidValue('timestamp_granularities', 'Timestamp granularities need verbose_json.');

  const heard = await audioOf(file);
  const seconds = heard.samples.length / heard.sampleRateHz;
  const language = textOf(form, 'language');
  const text = backend.transcribe({ ...heard, model, language, prompt: textOf(form, 'prompt') });
  await setTimeout(backend.recordingMs);
  if (form.get('stream') === 'true' && !isWhisper) return { sse: streamed(text, seconds) };
  if (format === 'text') return { text: `${text}\n` };
  if (format === 'verbose_json') return { json: verbose(text, seconds, language, granularities) };
  if (format !== 'json') throw invalidValue('response_format', `The emulator does not make '${format}'.`);
  return {
    json: { text, usage: isWhisper ? { type: 'duration', seconds: Math.ceil(seconds) } : tokens(text, seconds) },
  };
}

export function unknownModel(model: string): ApiError {
  return new ApiError(`The model '${model}' does not exist or you do not have access to it.`, {
    status: 404,
    code: 'model_not_found',
    param: 'model',
  });
}

async function audioOf(file: File): Promise<Pick<HeardAudio, 'samples' | 'sampleRateHz'>> {
  try {
    const { sampleRateHz, channels } = readWav(new Uint8Array(await file.arrayBuffer()));
    return { sampleRateHz, samples: channels[0] ?? new Int16Array(0) };
  } catch {
    throw new ApiError('Audio file might be corrupted or unsupported', { param: 'file', code: 'invalid_value' });
  }
}

function textOf(form: FormData, name: string): string | null {
  const value = form.get(name);
  return typeof value === 'string' ? value : null;
}

/** A segment for every sentence, as long as its share of the letters. */
function verbose(text: string, seconds: number, language: string | null, granularities: readonly string[]) {
  const sentences = text.match(/[^.!?]+[.!?]*\s*/g) ?? [];
  const spans = timed(sentences, text.length, seconds);
  return {
    task: 'transcribe',
    language: language ?? 'english',
    duration: seconds,
    text,
    segments: spans.map((span, id) => ({
      id,
      seek: 0,
      start: span.start,
      end: span.end,
      text: ` ${span.text.trim()}`,
      tokens: [50364],
      temperature: 0,
      avg_logprob: -0.2,
      compression_ratio: 1.1,
      no_speech_prob: 0.01,
    })),
    ...(granularities.includes('word') && {
      words: timed(text.split(/(?<=\s)/), text.length, seconds).map(({ text: word, start, end }) => ({
        word: word.trim(),
        start,
        end,
      })),
    }),
    usage: { type: 'duration', seconds: Math.ceil(seconds) },
  };
}

function timed(pieces: readonly string[], letters: number, seconds: number) {
  let before = 0;
  return pieces.map(text => {
    const start = (before / letters) * seconds;
    before += text.length;
    return { text, start, end: (before / letters) * seconds };
  });
}

function* streamed(text: string, seconds: number) {
  for (const delta of text.split(/(?=\s)/)) yield { type: 'transcript.text.delta', delta };
  yield { type: 'transcript.text.done', text, usage: tokens(text, seconds) };
}

/** Ten tokens a second of audio, and one for four letters. */
export function tokens(text: string, seconds: number) {
  const input = Math.ceil(seconds * 10);
  const output = Math.ceil(text.length / 4);
  return {
    type: 'tokens',
    input_tokens: input,
    input_token_details: { text_tokens: 0, audio_tokens: input },
    output_tokens: output,
    total_tokens: input + output,
  };
}
