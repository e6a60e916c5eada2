import { type CarrierCall, TwilioError } from '@frontdesk/providers/twilio';
import { and, asc, eq, gt, inArray, isNotNull, isNull, lt } from 'drizzle-orm';
import { calls, outboundCalls } from '../../db/schema/index.ts';
import { updateCall } from '../telephony/call-records.ts';
import { endingOf, isEnded, readCarrierStatus } from '../telephony/call-status.ts';
import { CARRIER_ANSWER_LIMIT_MS } from './ask-carrier.ts';
import { hangUpAtCarrier } from './hang-up.ts';
import type { OutboundContext } from './outbound-context.ts';

/** By then the request is over, and the carrier's lists show what came of it: they lag by seconds. */
const DOUBT_MS = 2 * CARRIER_ANSWER_LIMIT_MS;
/** How long after ringing should have ended a call may lack its last status. */
const SILENCE_MS = 60_000;
/** What is older was never ended properly, since nobody was here; it is ended without asking the carrier. */
const OLDEST_MS = 24 * 3_600_000;
/** The carrier's clock may be behind ours by so much. */
const CLOCK_SKEW_MS = 5_000;
/** Calls that one run looks after; the next goes on. */
const BATCH_SIZE = 50;

interface DoubtfulCall {
  readonly id: string;
  readonly callSid: string | null;
  readonly from: string;
  readonly to: string;
  readonly startedAt: Date;
  readonly canceledAt: Date | null;
}

/**
 * Finds out what became of calls that nothing was heard of: whose request got lost, with its answer or with the process,
 * and whose last callbacks never came. Asks the carrier; never dials. Returns how many were settled.
 */
export async function reconcileCalls(context: OutboundContext): Promise<number> {
  let settled = await endForgotten(context);
  if (!context.carrier) return settled;
  const [unknown, silent] = [await findUnknown(context), await findSilent(context)];
  for (const call of [...unknown, ...silent]) {
    try {
      if (await settleCall(context, call)) settled++;
    } catch (error) {
      context.logger.warn({ callId: call.id, err: error }, 'A call could not be settled; trying again later.');
      // The others would fail in the same way.
      if (error instanceof TwilioError && error.isRetryable) break;
    }
  }
  if (settled > 0) context.logger.info({ settled }, 'Found out what became of calls that were placed.');
  return settled;
}

const columns = {
  id: calls.id,
  callSid: calls.callSid,
  from: calls.fromNumber,
  to: calls.toNumber,
  startedAt: calls.startedAt,
  ringSeconds: outboundCalls.ringSeconds,
  canceledAt: outboundCalls.cancelRequestedAt,
};

/** Calls of which nobody knows whether the carrier has them. */
async function findUnknown({ db, wallTime }: OutboundContext): Promise<DoubtfulCall[]> {
  const now = wallTime().getTime();
  const rows = await db
    .select(columns)
    .from(calls)
    .innerJoin(outboundCalls, eq(outboundCalls.callId, calls.id))
    .where(
      and(
        isNull(calls.endedAt),
        isNull(calls.callSid),
        eq(calls.status, 'queued'),
        gt(calls.startedAt, new Date(now - OLDEST_MS)),
        lt(calls.startedAt, new Date(now - DOUBT_MS)),
      ),
    )
    .orderBy(asc(calls.startedAt))
    .limit(BATCH_SIZE);
  return rows.map(toDoubtful);
}

/** Calls that should have been answered, or given up, by now. */
async function findSilent({ db, wallTime }: OutboundContext): Promise<DoubtfulCall[]> {
  const now = wallTime().getTime();
  const rows = await db
    .select(columns)
    .from(calls)
    .innerJoin(outboundCalls, eq(outboundCalls.callId, calls.id))
    .where(
      and(
        isNull(calls.endedAt),
        isNotNull(calls.callSid),
        // No stream came: one that came has a process that ends the call, or cleans up after the one that died.
        isNull(calls.streamSid),
        inArray(calls.status, ['queued', 'initiated', 'ringing', 'in_progress']),
        gt(calls.startedAt, new Date(now - OLDEST_MS)),
        lt(calls.startedAt, new Date(now - SILENCE_MS)),
      ),
    )
    .orderBy(asc(calls.startedAt))
    .limit(BATCH_SIZE);
  return rows
    .filter(({ startedAt, ringSeconds }) => startedAt.getTime() < now - ringSeconds * 1000 - SILENCE_MS)
    .map(toDoubtful);
}

/** Ends what is older than anybody can tell about, so that it does not go on for ever. Returns how many there were. */
async function endForgotten({ db, wallTime }: OutboundContext): Promise<number> {
  const forgotten = await db
    .select({ id: calls.id, startedAt: calls.startedAt })
    .from(calls)
    .innerJoin(outboundCalls, eq(outboundCalls.callId, calls.id))
    .where(
      and(
        isNull(calls.endedAt),
        isNull(calls.streamSid),
        lt(calls.startedAt, new Date(wallTime().getTime() - OLDEST_MS)),
      ),
    )
    .limit(BATCH_SIZE);
  const ending = { fallbackDisposition: 'failed', fallbackDetail: 'Nothing was heard of this call any more.' } as const;
  for (const { id, startedAt } of forgotten)
    await updateCall(db, id, { ...ending, status: 'failed', endedAt: startedAt });
  return forgotten.length;
}

function toDoubtful({
  from,
  to,
  ...row
}: { from: string | null; to: string | null } & Omit<DoubtfulCall, 'from' | 'to'>) {
  return { ...row, from: from ?? '', to: to ?? '' };
}

async function settleCall(context: OutboundContext, call: DoubtfulCall): Promise<boolean> {
  const { db, wallTime } = context;
  const found = await findAtCarrier(context, call);
  if (found === 'unclear') return false;
  if (!found) {
    const ending = { fallbackDisposition: 'failed', fallbackDetail: 'The carrier never placed this call.' } as const;
    await updateCall(db, call.id, { ...ending, status: 'failed', endedAt: wallTime() });
    return true;
  }
  const status = readCarrierStatus(found.status);
  const isOver = status !== undefined && isEnded(status);
  if (call.canceledAt !== null && !isOver) await hangUpAtCarrier(context, found.sid);
  if (!status) return false;
  const { disposition, detail } = endingOf(status, undefined);
  await updateCall(db, call.id, {
    callSid: found.sid,
    status,
    ...(isOver && {
      endedAt: wallTime(),
      ...(found.durationSeconds !== null && { carrierDurationSeconds: found.durationSeconds }),
      fallbackDisposition: disposition,
      fallbackDetail: detail,
    }),
  });
  return call.callSid === null || isOver;
}

/** The carrier's call that is ours: by its id, or the first of those between the two numbers that no other call has. */
async function findAtCarrier(
  { carrier, db, wallTime }: OutboundContext,
  call: DoubtfulCall,
): Promise<CarrierCall | 'unclear' | undefined> {
  if (!carrier) return 'unclear';
  if (call.callSid !== null) return await carrier.calls.get(call.callSid).catch(unlessGone);
  const { from, to } = call;
  const startedAfter = new Date(call.startedAt.getTime() - CLOCK_SKEW_MS);
  const candidates = await carrier.calls.list({ from, to, startedAfter, limit: BATCH_SIZE });
  if (candidates.length === 0) return undefined;
  const taken = await db
    .select({ callSid: calls.callSid })
    .from(calls)
    .where(
      inArray(
        calls.callSid,
        candidates.map(({ sid }) => sid),
      ),
    );
  // One that is being placed at this moment may be among them, without its id here yet.
  const since = new Date(wallTime().getTime() - DOUBT_MS);
  const fresh = await db
    .select({ id: calls.id })
    .from(calls)
    .where(and(eq(calls.fromNumber, from), eq(calls.toNumber, to), isNull(calls.callSid), gt(calls.startedAt, since)))
    .limit(1);
  if (fresh.length > 0) return 'unclear';
  const others = new Set(taken.map(({ callSid }) => callSid));
  // Latest first, so ours, which was placed before any repeat by hand, is the last.
  return candidates.findLast(({ sid }) => !others.has(sid));
}

/** Deleted at the carrier: there is nothing to be heard of it any more. */
function unlessGone(error: unknown): undefined {
  if (error instanceof TwilioError && error.status === 404) return undefined;
  throw error;
}
