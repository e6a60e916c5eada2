import { and, eq, isNull, sql } from 'drizzle-orm';
import { calls } from '../../db/schema/index.ts';
import { type CutOffEnding, type EndingContext, endCutOff } from './end-cut-off.ts';
import type { LiveCalls } from './live-calls.ts';
import { isNodeGone } from './node-lease.ts';
import { STREAM_TOKEN_LIFETIME_MS } from './stream-token.ts';

/** Past this a call that only rings will not be joined any more: its token has expired, twice over. */
const RINGING_LIMIT_MS = 2 * STREAM_TOKEN_LIFETIME_MS;
/**
 * A carrier that lost a stream asks what comes next at once, twice for 15 s at most where nobody answers it. After that
 * nobody is on the line any more.
 */
export const RESUME_GRACE_MS = 40_000;

interface LostCall {
  readonly callId: string;
  readonly callSid: string | null;
  readonly streamSid: string | null;
  readonly nodeId: string | null;
  readonly suspendedAt: Date | null;
}

export interface RecoveryContext extends EndingContext {
  readonly live: LiveCalls;
  /** How long the carrier may take to ask about a call that broke off. */
  readonly resumeGraceMs?: number | undefined;
}

export interface Recovery {
  /** Calls whose record was ended. */
  readonly ended: number;
  /** Calls that broke off, and that the carrier may still ask about. */
  readonly waiting: number;
}

/**
 * Ends the records of calls that broke off, because their process died or their stream was lost, and about which the
 * carrier did not ask any more; and of calls that rang and never got further. Transcript and recording stay as far as
 * they came.
 */
export async function recoverCalls(context: RecoveryContext): Promise<Recovery> {
  const { logger } = context;
  const lost = await findLost(context);
  let ended = 0;
  let waiting = 0;
  for (const call of lost) {
    const isOver = call.nodeId === null || (await isPastGrace(context, call));
    if (!isOver) waiting++;
    else if (await endCutOff(context, call, endingOf(call))) ended++;
  }
  if (ended > 0) logger.warn({ count: ended }, 'Ended the records of calls that were cut off.');
  return { ended, waiting };
}

function endingOf({ nodeId }: LostCall): CutOffEnding {
  const detail = nodeId === null ? 'The media stream never came.' : 'The call broke off.';
  return { disposition: 'interrupted', detail };
}

/** Whoever finds a call without its process first notes when that was. */
async function isPastGrace(context: RecoveryContext, { callId, suspendedAt }: LostCall): Promise<boolean> {
  const { database, clock, resumeGraceMs = RESUME_GRACE_MS } = context;
  const now = clock.wallTime();
  if (suspendedAt) return suspendedAt.getTime() + resumeGraceMs <= now.getTime();
  if (resumeGraceMs <= 0) return true;
  const noted = JSON.stringify({ suspended_at: now.toISOString() });
  await database.db
    .update(calls)
    .set({ metadata: sql`${calls.metadata} || ${noted}::jsonb` })
    .where(and(eq(calls.id, callId), isNull(calls.endedAt)));
  return false;
}

async function findLost(context: RecoveryContext): Promise<LostCall[]> {
  const unheld = (await findOpen(context)).filter(({ callSid }) => !callSid || !context.live.holding(callSid));
  const lost: LostCall[] = [];
  for (const [owner, group] of Map.groupBy(unheld, call => call.nodeId)) {
    if (owner === null) lost.push(...group);
    // This process lost their streams.
    else if (owner === context.nodeId) lost.push(...group.filter(call => call.suspendedAt !== null));
    else if (await context.database.db.transaction(transaction => isNodeGone(transaction, owner))) lost.push(...group);
  }
  return lost;
}

/** Calls that have not ended, and may have been left behind. */
async function findOpen({ database, clock }: RecoveryContext): Promise<LostCall[]> {
  const rows = await database.db
    .select({
      callId: calls.id,
      callSid: calls.callSid,
      streamSid: calls.streamSid,
      status: calls.status,
      direction: calls.direction,
      startedAt: calls.startedAt,
      nodeId: sql<string | null>`${calls.metadata} ->> 'node_id'`,
      waitsUntil: sql<string | null>`${calls.metadata} ->> 'waits_until'`,
      suspendedAt: sql<string | null>`${calls.metadata} ->> 'suspended_at'`,
    })
    .from(calls)
    .where(and(isNull(calls.endedAt), eq(calls.carrier, 'twilio')));
  const now = clock.wallTime().getTime();
  // Who waits at a menu, or leaves a message, is given longer; the record says how long (features/telephony/routing-record).
  const overAt = ({ waitsUntil, startedAt }: (typeof rows)[number]) =>
    waitsUntil === null ? startedAt.getTime() + RINGING_LIMIT_MS : Date.parse(waitsUntil);
  const isGoingOn = ({ status }: (typeof rows)[number]) => status === 'ringing' || status === 'in_progress';
  // One that we place may ring for long: what became of it, the carrier knows (features/outbound).
  const isOver = (call: (typeof rows)[number]) => call.direction !== 'outbound' && overAt(call) < now;
  return rows
    .filter(call => isGoingOn(call) && (call.nodeId !== null || isOver(call)))
    .map(({ suspendedAt, ...call }) => ({ ...call, suspendedAt: suspendedAt === null ? null : new Date(suspendedAt) }));
}
