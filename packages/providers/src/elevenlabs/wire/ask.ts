import type { Clock } from '@frontdesk/voice';
import { ProviderError } from '@frontdesk/voice';
import type { z } from 'zod';
import type { Access } from './access.ts';
import { failure, failureOfStatus } from './failures.ts';

export interface Question<Answer> {
  readonly method?: 'GET' | 'POST';
  /** With its query. */
  readonly path: string;
  readonly body?: FormData;
  /** Until the whole answer is there. */
  readonly timeoutMs: number;
  readonly schema: z.ZodType<Answer>;
}

/** One request, once. Throws `ProviderError`, or the signal's reason when aborted. */
export async function ask<Answer>(
  access: Access,
  clock: Clock,
  { method = 'GET', path, body, timeoutMs, schema }: Question<Answer>,
  signal: AbortSignal,
): Promise<Answer> {
  signal.throwIfAborted();
  const form = body && (await encoded(body));
  const limit = new AbortController();
  const cancelLimit = clock.schedule(timeoutMs, () => limit.abort());
  try {
    const response = await fetch(access.httpUrl + path, {
      method,
      headers: { accept: 'application/json', 'xi-api-key': access.apiKey, ...form?.headers },
      ...(form && { body: form.bytes }),
      signal: AbortSignal.any([signal, limit.signal]),
    });
    const text = await response.text();
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

function read<Answer>(text: string, schema: z.ZodType<Answer>): Answer {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw failure('protocol', 'What answers is not ElevenLabs: check the address.');
  }
}
