import type { TwimlVerb } from '@frontdesk/providers/twilio';
import { and, eq, isNull, lt, sql } from 'drizzle-orm';
import { calls } from '../../db/schema/index.ts';
import { type StreamEnding, verbsAfterStream } from './after-stream.ts';
import type { AnsweredCall } from './answered-call.ts';
import { isEnded, readCarrierStatus } from './call-status.ts';
import { connectVerb } from './connect-verb.ts';
import { type CutOffEnding, endCutOff } from './end-cut-off.ts';
import { type ResumePoint, resumesOf } from './resume-point.ts';
import type { TelephonyContext } from './telephony-context.ts';
import { withinMs } from './within.ts';

/** A line that breaks more often is not worth the caller's time. */
export const MAX_RESUMES = 5;
const RECORD_LIMIT_MS = 3_000;

/** A call whose media stream broke, and who is put through to whom when it cannot go on. */
export interface CutOffCall {
  readonly call: AnsweredCall & { readonly resume: ResumePoint };
  readonly ending: StreamEnding;
}

/**
 * Takes a call up again that broke off, unless the caller is gone, or it cannot be: then its record is ended, and whoever
 * still waits is put through to a person. `callStatus` is the carrier's word. Undefined when another stream had the call
 * meanwhile.
 */
export async function resumeVerbs(
  context: TelephonyContext,
  { call, ending }: CutOffCall,
  callStatus: string,
): Promise<readonly TwimlVerb[] | undefined> {
  const { clock, logger, publicUrl, isDraining, live } = context;
  const { callId, resume } = call;
  const status = readCarrierStatus(callStatus);
  if (status && isEnded(status)) {
    await end(context, call, { disposition: 'caller_hung_up', detail: '', endedAt: clock.wallTime() });
    return [{ verb: 'hangup' }];
  }
  const attempt = await countAttempt(context, call);
  if (attempt === undefined) return undefined;
  const refusal = reasonAgainst({ isDraining, isFull: live.isFull, attempt });
  if (refusal !== null) {
    logger.warn({ callId, refusal }, 'A call that broke off is not taken up again.');
    await end(context, call, { disposition: 'interrupted', detail: refusal, endedAt: clock.wallTime() });
    return verbsAfterStream(publicUrl, { ...ending, disposition: 'interrupted', transferTo: null });
  }
  logger.info({ callId, attempt }, 'A call that broke off is taken up again.');
  return [connectVerb(context, { ...call, resume: { ...resume, resumes: attempt - 1 }, isRecorded: true })];
}

function reasonAgainst(facts: { isDraining: boolean; isFull: boolean; attempt: number }): string | null {
  if (facts.isDraining) return 'The server stopped during the call.';
  if (facts.isFull) return 'The call broke off, and all places for calls were taken.';
  return facts.attempt > MAX_RESUMES ? 'The call broke off too often.' : null;
}

/**
 * Which attempt this is, from 1, written down so that the carrier has time to act on it. Undefined when another stream
 * had the call since. Without the database the process's own count holds.
 */
async function countAttempt(
  { database, clock, logger, records }: TelephonyContext,
  { callId, resume }: CutOffCall['call'],
): Promise<number | undefined> {
  const suspendedAt = clock.wallTime().toISOString();
  const count = () =>
    database.db
      .update(calls)
      .set({
        metadata: sql`${calls.metadata} || jsonb_build_object('resumes', ${resumesOf} + 1, 'suspended_at', ${suspendedAt}::text)`,
      })
      .where(and(eq(calls.id, callId), eq(calls.streamSid, resume.after), isNull(calls.endedAt), lt(resumesOf, 1000)))
      .returning({ resumes: resumesOf });
  try {
    const [row] = await withinMs(RECORD_LIMIT_MS, count());
    if (row) return row.resumes;
    // Its record may not be written yet; then nobody else can have it.
    return records.pending > 0 ? resume.resumes + 1 : undefined;
  } catch (error) {
    logger.error({ callId, err: error }, 'A call broke off while the database was away.');
    return resume.resumes + 1;
  }
}

/** What cannot be written down now is ended later, as a call that nobody asked about (recover-calls). */
async function end(context: TelephonyContext, call: CutOffCall['call'], ending: CutOffEnding): Promise<void> {
  const { callId, resume } = call;
  try {
    // The journal of a call that this process held comes first.
    await withinMs(RECORD_LIMIT_MS, context.records.settled());
    await withinMs(RECORD_LIMIT_MS, endCutOff(context, { callId, streamSid: resume.after }, ending));
  } catch (error) {
    context.logger.error({ callId, err: error }, 'The end of a call could not be written down yet.');
  }
}
