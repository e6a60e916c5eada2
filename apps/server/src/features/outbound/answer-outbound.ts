import type { TwimlVerb } from '@frontdesk/providers/twilio';
import { and, eq, isNull, or } from 'drizzle-orm';
import { calls, outboundCalls } from '../../db/schema/index.ts';
import { agentVerb } from '../gather-calls/agent-verb.ts';
import { loadAnsweredCall } from '../telephony/answered-call.ts';
import { updateCall } from '../telephony/call-records.ts';
import type { TelephonyContext } from '../telephony/telephony-context.ts';
import { withinMs } from '../telephony/within.ts';

/** The callee hears silence meanwhile. */
const ANSWER_LIMIT_MS = 4_000;
const HANG_UP: readonly TwimlVerb[] = [{ verb: 'hangup' }];
const APOLOGY: readonly TwimlVerb[] = [
  { verb: 'say', text: 'We are sorry, something went wrong on our side. We will call again. Goodbye.' },
  { verb: 'hangup' },
];

/** Somebody, or something, picked up: connects them to the agent that was to call them. Never rejects. */
export async function answerOutbound(
  context: TelephonyContext,
  callId: string,
  callSid: string,
): Promise<readonly TwimlVerb[]> {
  const { logger, live, isDraining, records, clock } = context;
  try {
    const isOurs = await withinMs(ANSWER_LIMIT_MS, takeAnswer(context, callId, callSid));
    if (!isOurs) {
      logger.warn({ callId, callSid }, 'A call was answered that is over, or nobody placed.');
      return HANG_UP;
    }
    if (isDraining || live.isFull) {
      const detail = isDraining ? 'The server was stopping.' : 'All places for calls were taken.';
      const ending = { fallbackDisposition: 'failed', fallbackDetail: detail } as const;
      records.addChange(callId, { ...ending, endedAt: clock.wallTime() });
      logger.warn({ callId, isDraining }, 'A call was answered that no agent could take.');
      return APOLOGY;
    }
    const call = await withinMs(ANSWER_LIMIT_MS, loadAnsweredCall(context.database.db, context.loadSnapshot, callId));
    if (!call) return HANG_UP;
    return [await agentVerb(context, { ...call, isRecorded: true })];
  } catch (error) {
    logger.error({ callId, callSid, err: error }, 'A call was answered that could not be looked up.');
    return APOLOGY;
  }
}

/**
 * Writes down the answer. False for a call that has ended, or was to be ended, and for a second one of the carrier's with
 * the same id of ours.
 */
async function takeAnswer({ database, clock }: TelephonyContext, callId: string, callSid: string): Promise<boolean> {
  const { db } = database;
  const [row] = await db
    .select({ id: calls.id })
    .from(calls)
    .innerJoin(outboundCalls, eq(outboundCalls.callId, calls.id))
    .where(
      and(
        eq(calls.id, callId),
        isNull(calls.endedAt),
        isNull(outboundCalls.cancelRequestedAt),
        or(isNull(calls.callSid), eq(calls.callSid, callSid)),
      ),
    );
  if (!row) return false;
  await updateCall(db, callId, { callSid, status: 'in_progress', answeredAt: clock.wallTime() });
  return true;
}
