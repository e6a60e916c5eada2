import { type CarrierRecordingStatus, TwilioError } from '@frontdesk/providers/twilio';
import { and, asc, eq, isNotNull, isNull, lt } from 'drizzle-orm';
import { z } from 'zod';
import { calls, recordings } from '../../db/schema/index.ts';
import { defineQueue } from '../../jobs/job-queue.ts';
import type { RecordingContext } from './recording-context.ts';
import { SAVE_CARRIER_RECORDING } from './recording-queues.ts';

/** Ask about recordings that the carrier should have told us of. */
export const AWAIT_CARRIER_RECORDINGS = defineQueue({ name: 'recording.await', payload: z.object({}), retries: 0 });
export const AWAIT_TIMES = '*/15 * * * *';

/** The carrier tells within a minute or two of the end of a call. */
const SILENCE_MS = 10 * 60_000;
/** What was not fetched by then never will be. */
const TOO_LATE_MS = 3 * 24 * 3_600_000;
const MAX_AT_ONCE = 50;

/** Has recordings fetched whose callbacks got lost: we were away, or the database was. Ends those that will not come. */
export async function awaitCarrierRecordings(context: RecordingContext, signal?: AbortSignal): Promise<void> {
  const { db, carrier, jobs, wallTime, logger } = context;
  if (!carrier) return;
  const now = wallTime().getTime();
  const awaited = await db
    .select({ callId: recordings.callId, recordingSid: recordings.recordingSid, createdAt: recordings.createdAt })
    .from(recordings)
    .innerJoin(calls, eq(calls.id, recordings.callId))
    .where(
      and(
        eq(recordings.status, 'recording'),
        isNull(recordings.storageKey),
        isNotNull(recordings.recordingSid),
        lt(calls.endedAt, new Date(now - SILENCE_MS)),
      ),
    )
    .orderBy(asc(recordings.createdAt))
    .limit(MAX_AT_ONCE);
  for (const { callId, recordingSid, createdAt } of awaited) {
    if (recordingSid === null) continue;
    const isTooLate = createdAt.getTime() < now - TOO_LATE_MS;
    const status = isTooLate
      ? 'absent'
      : await carrier.recordings.get(recordingSid, signal).then(recording => recording.status, unlessGone);
    if (status === 'completed')
      await jobs.send(SAVE_CARRIER_RECORDING, { callId, recordingSid }, { key: recordingSid });
    else if (status === 'absent' || status === 'deleted') {
      logger.warn({ callId, status }, 'A recording of the carrier’s will not come.');
      await endAwaiting(db, callId);
    }
  }
}

/** There is nothing to be had of the call's recording. */
export async function endAwaiting(db: RecordingContext['db'], callId: string): Promise<void> {
  const isAwaited = and(eq(recordings.status, 'recording'), isNull(recordings.storageKey));
  await db
    .update(recordings)
    .set({ status: 'failed' })
    .where(and(eq(recordings.callId, callId), isAwaited));
}

function unlessGone(error: unknown): CarrierRecordingStatus {
  if (error instanceof TwilioError && error.status === 404) return 'deleted';
  throw error;
}
