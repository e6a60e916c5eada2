import { ProviderError, type ProviderFault } from '@frontdesk/voice';
import { z } from 'zod';

export const PROVIDER_ID = 'openai';

/** What we use of the service's errors. Its sentences are left out: some repeat parts of the key, or of the request. */
export const ErrorFacts = z.object({
  type: z.string().nullish().catch(null),
  code: z.string().nullish().catch(null),
  param: z.string().nullish().catch(null),
});
export type ErrorFacts = z.infer<typeof ErrorFacts>;

const ErrorBody = z.object({ error: ErrorFacts });

export interface FailureDetails {
  readonly cause?: unknown;
  readonly retryAfterMs?: number | undefined;
}

export function failure(
  fault: ProviderFault,
  message: string,
  { cause, retryAfterMs }: FailureDetails = {},
): ProviderError {
  return new ProviderError(message, {
    provider: PROVIDER_ID,
    fault,
    ...(cause !== undefined && { cause }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  });
}

/** An answer that is no success, as what it means. */
export function refusal(status: number, body: unknown, retryAfterMs?: number): ProviderError {
  const facts = ErrorBody.safeParse(body).data?.error ?? {};
  const fault = faultOf(status, facts);
  return failure(fault, `${sentence(fault, facts)} (HTTP ${status}${details(facts)})`, { retryAfterMs });
}

/** An error told over a socket, where there is no status. */
export function toldFailure(facts: ErrorFacts): ProviderError {
  const fault = faultOf(statusOf(facts), facts);
  return failure(fault, `${sentence(fault, facts)} (${[facts.type, facts.code].filter(Boolean).join(', ')})`);
}

/** The connection could not be made, or broke. */
export function unreachable(cause: unknown): ProviderError {
  const code = networkCode(cause);
  return failure('unavailable', `OpenAI cannot be reached, or the connection was lost${code && ` (${code})`}.`, {
    cause: code,
  });
}

export function tooSlow(what: string, ms: number): ProviderError {
  return failure('unavailable', `OpenAI ${what} for ${ms} ms.`);
}

function faultOf(status: number, { type, code }: ErrorFacts): ProviderFault {
  if (code === 'insufficient_quota' || type === 'insufficient_quota' || code === 'billing_hard_limit_reached')
    return 'quota';
  if (status === 401 || status === 403) return 'credentials';
  if (status === 429) return 'rate_limited';
  if (status >= 500 || status === 408 || status === 409) return 'unavailable';
  return 'rejected';
}

/** The HTTP status that an error without one stands for. */
function statusOf({ type, code }: ErrorFacts): number {
  const words = `${type} ${code}`;
  if (/rate_limit|insufficient_quota/.test(words)) return 429;
  if (/invalid_api_key|authentication|mismatched_|invalid_organization|unauthorized/.test(words)) return 401;
  if (/permission/.test(words)) return 403;
  if (/invalid_request|not_found|beta_api/.test(words)) return 400;
  return 500;
}

function sentence(fault: ProviderFault, { code, param }: ErrorFacts): string {
  switch (fault) {
    case 'credentials':
      return 'OpenAI does not accept the API key, organization or project.';
    case 'quota':
      return 'The OpenAI account has no money or no allowance left.';
    case 'rate_limited':
      return 'OpenAI gets too many requests from this account.';
    case 'unavailable':
      return 'OpenAI has trouble of its own.';
    default:
      if (code === 'model_not_found') return 'OpenAI does not know the model, or this account may not use it.';
      return param ? `OpenAI refused the request because of "${param}".` : 'OpenAI refused the request.';
  }
}

function details({ type, code }: ErrorFacts): string {
  const known = code ?? type;
  return known ? `, ${known}` : '';
}

function networkCode(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return networkCode(error instanceof AggregateError ? error.errors[0] : error.cause);
}
