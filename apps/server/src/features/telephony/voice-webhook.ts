import type { CallSnapshot } from '@frontdesk/contract';
import { twiml } from '@frontdesk/providers/twilio';
import { eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { calls } from '../../db/schema/index.ts';
import { type CallTraffic, countTraffic, isCrowded, lockTraffic, UNCOUNTABLE } from '../routing/call-traffic.ts';
import { needsTraffic, type Routed, routeCall } from '../routing/route-call.ts';
import { callerNumber } from '../routing/withheld-number.ts';
import { decideAnswer } from './answer-decision.ts';
import { insertCall, type NewCall, type Queries } from './call-records.ts';
import type { FoundTarget } from './call-target.ts';
import { decisionOf, recordOf } from './routing-record.ts';
import { farewell, verbsFor } from './routing-verbs.ts';
import type { TelephonyContext } from './telephony-context.ts';
import type { VoiceWebhook } from './webhook-fields.ts';
import { withinMs } from './within.ts';

/** The caller waits in silence meanwhile; past this the call is answered and its record written later. */
const RECORD_LIMIT_MS = 2_000;

/** Decides what happens to an incoming call, keeps a record of it, and answers the carrier with TwiML. */
export async function answerCarrier(context: TelephonyContext, webhook: VoiceWebhook): Promise<string> {
  const { logger, targets } = context;
  let target: FoundTarget | null;
  try {
    target = await targets.find(webhook.To, webhook.From);
  } catch (error) {
    logger.error({ callSid: webhook.CallSid, err: error }, 'A call came in that could not be looked up.');
    return twiml(...farewell('We are sorry, we cannot take your call right now. Please try again in a few minutes.'));
  }
  if (!target) {
    logger.warn({ callSid: webhook.CallSid, event: 'unknown-number' }, 'A call came in for a number nobody has.');
    return twiml(...farewell('The number you have called is not in service. Goodbye.'));
  }
  const { routed, snapshot, callId, isRecorded } = await decide(context, webhook, target);
  const { business } = target;
  const ruleId = routed.rule?.id;
  logger.info(
    { callId, callSid: webhook.CallSid, businessId: business.id, decision: routed.outcome.type, ruleId },
    'Call in.',
  );
  const verbs = await verbsFor(
    context,
    {
      ...{ callId, snapshot, isRecorded },
      ...{ callSid: webhook.CallSid, from: webhook.From, to: webhook.To },
      businessName: business.name,
      language: target.snapshot?.agent.config.language,
      place: {
        ...{ callId, callSid: webhook.CallSid, steps: [], missed: 0, count: 0 },
        rule: routed.rule && { id: routed.rule.id, version: routed.rule.version },
      },
    },
    routed.outcome,
  );
  return twiml(...verbs);
}

interface Decision {
  readonly routed: Routed;
  /** Who answers, where it is an agent. */
  readonly snapshot: CallSnapshot | null;
  readonly callId: string;
  /** False while its record waits for the database. */
  readonly isRecorded: boolean;
}

/**
 * Decides, and keeps the record. Where a limit asks how many calls there are, both happen while no other call of the
 * business is counted; without the database there are no limits, and the record is written later.
 */
async function decide(context: TelephonyContext, webhook: VoiceWebhook, target: FoundTarget): Promise<Decision> {
  const { database, logger, records, targets, clock, pending } = context;
  const at = clock.wallTime();
  const waiting = pending.findBySid(webhook.CallSid);
  // The carrier did not hear our answer: the agent has this call already.
  if (waiting) {
    const { callId, isRecorded, snapshot } = waiting;
    const routed: Routed = { decidedBy: 'agent', rule: null, reason: null, outcome: { type: 'agent', agentId: null } };
    return { routed, snapshot, callId, isRecorded };
  }
  const choose = chooser(context, webhook, target, at);
  // The same in both attempts: the first may be written after all.
  const id = uuidv7();
  let traffic: CallTraffic | null = null;
  if (!target.isLastKnown) {
    try {
      const recorded = database.db.transaction(async transaction => {
        const before = needsTraffic(target.business, target.rules)
          ? await trafficBefore(transaction, webhook, target, at)
          : null;
        const { routed, snapshot } = choose(before);
        const { callId } = await insertCall(transaction, newCall({ id, webhook, target, at }, { routed, snapshot }));
        return { routed, snapshot, callId, isRecorded: true };
      });
      return await withinMs(RECORD_LIMIT_MS, recorded);
    } catch (error) {
      if (isCrowded(error)) traffic = UNCOUNTABLE;
      else targets.noteTrouble();
      logger.error({ callSid: webhook.CallSid, err: error }, 'A call record could not be written yet.');
    }
  }
  const { routed, snapshot } = choose(traffic);
  const call = newCall({ id, webhook, target, at }, { routed, snapshot });
  records.addCall(call);
  return { routed, snapshot, callId: call.id, isRecorded: false };
}

/** Who has the call, given how many others there are. */
function chooser(context: TelephonyContext, webhook: VoiceWebhook, target: FoundTarget, at: Date) {
  const { business, rules, contactTags } = target;
  const calledNumber = webhook.To;
  return (traffic: CallTraffic | null) => {
    const situation = { from: callerNumber(webhook.From), contactTags, hours: business.hours, at, traffic };
    const routed = routeCall({ business, rules, calledNumber, situation });
    const agentId = routed.outcome.type === 'agent' ? routed.outcome.agentId : null;
    const snapshot = agentId === null ? target.snapshot : (target.others.get(agentId) ?? null);
    const { isDraining } = context;
    const hasAgent = snapshot !== null;
    const isFull = context.live.isFull;
    return { snapshot, routed: decideAnswer({ routed, business, calledNumber, hasAgent, isDraining, isFull }) };
  };
}

/** How many calls there are, with nobody else counting. A call that has its place already keeps it. */
async function trafficBefore(
  transaction: Queries,
  { CallSid: callSid }: VoiceWebhook,
  { business }: FoundTarget,
  at: Date,
): Promise<CallTraffic | null> {
  await lockTraffic(transaction, business.id);
  const [known] = await transaction
    .select({ disposition: calls.disposition })
    .from(calls)
    .where(eq(calls.callSid, callSid));
  if (known && known.disposition === null) return null;
  return countTraffic(transaction, { businessId: business.id, callSid, at });
}

interface Arrival {
  readonly id: string;
  readonly webhook: VoiceWebhook;
  readonly target: FoundTarget;
  readonly at: Date;
}

function newCall(
  { id, webhook, target, at }: Arrival,
  { routed, snapshot }: Pick<Decision, 'routed' | 'snapshot'>,
): NewCall {
  // Whose number it is, where no agent answers.
  const agent = (routed.outcome.type === 'agent' ? snapshot : target.snapshot)?.agent;
  const { metadata, ...record } = recordOf(routed.outcome, routed.reason, at);
  return {
    id,
    businessId: target.business.id,
    agentId: agent?.id ?? null,
    agentVersionId: agent?.versionId ?? null,
    phoneNumberId: target.phoneNumberId,
    direction: 'inbound',
    fromNumber: webhook.From || null,
    toNumber: webhook.To,
    carrier: 'twilio',
    callSid: webhook.CallSid,
    startedAt: at,
    ...record,
    forwarded: record.forwardedTo !== undefined,
    metadata: { ...metadata, routing: decisionOf(routed) },
  };
}
