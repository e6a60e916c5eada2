import type { Clock } from '@frontdesk/voice';
import { ProviderError } from '@frontdesk/voice';
import type { z } from 'zod';
import type { Access } from './access.ts';
import { failure, failureOfStatus } from './failures.ts';

export interface Question<Answer> {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** With its query. */
  readonly path: string;
  readonly body?: FormData;
  /** In place of `body`. */
  readonly json?: object;
  /** Until the whole answer is there. */
  readonly timeoutMs: number;
  readonly schema: z.ZodType<Answer>;
  /** The answer when there is no such thing (404); an error where absent. */
  readonly ifMissing?: Answer;
}

/** One request, once. Throws `ProviderError`, or the signal's reason when aborted. */
export async function ask<Answer>(
  access: Access,
  clock: Clock,
  { method = 'GET', path, body, json, timeoutMs, schema, ifMissing }: Question<Answer>,
  signal: AbortSignal,
): Promise<Answer> {
  signal.throwIfAborted();
  const content = body ? await encoded(body) : json && encodedJson(json);
  const limit = new AbortController();
  const cancelLimit = clock.schedule(timeoutMs, () => limit.abort());
  try {
    const response = await fetch(access.httpUrl + path, {
      method,
      headers: { accept: 'application/json', 'xi-api-key': access.apiKey, ...content?.headers },
      ...(content && { body: content.bytes }),
      signal: AbortSignal.any([signal, limit.signal]),
    });
    const text = await response.text();
    if (response.status === 404 && ifMissing !== undefined) return ifMissing;
    if (!response.ok) throw failureOfStatus(response.status, text, response.headers.get('retry-after'));
    return read(text, schema);
  } catch (error) {
    if (error instanceof ProviderError) throw error;
    signal.throwIfAborted();
    if (limit.signal.aborted) throw failure('unavailable', `ElevenLabs did not answer within ${timeoutMs} ms.`);
    throw failure('unavailable', 'ElevenLabs cannot be reached.', { cause: error });
  } finally {
    cancelLimit();
  }
}

/** As bytes: where fetch streams a form itself, aborting it leaves an unhandled rejection behind (Node 24). */
async function encoded(form: FormData) {
  const response = new Response(form);
  const type = response.headers.get('content-type') ?? 'multipart/form-data';
  return { headers: { 'content-type': type }, bytes: new Uint8Array(await response.arrayBuffer()) };
}

function encodedJson(json: object) {
  return { headers: { 'content-type': 'application/json' }, bytes: new TextEncoder().encode(JSON.stringify(json)) };
}

function read<Answer>(text: string, schema: z.ZodType<Answer>): Answer {
  try {
    return schema.parse(text === '' ? null : JSON.parse(text));
  } catch {
    throw failure('protocol', 'What answers is not ElevenLabs: check the address.');
  }
}
