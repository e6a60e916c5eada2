import { ProviderError, type ProviderErrorOptions, type ProviderFault } from '@frontdesk/voice';
import { z } from 'zod';
import { PROVIDER } from './account.ts';

/** Longer explanations of the service are cut. */
const MAX_DETAIL_LENGTH = 200;

/** The shapes of the service's error bodies; plain text is the third. */
const ErrorBody = z.object({
  err_code: z.string().optional(),
  err_msg: z.string().optional(),
  category: z.string().optional(),
  message: z.string().optional(),
});

const ErrorMessage = z.object({
  code: z.string().optional(),
  variant: z.string().optional(),
  description: z.string().optional(),
});

export function deepgramError(
  message: string,
  fault: ProviderFault,
  options: Omit<ProviderErrorOptions, 'provider' | 'fault'> = {},
): ProviderError {
  return new ProviderError(message, { provider: PROVIDER, fault, ...options });
}

/** What each status says, from Deepgram's page on errors. */
const BY_STATUS: Readonly<Record<number, readonly [fault: ProviderFault, message: string]>> = {
  401: ['credentials', 'Deepgram does not accept the API key.'],
  402: ['quota', 'The Deepgram account has no credit left.'],
  403: ['credentials', 'The Deepgram API key lacks the right to do this, or the plan does not have this model.'],
  408: ['unavailable', 'Deepgram took too long.'],
  429: ['rate_limited', 'Deepgram gets too many requests or connections of this account at a time.'],
};

/** For an HTTP answer, or an upgrade, that refuses. `body` is all of what it said, which may be nothing. */
export function refusal(status: number, body: string, retryAfter?: string | null): ProviderError {
  const seconds = Number(retryAfter ?? Number.NaN);
  const known = BY_STATUS[status];
  if (known) {
    const [fault, message] = known;
    return deepgramError(message, fault, seconds > 0 ? { retryAfterMs: seconds * 1000 } : {});
  }
  if (status >= 500) return deepgramError(`Deepgram has trouble of its own (HTTP ${status}).`, 'unavailable');
  const detail = detailOf(body);
  return deepgramError(`Deepgram refused the request (HTTP ${status})${detail && `: ${detail}`}`, 'rejected');
}

/** For a socket that was closed while it was needed; codes and reasons from Deepgram's pages on its sockets. */
export function closed(code: number, reason: string): ProviderError {
  const what = `Deepgram closed the connection (${[code, reason].filter(Boolean).join(' ')})`;
  if (reason === 'DATA-0001') return deepgramError(`${what}: too many characters at a time.`, 'rate_limited');
  if (code === 1003 || code === 1008 || code === 1009) return deepgramError(`${what}.`, 'rejected');
  return deepgramError(`${what}.`, 'unavailable');
}

/** For an error the service says over a socket. Its description is not repeated: it may quote what was said. */
export function saidError(message: unknown): ProviderError {
  const { code, variant } = ErrorMessage.safeParse(message).data ?? {};
  const name = (code ?? variant ?? 'unknown').slice(0, MAX_DETAIL_LENGTH);
  const fault = /UNPARSABLE|INVALID|UNSUPPORTED/i.test(name) ? 'rejected' : 'unavailable';
  return deepgramError(`Deepgram reports an error (${name}).`, fault);
}

/** For a connection that could not be had at all. */
export function unreachable(cause: unknown): ProviderError {
  return deepgramError('Deepgram cannot be reached.', 'unavailable', { cause });
}

function detailOf(body: string): string {
  let detail = body;
  try {
    const { err_code, err_msg, category, message } = ErrorBody.parse(JSON.parse(body));
    detail = [err_code ?? category, err_msg ?? message].filter(Boolean).join(': ');
  } catch {
    if (body.trimStart().startsWith('<')) detail = ''; // a proxy's page
  }
  return detail.trim().slice(0, MAX_DETAIL_LENGTH);
}
