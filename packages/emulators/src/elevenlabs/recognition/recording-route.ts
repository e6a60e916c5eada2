import { type HttpRequest, type HttpRoute, invalid, refusal } from '../http/route.ts';
import { spokenWords } from './spoken-words.ts';

const MODELS: ReadonlySet<string> = new Set(['scribe_v1', 'scribe_v2']);

/**
 * Recognition of a finished recording: a form with `model_id` and `file`. Fields and answer are those of the official
 * SDK's types (2.73.0).
 */
export function recordingRoute(transcript: string): HttpRoute {
  return {
    method: 'POST',
    path: '/v1/speech-to-text',
    async handle(request) {
      const form = await formOf(request);
      const model = form.get('model_id');
      if (typeof model !== 'string') throw invalid(['body', 'model_id'], 'Field required', 'missing');
      if (!MODELS.has(model)) throw refusal(400, 'invalid_model_id', `'${model}' is not a valid model_id.`);
      const file = form.get('file');
      if (!(file instanceof Blob)) throw invalid(['body', 'file'], 'Field required', 'missing');
      if (file.size === 0) throw refusal(400, 'invalid_audio', 'The file is empty.');
      const language = form.get('language_code');
      return {
        json: {
          language_code: typeof language === 'string' ? language : 'en',
          language_probability: 1,
          text: transcript,
          words: spokenWords(transcript, 0),
        },
      };
    },
  };
}

async function formOf({ body, headers }: HttpRequest): Promise<FormData> {
  const type = headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) throw invalid(['body', 'model_id'], 'Field required', 'missing');
  return new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
}
