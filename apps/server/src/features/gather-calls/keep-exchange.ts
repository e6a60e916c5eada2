import type { CallEvent, Turn } from '@frontdesk/contract';
import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '../../db/connection.ts';
import { callEvents, gatherCalls } from '../../db/schema/index.ts';
import {
  forgetCheckpoints,
  insertEvents,
  insertTurns,
  type Queries,
  saveCheckpoints,
  updateCall,
} from '../telephony/call-records.ts';
import { toCheckpointRow, toEventRow, toTurnRow } from '../telephony/journal-rows.ts';
import type { TelephonyContext } from '../telephony/telephony-context.ts';
import type { Ending } from './reply.ts';
import type { GatherVoice } from './speak.ts';

/** How long nothing may be heard of a call, after it was spoken to, before it is taken for lost. */
const LOST_AFTER_MS = 5 * 60_000;

/** One exchange as it is kept. */
export interface KeptExchange {
  readonly callId: string;
  readonly businessId: string;
  /** How many were answered before it. */
  readonly answered: number;
  readonly document: string;
  readonly said: readonly string[];
  readonly voice: GatherVoice;
  readonly events: readonly CallEvent[];
  readonly turns: readonly Turn[];
  /** Of the whole call. */
  readonly turnCount: number;
  /** What the dialogue goes on from. */
  readonly saved: unknown;
  /** Reminders in a row so far. */
  readonly reminders: number;
  /** Milliseconds since the call was answered. */
  readonly atMs: number;
  readonly answeredAt: Date;
  /** How long the caller listens. */
  readonly speechMs: number;
  /** Null while the call goes on. */
  readonly ending: Ending | null;
}

/**
 * Writes an exchange down, all of it or nothing, and tells those who watch. Where another process was faster with the
 * same question nothing is written, and its answer is returned. Throws when the database is away.
 */
export async function keepExchange(context: TelephonyContext, kept: KeptExchange): Promise<{ document: string }> {
  const { callId, businessId, answered, document, said, voice, events, turns } = kept;
  const { db } = context.database;
  const journal = await db.transaction(async transaction => {
    const facts = { answered: answered + 1, document, said, voice };
    const rows =
      answered === 0
        ? await transaction
            .insert(gatherCalls)
            .values({ callId, businessId, ...facts })
            .onConflictDoNothing()
            .returning({ callId: gatherCalls.callId })
        : await transaction
            .update(gatherCalls)
            .set(facts)
            .where(and(eq(gatherCalls.callId, callId), eq(gatherCalls.answered, answered)))
            .returning({ callId: gatherCalls.callId });
    if (rows.length === 0) return null;
    const written = await appendEvents(transaction, { callId, businessId, events });
    await insertTurns(
      transaction,
      turns.map(turn => toTurnRow(turn, { callId, businessId })),
    );
    await keepCheckpoint(transaction, kept);
    await updateCall(transaction, callId, changeOf(context, kept));
    return written;
  });
  if (!journal) return await answeredMeanwhile(db, callId);
  for (const { sequence, event } of journal) context.publish({ callId, businessId, sequence, event });
  return { document };
}

/** Adds to a call's journal. Whoever does so holds the call's row in `gather_calls`, so the numbers are free. */
export async function appendEvents(
  queries: Queries,
  { callId, businessId, events }: Pick<KeptExchange, 'callId' | 'businessId' | 'events'>,
): Promise<{ sequence: number; event: CallEvent }[]> {
  const [last] = await queries
    .select({ next: sql<number>`coalesce(max(${callEvents.sequence}) + 1, 0)::integer` })
    .from(callEvents)
    .where(eq(callEvents.callId, callId));
  const written = events.map((event, index) => ({ sequence: (last?.next ?? 0) + index, event }));
  const rows = written.map(({ sequence, event }) => toEventRow(event, { callId, businessId, sequence }));
  await insertEvents(
    queries,
    rows.filter(row => row !== undefined),
  );
  return written;
}

function keepCheckpoint(queries: Queries, kept: KeptExchange): Promise<void> {
  const { callId, businessId, saved: state, turnCount, reminders, atMs, ending } = kept;
  // A call that is over is not gone on with.
  if (ending) return forgetCheckpoints(queries, [callId]);
  const checkpoint = { type: 'checkpoint', atMs, state, turnCount, reminders } as const;
  return saveCheckpoints(queries, [toCheckpointRow(checkpoint, { callId, businessId })]);
}

function changeOf({ clock }: TelephonyContext, { ending, answeredAt, turnCount, speechMs }: KeptExchange) {
  const now = clock.wallTime();
  if (!ending) {
    const waits_until = new Date(now.getTime() + speechMs + LOST_AFTER_MS).toISOString();
    return { status: 'in_progress', answeredAt, turnCount, metadata: { waits_until } } as const;
  }
  const { disposition, detail, transferTo } = ending;
  return {
    status: disposition === 'failed' ? 'failed' : 'completed',
    ...{ answeredAt, turnCount, disposition, dispositionDetail: detail, endedAt: now },
    durationSeconds: (now.getTime() - answeredAt.getTime()) / 1000,
    ...(transferTo !== null && { forwardedTo: transferTo }),
  } as const;
}

async function answeredMeanwhile(db: Database, callId: string): Promise<{ document: string }> {
  const [row] = await db
    .select({ document: gatherCalls.document })
    .from(gatherCalls)
    .where(eq(gatherCalls.callId, callId));
  if (!row) throw new Error('The call is not known.');
  return row;
}
