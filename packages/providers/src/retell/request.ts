import { type Clock, ProviderError } from '@frontdesk/voice';
import type { RetellAccount } from './account.ts';
import { detailOf, refusal, retellError } from './failures.ts';

export interface RetellRequest {
  readonly account: RetellAccount;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: object | undefined;
  readonly timeoutMs: number;
}

/**
 * The answer's JSON; null for an answer without a body, and undefined where what the path names is not there. Throws
 * `ProviderError`, or the signal's reason when aborted.
 */
export async function requestJson(options: RetellRequest): Promise<unknown> {
  const { account, clock, signal, method, path, body, timeoutMs } = options;
  const limit = new AbortController();
  const cancelLimit = clock.schedule(timeoutMs, () => limit.abort());
  let hasAnswered = false;
  try {
    const response = await fetch(`${account.baseUrl}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${account.apiKey}`,
        accept: 'application/json',
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
      redirect: 'error',
      signal: AbortSignal.any([signal, limit.signal]),
    });
    hasAnswered = true;
    const text = await response.text();
    if (isMissing(response.status, text)) return undefined;
    if (!response.ok) throw refusal(response.status, text, response.headers);
    return text === '' ? null : JSON.parse(text);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof ProviderError) throw error;
    if (limit.signal.aborted) throw retellError(`Retell did not answer within ${timeoutMs} ms.`, 'unavailable');
    if (error instanceof SyntaxError) throw retellError('Retell’s answer could not be read.', 'protocol');
    const message = hasAnswered ? 'The connection to Retell was lost.' : 'Retell cannot be reached.';
    throw retellError(message, 'unavailable', { cause: error });
  } finally {
    cancelLimit();
  }
}

/** Retell answers 404, and 422 at some paths. */
function isMissing(status: number, body: string): boolean {
  return status === 404 || (status === 422 && /not found/i.test(detailOf(body)));
}
