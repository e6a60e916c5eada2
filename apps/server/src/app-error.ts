/**
 * What can go wrong at the caller's hand.
 * `unauthenticated` no valid session or key · `forbidden` signed in, but the role does not allow it ·
 * `not_found` there is none, or it is another business's · `validation_failed` see the problems ·
 * `conflict` it changed or exists already · `version_conflict` somebody else changed it since it was read ·
 * `version_required` say which version the change is based on · `idempotency_conflict` the same key with another
 * request · `in_progress` the first request with this key is not finished · `not_ready` it will be there later ·
 * `rate_limited` too many requests · `carrier_not_configured` there is no account at a carrier · `carrier_refused` the
 * carrier will not do it, and says why · `carrier_unavailable` the carrier did not answer properly.
 * Of calls that are to be placed: `agent_not_ready` nothing of the agent is published, or it is switched off ·
 * `no_caller_id` the business has no active number to call from · `number_invalid` nobody can be called there ·
 * `do_not_call` the callee asked not to be called · `do_not_text` they asked not to be texted · `outside_calling_window` it is early or late where they are ·
 * `too_many_calls` all places are taken.
 * Of calls that are under way: `not_live` no agent is on it.
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
  | 'rate_limited'
  | 'carrier_not_configured'
  | 'carrier_refused'
  | 'carrier_unavailable'
  | 'agent_not_ready'
  | 'no_caller_id'
  | 'number_invalid'
  | 'do_not_call'
  | 'do_not_text'
  | 'outside_calling_window'
  | 'too_many_calls'
  | 'not_live';

export interface AppErrorDetails {
  readonly problems?: readonly { readonly field: string; readonly message: string }[];
  /** When it makes sense to try again. */
  readonly retryAfterMs?: number;
  /** The version that a refused change should have been based on. */
  readonly currentVersion?: number;
  readonly cause?: unknown;
}

/** A refusal with a stable code. The message is for people and holds no secrets. */
export class AppError extends Error {
  readonly code: AppErrorCode;
  readonly problems: AppErrorDetails['problems'];
  readonly retryAfterMs: AppErrorDetails['retryAfterMs'];
  readonly currentVersion: AppErrorDetails['currentVersion'];

  constructor(
    code: AppErrorCode,
    message: string,
    { problems, retryAfterMs, currentVersion, cause }: AppErrorDetails = {},
  ) {
    super(message, { cause });
    this.name = 'AppError';
    this.code = code;
    this.problems = problems;
    this.retryAfterMs = retryAfterMs;
    this.currentVersion = currentVersion;
  }
}
