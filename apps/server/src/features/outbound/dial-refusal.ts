import { AppError } from '../../app-error.ts';

/** Why a call was not placed. `not_found`: the business has no such agent, number or contact. */
export type DialRefusalReason =
  | 'not_found'
  | 'agent_not_ready'
  | 'no_caller_id'
  | 'number_invalid'
  | 'do_not_call'
  | 'outside_calling_window'
  | 'too_many_calls'
  | 'carrier_not_configured'
  | 'carrier_unavailable'
  | 'carrier_refused';

export interface DialRefusal {
  readonly reason: DialRefusalReason;
  /** For people; holds no numbers. */
  readonly detail: string;
  /** The field of the request that it is about. */
  readonly field?: string;
  /** When the same request may do better; absent where waiting does not help. */
  readonly retryAt?: Date;
  /** The record of the attempt, where it came as far as the carrier. */
  readonly callId?: string;
}

/** A call was not placed, and why. */
export class CallRefused extends AppError {
  readonly refusal: DialRefusal;

  constructor(refusal: DialRefusal, now: Date) {
    const { reason, detail, field, retryAt } = refusal;
    super(reason === 'not_found' ? 'validation_failed' : reason, detail, {
      ...(field && { problems: [{ field, message: detail }] }),
      ...(retryAt && { retryAfterMs: Math.max(0, retryAt.getTime() - now.getTime()) }),
    });
    this.name = 'CallRefused';
    this.refusal = refusal;
  }
}
