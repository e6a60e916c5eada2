import { ProviderError, type ProviderErrorOptions, type ProviderFault } from '@frontdesk/voice';
import { z } from 'zod';
import { PROVIDER } from './account.ts';

/** Longer explanations of the service are cut. */
const MAX_DETAIL_LENGTH = 200;

const ErrorBody = z.object({ message: z.string() });

export function retellError(
  message: string,
  fault: ProviderFault,
  options: Omit<ProviderErrorOptions, 'provider' | 'fault'> = {},
): ProviderError {
  return new ProviderError(message, { provider: PROVIDER, fault, ...options });
}

const BY_STATUS: Readonly<Record<number, readonly [fault: ProviderFault, message: string]>> = {
  401: ['credentials', 'Retell does not accept the API key.'],
  402: ['quota', 'The Retell account has no credit left, or its trial is over.'],
  403: ['credentials', 'The Retell API key lacks the right to do this.'],
  408: ['unavailable', 'Retell took too long.'],
  429: ['rate_limited', 'Retell gets too many requests or calls of this account at a time.'],
};

/** For an HTTP answer that refuses. */
export function refusal(status: number, body: string, headers: Headers): ProviderError {
  const known = BY_STATUS[status];
  if (known) {
    const [fault, message] = known;
    const waitMs = Number(headers.get('retry-after-ms') ?? Number(headers.get('retry-after') ?? Number.NaN) * 1000);
    return retellError(message, fault, waitMs > 0 ? { retryAfterMs: waitMs } : {});
  }
  if (status >= 500) return retellError(`Retell has trouble of its own (HTTP ${status}).`, 'unavailable');
  const detail = detailOf(body);
  return retellError(`Retell refused the request (HTTP ${status})${detail && `: ${detail}`}`, 'rejected');
}

/** What the service says of an error; empty for what is not its own words, such as a proxy's page. */
export function detailOf(body: string): string {
  try {
    return ErrorBody.parse(JSON.parse(body)).message.trim().slice(0, MAX_DETAIL_LENGTH);
  } catch {
    return '';
  }
}
