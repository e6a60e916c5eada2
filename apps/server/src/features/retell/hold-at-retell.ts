import type { DialVerb } from '@frontdesk/providers/twilio';
import { and, eq, isNull } from 'drizzle-orm';
import { calls } from '../../db/schema/index.ts';
import type { PendingCall } from '../telephony/answered-call.ts';
import { loadCallFacts } from '../telephony/call-facts.ts';
import { ELSEWHERE_ENDED_PATH } from '../telephony/elsewhere-ended.ts';
import { CALL_VARIABLES } from './agent-at-retell.ts';
import { type RetellContext, retellOf } from './retell-context.ts';

/** The caller waits in silence meanwhile; past this our own pipeline answers. */
const ANNOUNCE_LIMIT_MS = 2_000;
/** Retell takes calls at once; where it does not, somebody else should. */
const RING_SECONDS = 8;
/** What a call takes besides the conversation. */
const MARGIN_SECONDS = 60;

type HeldCall = Omit<PendingCall, 'expiresAtMs'>;

/** Hands a call of an agent that is at Retell over to it, by SIP; null where it is held here. Never rejects. */
export async function holdAtRetell(context: RetellContext, call: HeldCall): Promise<DialVerb | null> {
  const { db, clock, logger, publicUrl } = context;
  const { callId, direction, from, to, snapshot } = call;
  const { engine, retellAgentId: agentId, config } = snapshot.agent;
  if (engine !== 'retell' || !agentId || direction === 'web') return null;
  const limit = new AbortController();
  const cancelLimit = clock.schedule(ANNOUNCE_LIMIT_MS, () => limit.abort(new Error('Retell took too long.')));
  try {
    const client = await retellOf(context, snapshot.business.id);
    if (!client) throw new Error('There is no account at Retell.');
    const variables = await variablesOf(context, call);
    const told = { agentId, direction, fromNumber: from, toNumber: to, metadata: { call_id: callId }, variables };
    const retellCallId = await client.registerCall(told, limit.signal, ANNOUNCE_LIMIT_MS);
    // Where the record is not written yet, Retell's first webhook brings the two together.
    db.update(calls)
      .set({ retellCallId })
      .where(and(eq(calls.id, callId), isNull(calls.retellCallId)))
      .catch((error: unknown) => logger.warn({ callId, err: error }, 'A Retell id was not kept yet.'));
    logger.info({ callId, retellCallId }, 'A call goes to Retell.');
    return {
      verb: 'dial',
      sip: `sip:${retellCallId}@${client.account.sipHost};transport=tcp`,
      action: publicUrl + ELSEWHERE_ENDED_PATH,
      answerOnBridge: true,
      timeoutSeconds: RING_SECONDS,
      timeLimitSeconds: config.maxDurationSeconds + MARGIN_SECONDS,
    };
  } catch (error) {
    logger.warn({ callId, err: error }, 'Retell did not take a call: the pipeline holds it.');
    return null;
  } finally {
    cancelLimit();
  }
}

async function variablesOf({ db, clock, logger }: RetellContext, call: HeldCall): Promise<Record<string, string>> {
  const facts = await loadCallFacts({ database: { db }, logger }, call);
  const { timezone: timeZone } = call.snapshot.business.hours;
  const began = new Intl.DateTimeFormat('en-US', { timeZone, dateStyle: 'full', timeStyle: 'short' });
  return {
    ...CALL_VARIABLES,
    call_began_at: began.format(clock.wallTime()),
    ...(facts.from && { caller_number: facts.from }),
    ...(facts.contact?.name && { caller_name: facts.contact.name }),
    ...(facts.purpose?.text && { call_purpose: facts.purpose.text }),
  };
}
