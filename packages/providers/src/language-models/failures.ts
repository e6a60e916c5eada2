import {
  APICallError,
  EmptyResponseBodyError,
  InvalidResponseDataError,
  JSONParseError,
  TypeValidationError,
} from '@ai-sdk/provider';
import { ProviderError, type ProviderFault } from '@frontdesk/voice';
import { z } from 'zod';

/** Whose failure it is. */
export interface Service {
  readonly provider: string;
  readonly title: string;
}

// OpenAI: `{error: {code, type}}`; Anthropic: `{error: {type}}`; Google: `{error: {status, details}}`; in the middle of a
// stream the AI SDK hands on what was in `error`. Some compatible servers send text, or a number as the code.
const ErrorFacts = z.object({
  code: z.union([z.string(), z.number()]).nullish().catch(null),
  type: z.string().nullish().catch(null),
  status: z.string().nullish().catch(null),
  message: z.string().nullish().catch(null),
  statusCode: z.number().nullish().catch(null),
  details: z.array(z.unknown()).nullish().catch(null),
});
type ErrorFacts = z.infer<typeof ErrorFacts>;
const ErrorBody = z.object({ error: ErrorFacts });
const GoogleDetail = z.object({
  reason: z.string().optional(),
  retryDelay: z.string().optional(),
  violations: z.array(z.object({ quotaId: z.string().optional() })).optional(),
});

const NOTHING: ErrorFacts = {};

/** What the AI SDK, or the connection under it, threw or sent, as what it means. Nothing of a request gets into it. */
export function providerErrorOf(error: unknown, service: Service, now: Date): ProviderError {
  if (error instanceof ProviderError) return error;
  if (JSONParseError.isInstance(error) || TypeValidationError.isInstance(error))
    return failure('protocol', `${service.title} sent something that makes no sense.`, service, error);
  if (InvalidResponseDataError.isInstance(error) || EmptyResponseBodyError.isInstance(error))
    return failure('protocol', `${service.title} sent an incomplete answer.`, service, error);
  if (APICallError.isInstance(error)) {
    const { statusCode } = error;
    // 200: the answer began, and broke off.
    if (statusCode === undefined || statusCode === 200) return unreachable(error, service);
    return refusal(statusCode, factsOf(error.data ?? parsed(error.responseBody)), service, {
      error,
      retryAfterMs: retryAfter(error.responseHeaders ?? {}, now),
    });
  }
  const facts = factsOf(error);
  if (facts !== NOTHING && !(error instanceof Error))
    return refusal(facts.statusCode ?? statusOf(facts), facts, service, { error });
  return unreachable(error, service);
}

/** A refusal with its HTTP status, or the one that its words amount to. */
export function refusal(
  status: number,
  facts: ErrorFacts,
  service: Service,
  { error, retryAfterMs }: { readonly error?: unknown; readonly retryAfterMs?: number | undefined } = {},
): ProviderError {
  const fault = faultOf(status, facts);
  const details = (facts.details ?? []).flatMap(detail => GoogleDetail.safeParse(detail).data ?? []);
  const waitMs = retryAfterMs ?? details.map(({ retryDelay }) => secondsOf(retryDelay)).find(ms => ms !== undefined);
  return failure(fault, describe(fault, status, codeOf(facts), service), service, error, waitMs);
}

export { ErrorBody };

function faultOf(status: number, facts: ErrorFacts): ProviderFault {
  const words = [facts.code, facts.type, facts.status].join(' ');
  const details = (facts.details ?? []).flatMap(detail => GoogleDetail.safeParse(detail).data ?? []);
  const isDayLimit = details.some(({ violations }) => violations?.some(({ quotaId }) => quotaId?.includes('PerDay')));
  if (/insufficient_quota|billing|credit_balance/.test(words) || status === 402 || isDayLimit) return 'quota';
  // Anthropic has no code for this one.
  if (status === 400 && /credit balance is too low/i.test(facts.message ?? '')) return 'quota';
  if (details.some(({ reason }) => reason === 'API_KEY_INVALID') || status === 401 || status === 403)
    return 'credentials';
  if (status === 429) return 'rate_limited';
  if (status >= 500 || status === 408 || status === 409 || status === 425) return 'unavailable';
  return 'rejected';
}

function describe(fault: ProviderFault, status: number, code: string, { title }: Service): string {
  const facts = `(HTTP ${status}${code && `, ${code}`})`;
  switch (fault) {
    case 'credentials':
      return `${title} does not accept the API key, or the key may not do this ${facts}.`;
    case 'quota':
      return `The account at ${title} has no money or no allowance left ${facts}.`;
    case 'rate_limited':
      return `${title} gets too many requests from this account ${facts}.`;
    case 'unavailable':
      return `${title} has trouble of its own ${facts}.`;
    default:
      return status === 404
        ? `${title} does not know this model or address ${facts}.`
        : `${title} refused the request ${facts}.`;
  }
}

function unreachable(error: unknown, service: Service): ProviderError {
  const code = networkCode(error);
  const isUnsent =
    code !== undefined && /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|UND_ERR_CONNECT_TIMEOUT)$/.test(code);
  const message = isUnsent
    ? `${service.title} cannot be reached (${code}).`
    : `The connection to ${service.title} was lost.`;
  return failure('unavailable', message, service, error);
}

export function failure(
  fault: ProviderFault,
  message: string,
  { provider }: Service,
  cause?: unknown,
  retryAfterMs?: number,
): ProviderError {
  return new ProviderError(message, {
    provider,
    fault,
    // The AI SDK's errors carry the whole request, which is what a caller said; only their name goes on.
    ...(cause instanceof Error && { cause: networkCode(cause) ?? cause.name }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  });
}

function factsOf(body: unknown): ErrorFacts {
  const whole = ErrorBody.safeParse(body);
  if (whole.success) return whole.data.error;
  return ErrorFacts.safeParse(body).data ?? NOTHING;
}

/** The HTTP status that an error in the middle of a stream stands for: the services' own lists of codes. */
function statusOf({ code, type, status }: ErrorFacts): number {
  if (typeof code === 'number' && code >= 400 && code < 600) return code;
  const words = [code, type, status].join(' ').toLowerCase();
  if (/rate_limit|insufficient_quota|resource_exhausted/.test(words)) return 429;
  if (/authentication|unauthenticated|invalid_api_key/.test(words)) return 401;
  if (/permission/.test(words)) return 403;
  if (/not_found/.test(words)) return 404;
  if (/invalid|context_length|too_large/.test(words)) return 400;
  return 500;
}

/** A code that is safe to show: services' codes are words, never sentences. */
function codeOf({ code, type, status }: ErrorFacts): string {
  return (
    [code, status, type]
      .map(String)
      .find(word => /^[A-Za-z_][\w.-]{0,60}$/.test(word) && word !== 'null' && word !== 'undefined') ?? ''
  );
}

/** Milliseconds, of `retry-after-ms`, or of `retry-after` in seconds or as a date. */
function retryAfter(headers: Readonly<Record<string, string>>, now: Date): number | undefined {
  const exact = Number(headers['retry-after-ms'] ?? Number.NaN);
  if (Number.isFinite(exact)) return Math.max(0, exact);
  const text = headers['retry-after'];
  if (text === undefined) return undefined;
  const seconds = Number(text);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(text) - now.getTime();
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}

/** Google's durations: `34s`, `1.5s`. */
function secondsOf(duration: string | undefined): number | undefined {
  const seconds = duration?.match(/^(\d+(?:\.\d+)?)s$/)?.[1];
  return seconds === undefined ? undefined : Number(seconds) * 1000;
}

function networkCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (error instanceof AggregateError) return networkCode(error.errors[0]);
  return networkCode(error.cause);
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined; // A proxy's page: the status has to do.
  }
}
