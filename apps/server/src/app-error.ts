/**
 * What can go wrong at the caller's hand.
 * `unauthenticated` no valid session or key · `forbidden` signed in, but the role does not allow it ·
 * `not_found` there is none, or it is another business's · `validation_failed` see the problems ·
 * `conflict` it changed or exists already · `version_conflict` somebody else changed it since it was read ·
 * `version_required` say which version the change is based on · `idempotency_conflict` the same key with another
 * request · `in_progress` the first request with this key is not finished · `not_ready` it will be there later ·
 * `rate_limited` too many requests.
 */
export type AppErrorCode =
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'validation_failed'
  | 'conflict'
  | 'version_conflict'
  | 'version_required'
  | 'idempotency_conflict'
  | 'in_progress'
  | 'not_ready'
  | 'rate_limited';

export interface AppErrorDetails {
  readonly problems?: readonly { readonly field: string; readonly message: string }[];
  /** When it makes sense to try again. */
  readonly retryAfterMs?: number;
  readonly cause?: unknown;
}

/** A refusal with a stable code. The message is for people and holds no secrets. */
export class AppError extends Error {
  readonly code: AppErrorCode;
  readonly problems: AppErrorDetails['problems'];
  readonly retryAfterMs: AppErrorDetails['retryAfterMs'];

  constructor(code: AppErrorCode, message: string, { problems, retryAfterMs, cause }: AppErrorDetails = {}) {
    super(message, { cause });
    this.name = 'AppError';
    this.code = code;
    this.problems = problems;
    this.retryAfterMs = retryAfterMs;
  }
}
