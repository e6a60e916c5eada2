import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '../../db/connection.ts';
import { callCheckpoints, callEvents, calls, callTurns } from '../../db/schema/index.ts';

/** From where a call that broke off goes on. */
export interface ResumePoint {
  /** The media stream that broke off. The next one takes the call over from it, and only one can. */
  readonly after: string;
  /** When the call's first media stream began. */
  readonly mediaBeganAt: Date;
  /** Place of the next event in the journal. */
  readonly nextSequence: number;
  readonly nextTurnIndex: number;
  /** The dialogue's own; undefined when the call broke off before the agent had said anything. */
  readonly dialogueState: unknown;
  readonly reminders: number;
  /** Whether somebody last switched the recording on or off; undefined when nobody did. */
  readonly isRecording: boolean | undefined;
  /** How often the call was taken up again already. */
  readonly resumes: number;
}

/** As the database has it. Undefined for a call that never had a media stream, and for one that has ended. */
export async function loadResumePoint(db: Database, callId: string): Promise<ResumePoint | undefined> {
  const [row] = await db
    .select({
      after: calls.streamSid,
      answeredAt: calls.answeredAt,
      startedAt: calls.startedAt,
      endedAt: calls.endedAt,
      resumes: resumesOf,
      state: callCheckpoints.state,
      reminders: callCheckpoints.reminders,
    })
    .from(calls)
    .leftJoin(callCheckpoints, eq(callCheckpoints.callId, calls.id))
    .where(eq(calls.id, callId));
  if (!row?.after || row.endedAt) return undefined;
  const [event] = await db
    .select({ sequence: callEvents.sequence })
    .from(callEvents)
    .where(eq(callEvents.callId, callId))
    .orderBy(desc(callEvents.sequence))
    .limit(1);
  const [recorded] = await db
    .select({ type: callEvents.type })
    .from(callEvents)
    .where(and(eq(callEvents.callId, callId), inArray(callEvents.type, ['recording-paused', 'recording-resumed'])))
    .orderBy(desc(callEvents.sequence))
    .limit(1);
  const [turn] = await db
    .select({ index: callTurns.turnIndex })
    .from(callTurns)
    .where(eq(callTurns.callId, callId))
    .orderBy(desc(callTurns.turnIndex))
    .limit(1);
  return {
    after: row.after,
    mediaBeganAt: row.answeredAt ?? row.startedAt,
    nextSequence: event ? event.sequence + 1 : 0,
    nextTurnIndex: turn ? turn.index + 1 : 0,
    dialogueState: row.state ?? undefined,
    reminders: row.reminders ?? 0,
    isRecording: recorded && recorded.type === 'recording-resumed',
    resumes: row.resumes,
  };
}

/** How often a call's record says that it was taken up again. */
export const resumesOf = sql<number>`coalesce((${calls.metadata} ->> 'resumes')::integer, 0)`;
