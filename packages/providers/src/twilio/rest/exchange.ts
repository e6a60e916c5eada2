import type { Clock } from '@frontdesk/voice';
import { z } from 'zod';
import { refusal } from './refusals.ts';
import { TwilioError } from './twilio-client.ts';

export type HttpMethod = 'GET' | 'POST' | 'DELETE';

export interface Exchange {
  readonly url: string;
  readonly method: HttpMethod;
  readonly authorization: string;
  /** URL-encoded. */
  readonly form?: string;
  /** Until the whole answer is there, or, for a stream, until it begins. */
  readonly timeoutMs: number;
  /** Follow to where a recording is kept; elsewhere a redirection is a mistake. */
  readonly followsRedirects?: boolean;
}

const ErrorBody = z.object({ code: z.int().nullish() });

/**
 * Sends one request, once, and has its answer read by `read`. Throws `TwilioError` for a refusal, for no answer in time
 * and for an answer `read` throws at; the signal's reason when aborted.
 */
export async function exchange<T>(
  clock: Clock,
  request: Exchange,
  read: (response: Response) => Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  const { method, form, timeoutMs } = request;
  const isWrite = method !== 'GET';
  const limit = new AbortController();
  const cancelLimit = clock.schedule(timeoutMs, () => limit.abort());
  let status: number | null = null;
  try {
    const response = await fetch(request.url, {
      method,
      headers: {
        accept: 'application/json',
        authorization: request.authorization,
        ...(form !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(form !== undefined && { body: form }),
      redirect: request.followsRedirects ? 'follow' : 'manual',
      signal: AbortSignal.any([signal, limit.signal]),
    });
    status = response.status;
    if (!response.ok) throw refusal(status, errorCode(await response.text()), isWrite);
    return await read(response);
  } catch (error) {
    if (error instanceof TwilioError) throw error;
    signal.throwIfAborted();
    if (limit.signal.aborted) throw noAnswer(`Twilio did not answer within ${timeoutMs} ms.`, status, isWrite, error);
    if (status !== null) throw noAnswer('Twilio’s answer could not be read.', status, isWrite, error);
    if (wasNeverSent(error)) throw noAnswer('Twilio cannot be reached.', null, false, error);
    throw noAnswer('The connection to Twilio was lost.', null, isWrite, error);
  } finally {
    cancelLimit();
  }
}

function noAnswer(message: string, status: number | null, isInDoubt: boolean, cause: unknown): TwilioError {
  return new TwilioError(message, { status, code: null, isRetryable: true, isInDoubt }, { cause: nameOf(cause) });
}

/** What failed, without what it was about: a reader's complaint could quote the answer. */
function nameOf(cause: unknown): string {
  return codesOf(cause)[0] ?? (cause instanceof Error ? cause.name : 'unknown');
}

function errorCode(body: string): number | null {
  try {
    return ErrorBody.parse(JSON.parse(body)).code ?? null;
  } catch {
    return null; // A proxy's page, or nothing: the status has to do.
  }
}

/** Failures from before a byte of the request left: name lookup, connecting, and the TLS handshake. */
const NEVER_SENT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_\w+|CERT_\w+|\w+_CERT\w*|\w+_SIGNATURE)$/;

function wasNeverSent(error: unknown): boolean {
  const codes = codesOf(error);
  return codes.length > 0 && codes.every(code => NEVER_SENT.test(code));
}

/** The codes of a failed fetch: of its cause, or of each address that was tried. */
function codesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  if (error.cause !== undefined) return codesOf(error.cause);
  if (error instanceof AggregateError) return error.errors.flatMap(codesOf);
  return 'code' in error && typeof error.code === 'string' ? [error.code] : [];
}
