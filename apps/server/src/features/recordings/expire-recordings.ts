import { and, eq, inArray, lt, sql } from 'drizzle-orm';
import { businesses, recordings } from '../../db/schema/index.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { runFenced } from '../members/enter.ts';
import type { RecordingContext } from './recording-context.ts';

/** Recordings of one business in one run; the rest waits for the next. */
const MAX_AT_ONCE = 1000;

/**
 * Deletes the recordings that businesses keep no longer. What was said stays as text. Returns how many there were; one
 * that cannot be deleted is tried again next time.
 */
export async function expireRecordings(context: RecordingContext): Promise<number> {
  const { db, wallTime } = context;
  const retentionDays = sql<number>`(${businesses.settings} ->> 'recordingRetentionDays')::int`;
  const forgetful = await db
    .select({ businessId: businesses.id, days: retentionDays })
    .from(businesses)
    .where(sql`${retentionDays} is not null`);
  let count = 0;
  for (const { businessId, days } of forgetful) {
    const before = new Date(wallTime().getTime() - days * 24 * 3_600_000);
    count += await expireOf(context, businessId, before);
  }
  return count;
}

async function expireOf({ db, storage, logger }: RecordingContext, businessId: string, before: Date): Promise<number> {
  const old = await runFenced(db, businessId, transaction =>
    transaction
      .select({ id: recordings.id, callId: recordings.callId, storageKey: recordings.storageKey })
      .from(recordings)
      .where(and(inArray(recordings.status, ['completed', 'failed']), lt(recordings.createdAt, before)))
      .limit(MAX_AT_ONCE),
  );
  let count = 0;
  for (const { id, callId, storageKey } of old) {
    try {
      // First the audio: a row that says it is gone while it is not would never be looked at again.
      if (storageKey !== null) await storage.delete(storageKey);
      await runFenced(db, businessId, async transaction => {
        await transaction
          .update(recordings)
          .set({ status: 'expired', sizeBytes: null, recordingUrl: null })
          .where(eq(recordings.id, id));
        const subject = { subjectType: 'call', subjectId: callId };
        await recordAudit(transaction, {
          businessId,
          actor: { type: 'system' },
          action: 'recording.expired',
          ...subject,
        });
      });
      count++;
    } catch (error) {
      logger.error({ callId, err: error }, 'A recording whose time is over could not be deleted.');
    }
  }
  return count;
}
