import { eq, sql } from 'drizzle-orm';
import type { Database } from '../../db/connection.ts';
import { callCheckpoints, callEvents, calls, callTurns, gatherCalls } from '../../db/schema/index.ts';
import type { GatherVoice } from './speak.ts';

/** How far a call has come, as the database has it. */
export interface GatherState {
  readonly businessId: string;
  readonly answeredAt: Date | null;
  /** Nothing more is said on it. */
  readonly isOver: boolean;
  /** Questions of the carrier's that were answered, and the TwiML that the last one was answered with. */
  readonly answered: number;
  readonly document: string | null;
  readonly said: readonly string[];
  readonly voice: GatherVoice | undefined;
  /** The dialogue's own state; undefined before its first words. */
  readonly saved: unknown;
  readonly turnCount: number;
  /** When the last turn began, milliseconds from the call's beginning. */
  readonly lastTurnAtMs: number;
  readonly reminders: number;
  /** Times the dialogue broke. */
  readonly failures: number;
}

/** Undefined for a call that was not written down yet. */
export async function loadGatherState(db: Database, callId: string): Promise<GatherState | undefined> {
  const [row] = await db
    .select({
      businessId: calls.businessId,
      answeredAt: calls.answeredAt,
      endedAt: calls.endedAt,
      disposition: calls.disposition,
      gather: gatherCalls,
      checkpoint: callCheckpoints,
      failures: sql<number>`(select count(*)::integer from ${callEvents}
        where ${callEvents.callId} = ${calls.id} and ${callEvents.type} = 'failure' and ${callEvents.payload} ->> 'code' = 'dialogue')`,
      lastTurnAtMs: sql<number | null>`(select ${callTurns.startedAtMs} from ${callTurns}
        where ${callTurns.callId} = ${calls.id} order by ${callTurns.turnIndex} desc limit 1)`,
    })
    .from(calls)
    .leftJoin(gatherCalls, eq(gatherCalls.callId, calls.id))
    .leftJoin(callCheckpoints, eq(callCheckpoints.callId, calls.id))
    .where(eq(calls.id, callId));
  if (!row) return undefined;
  const { businessId, answeredAt, endedAt, disposition, gather, checkpoint, failures } = row;
  return {
    ...{ businessId, answeredAt, failures },
    isOver: endedAt !== null || disposition !== null,
    answered: gather?.answered ?? 0,
    document: gather?.document ?? null,
    said: gather?.said ?? [],
    voice: gather?.voice,
    saved: checkpoint?.state ?? undefined,
    lastTurnAtMs: row.lastTurnAtMs ?? 0,
    turnCount: checkpoint?.turnCount ?? 0,
    reminders: checkpoint?.reminders ?? 0,
  };
}
