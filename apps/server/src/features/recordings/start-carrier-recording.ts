import { TwilioError } from '@frontdesk/providers/twilio';
import { eq } from 'drizzle-orm';
import { calls, recordings } from '../../db/schema/index.ts';
import { runFenced } from '../members/enter.ts';
import type { RecordingContext } from './recording-context.ts';

export const RECORDING_PATH = '/webhooks/twilio/recording';

export interface RecordedCall {
  readonly callId: string;
  readonly callSid: string;
}

/**
 * Has the carrier record both sides of a call, once, and keeps that a recording is to come. A call that is over meanwhile
 * is not recorded.
 */
export async function startCarrierRecording(
  context: RecordingContext,
  { callId, callSid }: RecordedCall,
  signal: AbortSignal,
): Promise<void> {
  const { db, carrier, publicUrl, logger } = context;
  if (!carrier) {
    logger.warn({ callId }, 'A call cannot be recorded by the carrier: there is no account.');
    return;
  }
  const [call] = await db
    .select({ businessId: calls.businessId, endedAt: calls.endedAt, recordingSid: recordings.recordingSid })
    .from(calls)
    .leftJoin(recordings, eq(recordings.callId, calls.id))
    .where(eq(calls.id, callId));
  if (!call || call.endedAt || call.recordingSid) return;
  try {
    const { sid } = await carrier.recordings.start(
      callSid,
      { channels: 'dual', callback: publicUrl + RECORDING_PATH },
      signal,
    );
    await noteRecording(context, { callId, businessId: call.businessId, recordingSid: sid });
  } catch (error) {
    const isRefused = error instanceof TwilioError && !error.isRetryable;
    // Begun or not: a second recording of the same call would only overlap the first.
    const isInDoubt = error instanceof TwilioError && error.isInDoubt;
    if (!isRefused && !isInDoubt) throw error;
    logger.warn({ callId, code: error.code }, 'The carrier would not record a call.');
  }
}

interface BegunRecording {
  readonly callId: string;
  readonly businessId: string;
  readonly recordingSid: string;
}

/** Never rejects: the job would come again, and record the call a second time. */
async function noteRecording(
  { db, logger }: RecordingContext,
  { businessId, ...begun }: BegunRecording,
): Promise<void> {
  try {
    await runFenced(db, businessId, transaction =>
      transaction
        .insert(recordings)
        .values({ ...begun, businessId, status: 'recording' })
        .onConflictDoNothing(),
    );
  } catch (error) {
    logger.error({ callId: begun.callId, err: error }, 'A recording of the carrier’s could not be noted.');
  }
}
