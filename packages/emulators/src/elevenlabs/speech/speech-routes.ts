import { setTimeout } from 'node:timers/promises';
import type { Account } from '../account.ts';
import { type HttpReply, type HttpRequest, type HttpRoute, invalid, jsonBody, refusal } from '../http/route.ts';
import { findVoice } from '../voices.ts';
import {
  findFormat,
  isProblem,
  MODEL_LIMITS,
  modelProblem,
  normalizationProblem,
  settingsProblem,
  speedOf,
} from './speech-request.ts';
import type { SpeechTiming } from './speech-session.ts';
import { httpAlignment, type SpokenChunk, speak } from './spoken-chunk.ts';

/** Text to speech over HTTP: whole or streamed, with or without times. */
export function speechRoutes(account: Account, timing: SpeechTiming): readonly HttpRoute[] {
  const route = (path: string, reply: (spoken: Spoken) => HttpReply): HttpRoute => ({
    method: 'POST',
    path: `/v1/text-to-speech/:voiceId${path}`,
    async handle(request) {
      const spoken = spokenFor(request, account, timing);
      await setTimeout(timing.firstByteMs);
      return reply(spoken);
    },
  });
  const audio = ({ chunks, contentType }: Spoken): HttpReply => ({
    file: { type: contentType, parts: paced(chunks, timing, chunk => chunk.audio) },
  });
  return [
    route('', audio),
    route('/stream', audio),
    route('/with-timestamps', ({ chunks }) => {
      const all = wholeAlignment(chunks);
      const bytes = Buffer.concat(chunks.map(chunk => chunk.audio));
      return { json: { audio_base64: bytes.toString('base64'), alignment: all, normalized_alignment: all } };
    }),
    route('/stream/with-timestamps', ({ chunks }) => {
      let offsetMs = 0;
      const line = (chunk: SpokenChunk) => {
        const alignment = httpAlignment(chunk, offsetMs);
        offsetMs += chunk.durationMs;
        return `${JSON.stringify({ audio_base64: chunk.audioBase64, alignment, normalized_alignment: alignment })}\n`;
      };
      return { file: { type: 'application/json', parts: paced(chunks, timing, line) } };
    }),
  ];
}

interface Spoken {
  readonly contentType: string;
  readonly chunks: readonly SpokenChunk[];
}

/** Throws what the service answers to a request that is not as it should be. */
function spokenFor(request: HttpRequest, account: Account, timing: SpeechTiming): Spoken {
  const body = jsonBody(request);
  const { text, model_id: modelId = 'eleven_multilingual_v2', language_code: languageCode } = body;
  if (text === undefined) throw invalid(['body', 'text'], 'field required', 'value_error.missing');
  if (typeof text !== 'string') throw invalid(['body', 'text'], 'Input should be a valid string', 'string_type');
  if (typeof modelId !== 'string') throw invalid(['body', 'model_id'], 'Input should be a valid string', 'string_type');
  findVoice(account, request.params.voiceId);
  const problem =
    settingsProblem(body.voice_settings) ??
    normalizationProblem(body.apply_text_normalization) ??
    modelProblem(modelId, typeof languageCode === 'string' ? languageCode : null);
  if (problem) throw invalid(['body', problem.where], problem.message);
  const format = findFormat(request.query);
  if (isProblem(format)) throw refusal(403, 'output_format_not_allowed', format.message);
  const limit = MODEL_LIMITS.get(modelId) ?? 0;
  if (text.length > limit)
    throw refusal(400, 'max_character_limit_exceeded', `The text is longer than ${limit} characters.`);
  account.spend(text);
  const { charactersPerChunk } = timing;
  const msPerCharacter = timing.msPerCharacter / speedOf(body.voice_settings);
  return { contentType: format.contentType, chunks: speak(text, { format, msPerCharacter, charactersPerChunk }) };
}

async function* paced<Part>(
  chunks: readonly SpokenChunk[],
  { chunkIntervalMs }: SpeechTiming,
  part: (chunk: SpokenChunk) => Part,
): AsyncGenerator<Part> {
  for (const [index, chunk] of chunks.entries()) {
    if (index > 0 && chunkIntervalMs > 0) await setTimeout(chunkIntervalMs);
    yield part(chunk);
  }
}

function wholeAlignment(chunks: readonly SpokenChunk[]) {
  let offsetMs = 0;
  const parts = chunks.map(chunk => {
    const alignment = httpAlignment(chunk, offsetMs);
    offsetMs += chunk.durationMs;
    return alignment;
  });
  return {
    characters: parts.flatMap(part => part.characters),
    character_start_times_seconds: parts.flatMap(part => part.character_start_times_seconds),
    character_end_times_seconds: parts.flatMap(part => part.character_end_times_seconds),
  };
}
