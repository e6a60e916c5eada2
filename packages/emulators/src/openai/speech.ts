import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { ApiError, invalidValue, schemaError } from './api-error.ts';
import type { ApiReply } from './api-reply.ts';
import { encodeSpeech, LINEAR_RATE_HZ, toneFor } from './audio-format.ts';
import { SPEECH_MODELS, SPEECH_VOICES } from './models.ts';
import type { OpenAiEmulatorOptions } from './openai-emulator.ts';
import { unknownModel } from './transcriptions.ts';

const SpeechRequest = z.strictObject({
  model: z.string(),
  input: z.string().min(1).max(4096),
  voice: z.union([z.enum(SPEECH_VOICES), z.strictObject({ id: z.string() })]),
  instructions: z.string().max(4096).optional(),
  response_format: z.enum(['mp3', 'opus', 'aac', 'flac', 'wav', 'pcm']).default('mp3'),
  speed: z.number().min(0.25).max(4).default(1),
  stream_format: z.enum(['audio', 'sse']).default('audio'),
});

/** Voices that came with the newer models. */
const NEW_VOICES: readonly unknown[] = ['ballad', 'verse', 'marin', 'cedar'];
/** Ends at an odd byte now and then, as the network does. */
const PIECE_BYTES = 4801;
const WAV_HEADER_BYTES = 44;

export interface SpeechBackend {
  readonly speak: OpenAiEmulatorOptions['speak'];
  readonly firstByteMs: number;
}

/** `POST /audio/speech`: linear samples at 24 kHz, bare or in a WAV file. */
export async function speechReply(body: unknown, { speak, firstByteMs }: SpeechBackend): Promise<ApiReply> {
  const parsed = SpeechRequest.safeParse(body);
  if (!parsed.success) throw schemaError(parsed.error.issues);
  const { model, input, voice, response_format: format, speed, stream_format } = parsed.data;
  if (!SPEECH_MODELS.some(known => known === model)) throw unknownModel(model);
  const isOld = model.startsWith('tts-1');
  if (isOld && NEW_VOICES.includes(voice)) throw invalidValue('voice', `'${String(voice)}' is no voice of ${model}.`);
  if (isOld && stream_format === 'sse') throw invalidValue('stream_format', `'sse' is not supported by ${model}.`);
  if (format !== 'pcm' && format !== 'wav')
    throw new ApiError(`The emulator does not make '${format}'.`, { param: 'response_format' });
  const pcm = speak ? await encodeSpeech(await speak(input), 'audio/pcm') : toneFor(input, speed, 'audio/pcm');
  const audio = format === 'wav' ? Buffer.concat([openEndedHeader(), pcm]) : pcm;
  await setTimeout(firstByteMs);
  if (stream_format === 'sse') return { sse: deltas(audio, input) };
  return { pieces: piecesOf(audio), type: format === 'wav' ? 'audio/wav' : 'audio/pcm' };
}

function* piecesOf(audio: Buffer): Generator<Buffer> {
  for (let at = 0; at < audio.length; at += PIECE_BYTES) yield audio.subarray(at, at + PIECE_BYTES);
}

function* deltas(audio: Buffer, input: string) {
  for (const piece of piecesOf(audio)) yield { type: 'speech.audio.delta', audio: piece.toString('base64') };
  const input_tokens = Math.ceil(input.length / 4);
  const output_tokens = Math.ceil(audio.length / (LINEAR_RATE_HZ * 2) / 0.05);
  const usage = { input_tokens, output_tokens, total_tokens: input_tokens + output_tokens };
  yield { type: 'speech.audio.done', usage };
}

/** A file that is still growing says that it is as long as can be. */
function openEndedHeader(): Buffer {
  const header = Buffer.alloc(WAV_HEADER_BYTES);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(0xffffffff, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(LINEAR_RATE_HZ, 24);
  header.writeUInt32LE(LINEAR_RATE_HZ * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(0xffffffff, 40);
  return header;
}
