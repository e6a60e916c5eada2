import type { CallEvent, Disposition } from '@frontdesk/contract';
import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '../../db/connection.ts';
import { callEvents, calls, callTurns } from '../../db/schema/index.ts';
import { type FinishingContext, finishRecording } from '../recordings/finish-recording.ts';
import { forgetCheckpoints, insertEvents, type Queries, updateCall } from './call-records.ts';
import type { TelephonyContext } from './telephony-context.ts';

export interface CutOffEnding {
  readonly disposition: Disposition;
  readonly detail: string;
  /** When that was. Default: when the last entry was made in the journal. */
  readonly endedAt?: Date;
}

/** Which call is to be ended: the one that this media stream carried last, null for one that had none. */
export interface CutOff {
  readonly callId: string;
  readonly streamSid: string | null;
}

export interface EndingContext
  extends Pick<TelephonyContext, 'clock' | 'jobs' | 'nodeId' | 'publish'>,
    Pick<FinishingContext, 'storage'> {
  readonly database: { readonly db: Database };
  readonly logger: Pick<TelephonyContext['logger'], 'warn' | 'error'>;
}

/**
 * Ends a call that nobody holds any more: transcript and recording stay as far as they came. False when another stream
 * has it by now, or it was ended before. Throws when the database is away.
 */
export async function endCutOff(context: EndingContext, cutOff: CutOff, ending: CutOffEnding): Promise<boolean> {
  const { database, publish } = context;
  const ended = await database.db.transaction(transaction => writeEnd(transaction, cutOff, ending));
  if (!ended) return false;
  publish(ended);
  await finishRecording(context, cutOff.callId);
  return true;
}

async function writeEnd(transaction: Queries, { callId, streamSid }: CutOff, ending: CutOffEnding) {
  const [call] = await transaction
    .select({
      businessId: calls.businessId,
      startedAt: calls.startedAt,
      answeredAt: calls.answeredAt,
      streamSid: calls.streamSid,
    })
    .from(calls)
    .where(eq(calls.id, callId))
    .for('update');
  if (!call || call.streamSid !== streamSid) return undefined;
  const [journal] = await transaction
    .select({
      next: sql<number>`coalesce(max(${callEvents.sequence}) + 1, 0)::integer`,
      atMs: sql<number>`coalesce(max(${callEvents.atMs}), 0)`,
      lastAt: sql<string | null>`max(${callEvents.createdAt})`,
      hasEnded: sql<boolean>`coalesce(bool_or(${callEvents.type} = 'call-ended'), false)`,
    })
    .from(callEvents)
    .where(eq(callEvents.callId, callId));
  if (journal?.hasEnded) return undefined;
  const [turns] = await transaction
    .select({ count: sql<number>`count(*)::integer` })
    .from(callTurns)
    .where(and(eq(callTurns.callId, callId)));
  const { disposition, detail } = ending;
  const { businessId, startedAt, answeredAt } = call;
  const atMs = journal?.atMs ?? 0;
  const turnCount = turns?.count ?? 0;
  const endedAt = ending.endedAt ?? (journal?.lastAt ? new Date(journal.lastAt) : (answeredAt ?? startedAt));
  const event: CallEvent = { type: 'call-ended', atMs, disposition, detail };
  const sequence = journal?.next ?? 0;
  await insertEvents(transaction, [{ callId, businessId, sequence, type: event.type, atMs, payload: event }]);
  await forgetCheckpoints(transaction, [callId]);
  await updateCall(transaction, callId, {
    status: turnCount > 0 ? 'completed' : 'failed',
    endedAt,
    durationSeconds: (endedAt.getTime() - (answeredAt ?? endedAt).getTime()) / 1000,
    ...{ disposition, dispositionDetail: detail, turnCount, latencyOfTranscript: true },
  });
  return { callId, businessId, sequence, event };
}
