import type { CallSnapshot, RoutingReason } from '@frontdesk/contract';
import type { TwimlVerb } from '@frontdesk/providers/twilio';
import { type AnyOutcome, outcomeAt } from '../routing/outcomes-in.ts';
import { decideAnswer } from './answer-decision.ts';
import type { FoundTarget } from './call-target.ts';
import type { RoutingPlace } from './routing-place.ts';
import { recordOf } from './routing-record.ts';
import { verbsFor } from './routing-verbs.ts';
import { STREAM_TOKEN_LIFETIME_MS } from './stream-token.ts';
import type { TelephonyContext } from './telephony-context.ts';
import type { VoiceWebhook } from './webhook-fields.ts';

/** A call that a rule has had for a while: the carrier asks what comes next. */
export interface RoutedCall {
  readonly webhook: VoiceWebhook;
  readonly place: RoutingPlace;
  readonly target: FoundTarget;
}

/** What comes next, and how it is written down. */
export interface NextOutcome {
  readonly outcome: AnyOutcome;
  readonly place: RoutingPlace;
  readonly reason: RoutingReason;
  readonly metadata?: Readonly<Record<string, unknown>>;
}

const TO_AGENT = { type: 'agent', agentId: null } as const;

/**
 * What the rule has at the call's place, as it is now. When the rule was changed meanwhile the call begins it again, and
 * when it is gone the agent has the call.
 */
export function currentOutcome({ place, target }: RoutedCall): { outcome: AnyOutcome; place: RoutingPlace } {
  const rule = place.rule && target.rules.find(({ id }) => id === place.rule?.id);
  if (!rule) return { outcome: TO_AGENT, place: { ...place, rule: null, steps: [] } };
  const found = rule.version === place.rule?.version ? outcomeAt(rule.outcome, place.steps) : undefined;
  if (found) return { outcome: found, place };
  return {
    outcome: rule.outcome,
    place: { ...place, rule: { id: rule.id, version: rule.version }, steps: [], missed: 0 },
  };
}

/** Sends the call on, keeps that with its record, and says what the carrier does. */
export async function sendOn(context: TelephonyContext, call: RoutedCall, next: NextOutcome): Promise<TwimlVerb[]> {
  const { records, clock } = context;
  const { webhook, target } = call;
  const { callId } = next.place;
  const at = clock.wallTime();
  const { outcome, reason, snapshot } = await whoever(context, call, next);
  const { metadata, ...record } = recordOf(outcome, reason, at);
  const agent = outcome.type === 'agent' ? snapshot?.agent : undefined;
  records.addChange(callId, {
    ...record,
    ...(agent && { agentId: agent.id, agentVersionId: agent.versionId }),
    metadata: {
      ...next.metadata,
      ...metadata,
      ...(agent && { waits_until: new Date(at.getTime() + 2 * STREAM_TOKEN_LIFETIME_MS).toISOString() }),
    },
  });
  const decided = {
    ...{ callId, snapshot, place: next.place },
    ...{ callSid: webhook.CallSid, from: webhook.From, to: webhook.To },
    businessName: target.business.name,
    language: target.snapshot?.agent.config.language,
    isRecorded: !target.isLastKnown,
  };
  return verbsFor(context, decided, outcome);
}

/** The outcome, unless it is an agent who cannot answer. */
async function whoever(
  context: TelephonyContext,
  { webhook, target }: RoutedCall,
  { outcome, reason }: NextOutcome,
): Promise<{ outcome: AnyOutcome; reason: RoutingReason | null; snapshot: CallSnapshot | null }> {
  if (outcome.type !== 'agent') return { outcome, reason, snapshot: null };
  const { targets, logger, isDraining, live } = context;
  const { business } = target;
  const snapshot =
    outcome.agentId === null
      ? target.snapshot
      : await targets.findAgent(business.id, outcome.agentId).catch((error: unknown) => {
          logger.error(
            { callSid: webhook.CallSid, err: error },
            'An agent could not be looked up; the usual one answers.',
          );
          return target.snapshot;
        });
  const decided = decideAnswer({
    routed: { decidedBy: 'rule', rule: null, reason, outcome },
    ...{ business, calledNumber: webhook.To, isDraining },
    hasAgent: snapshot !== null,
    isFull: live.isFull,
  });
  return { outcome: decided.outcome, reason: decided.reason, snapshot };
}
