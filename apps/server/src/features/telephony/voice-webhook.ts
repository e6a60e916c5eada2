import { type TwimlVerb, twiml } from '@frontdesk/providers/twilio';
import { v7 as uuidv7 } from 'uuid';
import { type AnswerDecision, decideAnswer } from './answer-decision.ts';
import { insertCall, type NewCall } from './call-records.ts';
import type { CallTarget } from './call-target.ts';
import { connectVerb } from './connect-verb.ts';
import { dialVerb } from './dial-verb.ts';
import type { TelephonyContext } from './telephony-context.ts';
import type { VoiceWebhook } from './webhook-fields.ts';
import { withinMs } from './within.ts';

/** The caller waits in silence meanwhile; past this the call is answered and its record written later. */
const RECORD_LIMIT_MS = 2_000;

/** Decides what happens to an incoming call, keeps a record of it, and answers the carrier with TwiML. */
export async function answerCarrier(context: TelephonyContext, webhook: VoiceWebhook): Promise<string> {
  const { clock, logger, live, targets } = context;
  const at = clock.wallTime();
  let target: CallTarget | null;
  try {
    target = await targets.find(webhook.To, { callSid: webhook.CallSid, at });
  } catch (error) {
    logger.error({ callSid: webhook.CallSid, err: error }, 'A call came in that could not be looked up.');
    return twiml(...farewell('We are sorry, we cannot take your call right now. Please try again in a few minutes.'));
  }
  if (!target) {
    logger.warn({ callSid: webhook.CallSid, event: 'unknown-number' }, 'A call came in for a number nobody has.');
    return twiml(...farewell('The number you have called is not in service. Goodbye.'));
  }
  const { isDraining } = context;
  const decision = decideAnswer({ target, calledNumber: webhook.To, at, isDraining, isFull: live.isFull });
  const { callId, isRecorded } = await recordCall(context, newCall(webhook, target, decision, at));
  logger.info(
    { callId, callSid: webhook.CallSid, businessId: target.business.id, decision: decision.type },
    'Call in.',
  );
  return twiml(...verbsFor(context, { webhook, target, decision, callId, isRecorded }));
}

/** A call that is not answered by an agent is over, as far as we are concerned, before it began. */
function newCall(webhook: VoiceWebhook, target: CallTarget, decision: AnswerDecision, at: Date): NewCall {
  return {
    id: uuidv7(),
    businessId: target.business.id,
    agentId: target.snapshot?.agent.id ?? null,
    agentVersionId: target.snapshot?.agent.versionId ?? null,
    phoneNumberId: target.phoneNumberId,
    direction: 'inbound',
    fromNumber: webhook.From || null,
    toNumber: webhook.To,
    carrier: 'twilio',
    callSid: webhook.CallSid,
    startedAt: at,
    ...outcomeOf(decision, at),
  };
}

function outcomeOf(decision: AnswerDecision, at: Date): Partial<NewCall> {
  switch (decision.type) {
    case 'agent':
      return { status: 'ringing' };
    case 'message':
      return { status: 'completed', endedAt: at, disposition: 'refused', dispositionDetail: decision.reason };
    case 'forward':
      return {
        status: 'completed',
        endedAt: at,
        disposition: 'transferred',
        dispositionDetail: decision.reason,
        forwarded: true,
        forwardedTo: decision.to,
      };
  }
}

/** The carrier may ask twice about one call; the second time finds the record of the first. */
async function recordCall(context: TelephonyContext, call: NewCall): Promise<{ callId: string; isRecorded: boolean }> {
  const waiting = context.pending.findBySid(call.callSid);
  if (waiting) return { callId: waiting.callId, isRecorded: waiting.isRecorded };
  try {
    const insertion = context.database.db.transaction(transaction => insertCall(transaction, call));
    const { callId } = await withinMs(RECORD_LIMIT_MS, insertion);
    return { callId, isRecorded: true };
  } catch (error) {
    context.logger.error({ callId: call.id, err: error }, 'A call record could not be written yet.');
    context.records.addCall(call);
    return { callId: call.id, isRecorded: false };
  }
}

interface Answer {
  readonly webhook: VoiceWebhook;
  readonly target: CallTarget;
  readonly decision: AnswerDecision;
  readonly callId: string;
  readonly isRecorded: boolean;
}

function verbsFor(context: TelephonyContext, answer: Answer): TwimlVerb[] {
  const { webhook, target, decision } = answer;
  switch (decision.type) {
    case 'message':
      return farewell(decision.text, target.snapshot?.agent.config.language);
    case 'forward':
      return [dialVerb(context.publicUrl, { to: decision.to, from: webhook.From, calledNumber: webhook.To })];
    case 'agent':
      return [connectAgent(context, answer)];
  }
}

function connectAgent(context: TelephonyContext, { webhook, target, callId, isRecorded }: Answer): TwimlVerb {
  const { snapshot } = target;
  if (!snapshot) throw new Error('A call without an agent cannot be connected to one.');
  const { CallSid: callSid, From: from, To: to } = webhook;
  return connectVerb(context, { callId, callSid, direction: 'inbound', from: from || null, to, snapshot, isRecorded });
}

function farewell(text: string, language?: string): TwimlVerb[] {
  return [{ verb: 'say', text, ...(language && { language }) }, { verb: 'hangup' }];
}
