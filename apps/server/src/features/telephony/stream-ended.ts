import { twiml } from '@frontdesk/providers/twilio';
import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import { businesses, calls } from '../../db/schema/index.ts';
import { type StreamEnding, verbsAfterStream } from './after-stream.ts';
import { type AnsweredCall, loadAnsweredCall, partiesOf } from './answered-call.ts';
import { commandCall } from './call-commands.ts';
import { isEnded, readCarrierStatus } from './call-status.ts';
import type { LiveCall } from './live-calls.ts';
import { isNodeGone } from './node-lease.ts';
import { type CutOffCall, resumeVerbs } from './resume-call.ts';
import { loadResumePoint } from './resume-point.ts';
import type { TelephonyContext } from './telephony-context.ts';
import { leavePerson } from './transfers/leave-person.ts';
import type { StreamEndedWebhook } from './webhook-fields.ts';
import { withinMs } from './within.ts';

/** The carrier asks once its side of the stream is over. Ours may learn of it a little later, or not at all. */
const NOTICE_MS = 1_000;
/** Twilio gives up on a webhook after 15 s. */
const OUTCOME_LIMIT_MS = 6_000;
const RECORD_LIMIT_MS = 3_000;
const RECHECK_MS = 100;
/** Another process took the call meanwhile: looked at once more, not for ever. */
const MAX_LOOKS = 3;

/** What is known of a call whose stream is over. */
interface StreamOver {
  readonly callId: string;
  readonly ending: StreamEnding;
  /** Where the call may go on; null when it is over. */
  readonly cutOff: CutOffCall | null;
}

/** The media stream of a call is over: says what the caller gets next, as TwiML. */
export async function afterStream(
  context: TelephonyContext,
  { CallSid: callSid, CallStatus: callStatus }: z.infer<typeof StreamEndedWebhook>,
): Promise<string> {
  const { publicUrl, logger } = context;
  let over = await inMemory(context, callSid);
  for (let look = 0; look < MAX_LOOKS; look++) {
    over ??= await inDatabase(context, callSid);
    if (!over) {
      logger.warn({ callSid }, 'A stream ended of a call nobody knows.');
      break;
    }
    const { cutOff, ending, callId } = over;
    const status = readCarrierStatus(callStatus);
    // Whoever accepted the caller waits in vain.
    if (ending.handOver && status && isEnded(status)) await leavePerson(context, callId);
    const verbs = cutOff ? await resumeVerbs(context, cutOff, callStatus) : verbsAfterStream(publicUrl, ending);
    if (verbs) return twiml(...verbs);
    // This process, or the record as it was read, is behind: a later stream had the call.
    over = undefined;
  }
  return twiml({ verb: 'hangup' });
}

async function inMemory(context: TelephonyContext, callSid: string): Promise<StreamOver | undefined> {
  const held = context.live.find(callSid);
  if (!held) return undefined;
  const { callId, snapshot } = held.call;
  const { forwardingNumber } = snapshot.business;
  const facts = { forwardingNumber, ...endingParties(held.call), language: snapshot.agent.config.language };
  try {
    const { outcome, cutOff } = await letGo(held);
    const { disposition, transferTo, handOver = null } = outcome;
    const ending = { ...facts, disposition, transferTo, handOver };
    return { callId, ending, cutOff: cutOff && { call: { ...held.call, resume: cutOff }, ending } };
  } catch (error) {
    context.logger.error({ callSid, err: error }, 'A call did not end with its stream.');
    return { callId, ending: { ...facts, disposition: 'failed', transferTo: null, handOver: null }, cutOff: null };
  }
}

/** How this process's part of a call went. Ends it, where it has not noticed that its stream is gone. */
async function letGo(held: LiveCall) {
  const ended = await withinMs(NOTICE_MS, held.finished).catch(() => undefined);
  if (ended) return ended;
  held.abort();
  return await withinMs(OUTCOME_LIMIT_MS, held.finished);
}

/** On a call that we placed, the carrier lets only our number be shown to whoever is rung next. */
function endingParties(call: Pick<AnsweredCall, 'direction' | 'from' | 'to'>) {
  const { theirNumber, ourNumber } = partiesOf(call);
  return { from: call.direction === 'outbound' ? null : theirNumber, to: ourNumber };
}

/** A call that another process holds or held, that died with one, or whose media never came. */
async function inDatabase(context: TelephonyContext, callSid: string): Promise<StreamOver | undefined> {
  const { records, clock, logger, database, loadSnapshot } = context;
  try {
    const row = await settledRow(context, callSid);
    if (!row) return undefined;
    const { call, forwardingNumber } = row;
    const callId = call.id;
    const { disposition, forwardedTo: transferTo, direction, fromNumber: from, toNumber: to, metadata } = call;
    const handOver = typeof metadata.hand_over === 'string' ? metadata.hand_over : null;
    const parties = endingParties({ direction, from, to });
    const ending = { disposition, transferTo, handOver, forwardingNumber, ...parties, language: undefined };
    if (isOver(call)) return { callId, ending, cutOff: null };
    if (call.streamSid === null) {
      const detail = 'The media stream never came.';
      const failure = { status: 'failed', disposition: 'failed', dispositionDetail: detail } as const;
      records.addChange(call.id, { ...failure, endedAt: clock.wallTime() });
      return { callId, ending, cutOff: null };
    }
    const answered = await loadAnsweredCall(database.db, loadSnapshot, call.id);
    const resume = await loadResumePoint(database.db, call.id);
    if (!answered || !resume) return { callId, ending, cutOff: null };
    return { callId, ending, cutOff: { call: { ...answered, resume }, ending } };
  } catch (error) {
    logger.error({ callSid, err: error }, 'A stream ended while the database was away.');
    return undefined;
  }
}

type CallRow = typeof calls.$inferSelect;

function isOver({ status, disposition }: Pick<CallRow, 'status' | 'disposition'>): boolean {
  return isEnded(status) || disposition !== null;
}

/**
 * A call's record, once nobody writes to it any more: whoever still holds the call is told to let go, and is given a
 * moment to write down how far it came.
 */
async function settledRow(context: TelephonyContext, callSid: string) {
  const { clock, bus } = context;
  const row = await readRow(context, callSid);
  if (!row || isOver(row.call) || row.call.streamSid === null || !(await isHeld(context, row.call))) return row;
  if (bus) commandCall(bus, callSid, { type: 'let-go' });
  for (const deadline = clock.now() + RECORD_LIMIT_MS; clock.now() < deadline; ) {
    const later = await readRow(context, callSid);
    if (!later || isOver(later.call) || typeof later.call.metadata.suspended_at === 'string') return later;
    await new Promise<void>(resolve => clock.schedule(RECHECK_MS, resolve));
  }
  return row;
}

async function readRow({ database }: TelephonyContext, callSid: string) {
  const query = database.db
    .select({ call: calls, forwardingNumber: businesses.forwardingNumber })
    .from(calls)
    .innerJoin(businesses, eq(businesses.id, calls.businessId))
    .where(eq(calls.callSid, callSid));
  const [row] = await withinMs(RECORD_LIMIT_MS, query.execute());
  return row;
}

/** Whether another process that lives holds the call, and has not noticed that it broke off. */
async function isHeld({ database, nodeId }: TelephonyContext, { metadata }: CallRow): Promise<boolean> {
  const { node_id: owner, suspended_at: suspendedAt } = metadata;
  if (typeof owner !== 'string' || owner === nodeId || typeof suspendedAt === 'string') return false;
  return !(await database.db.transaction(transaction => isNodeGone(transaction, owner)));
}
