import { isOpenAt, type UnavailableAction } from '@frontdesk/contract';
import type { CallTarget } from './call-target.ts';

/** Why an agent does not take a call. Kept with the call record. */
export type RefusalReason = 'forwarding' | 'closed' | 'inactive' | 'draining' | 'busy' | 'call_volume';

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

  const isClosed = !isOpenAt(hours, at);
  const forwarded = configuredForward(target, calledNumber, isClosed);
  if (forwarded) return forwarded;
  if (!settings.answerWhenClosed && isClosed) {
    const text = `Thank you for calling ${name}. We are closed right now. Please call again when we are open. Goodbye.`;
    return refuse('closed', settings.whenClosed, text);
  }
  if (!target.snapshot) return refuse('inactive', settings.whenInactive, laterText);
  if (isDraining) return refuse('draining', toPerson, laterText);
  if (isFull) return refuse('busy', toPerson, laterText);
  return { type: 'agent' };
}

/** Where the business's own rules send a call; undefined when none of them holds, or it would ring in circles. */
function configuredForward(
  { business, traffic }: CallTarget,
  calledNumber: string,
  isClosed: boolean,
): AnswerDecision | undefined {
  const { forwarding } = business.settings;
  const to = forwarding?.to ?? business.forwardingNumber;
  if (!forwarding?.isEnabled || !to || to === calledNumber) return undefined;
  const isReached = (count: number | undefined, limit: number | null) =>
    count !== undefined && limit !== null && count >= limit;
  if (forwarding.always) return { type: 'forward', reason: 'forwarding', to };
  if (forwarding.whenClosed && isClosed) return { type: 'forward', reason: 'closed', to };
  if (isReached(traffic?.simultaneous, forwarding.maxSimultaneousCalls)) return { type: 'forward', reason: 'busy', to };
  if (isReached(traffic?.lastHour, forwarding.maxCallsPerHour)) return { type: 'forward', reason: 'call_volume', to };
  return undefined;
}
