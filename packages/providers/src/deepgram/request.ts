import { type Clock, ProviderError } from '@frontdesk/voice';
import type { DeepgramAccount } from './account.ts';
import { deepgramError, refusal, unreachable } from './failures.ts';

export interface DeepgramRequest {
  readonly account: DeepgramAccount;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly path: string;
  readonly timeoutMs: number;
  /** Sent as a file; without one the request is a GET. */
  readonly wav?: Uint8Array<ArrayBuffer>;
}

/** The answer's JSON. Throws `ProviderError`, or the signal's reason when aborted. */
export async function requestJson(options: DeepgramRequest): Promise<unknown> {
  const { account, clock, signal, path, timeoutMs, wav } = options;
  const limit = new AbortController();
  const cancelLimit = clock.schedule(timeoutMs, () => limit.abort());
  let hasAnswered = false;
  try {
    const response = await fetch(`${account.httpUrl}${path}`, {
      method: wav ? 'POST' : 'GET',
      headers: {
        authorization: account.authorization,
        accept: 'application/json',
        ...(wav && { 'content-type': 'audio/wav' }),
      },
      ...(wav && { body: wav }),
      redirect: 'error',
      signal: AbortSignal.any([signal, limit.signal]),
    });
    hasAnswered = true;
    const body = await response.text();
    if (!response.ok) throw refusal(response.status, body, response.headers.get('retry-after'));
    return JSON.parse(body);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof ProviderError) throw error;
    if (limit.signal.aborted) throw deepgramError(`Deepgram did not answer within ${timeoutMs} ms.`, 'unavailable');
    if (error instanceof SyntaxError) throw deepgramError('Deepgram’s answer could not be read.', 'protocol');
    if (hasAnswered) throw deepgramError('The connection to Deepgram was lost.', 'unavailable', { cause: error });
    throw unreachable(error);
  } finally {
    cancelLimit();
  }
}
