import { isOpenAt, type UnavailableAction } from '@frontdesk/contract';
import type { CallTarget } from './call-target.ts';

/** Why an agent does not take a call. Kept with the call record. */
export type RefusalReason = 'closed' | 'inactive' | 'draining' | 'busy';

/** What happens to an incoming call. */
export type AnswerDecision =
  | { readonly type: 'agent' }
  | { readonly type: 'message'; readonly reason: RefusalReason; readonly text: string }
  | { readonly type: 'forward'; readonly reason: RefusalReason; readonly to: string };

export interface AnswerSituation {
  readonly target: CallTarget;
  /** The number called; a forward back to it would ring in circles. */
  readonly calledNumber: string;
  readonly at: Date;
  /** The server is shutting down. */
  readonly isDraining: boolean;
  /** All places for calls are taken. */
  readonly isFull: boolean;
}

/** Decides who takes a call: the agent, a person, or nobody, and then what the caller is told. */
export function decideAnswer({ target, calledNumber, at, isDraining, isFull }: AnswerSituation): AnswerDecision {
  const { name, settings, hours, forwardingNumber } = target.business;
  const refuse = (reason: RefusalReason, action: UnavailableAction | undefined, text: string): AnswerDecision =>
    action?.type === 'forward' && action.to !== calledNumber
      ? { type: 'forward', reason, to: action.to }
      : { type: 'message', reason, text: action?.type === 'message' ? action.text : text };
  const toPerson: UnavailableAction | undefined = forwardingNumber
    ? { type: 'forward', to: forwardingNumber }
    : undefined;
  const laterText = `Thank you for calling ${name}. We cannot take your call right now. Please try again later. Goodbye.`;

  if (!settings.answerWhenClosed && !isOpenAt(hours, at)) {
    const text = `Thank you for calling ${name}. We are closed right now. Please call again when we are open. Goodbye.`;
    return refuse('closed', settings.whenClosed, text);
  }
  if (!target.snapshot) return refuse('inactive', settings.whenInactive, laterText);
  if (isDraining) return refuse('draining', toPerson, laterText);
  if (isFull) return refuse('busy', toPerson, laterText);
  return { type: 'agent' };
}
