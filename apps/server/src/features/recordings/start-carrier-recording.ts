import { TwilioError } from '@frontdesk/providers/twilio';
import { eq } from 'drizzle-orm';
import { calls } from '../../db/schema/index.ts';
import type { RecordingContext } from './recording-context.ts';

export const RECORDING_PATH = '/webhooks/twilio/recording';

export interface RecordedCall {
  readonly callId: string;
  readonly callSid: string;
}

/** Has the carrier record both sides of a call, once. A call that is over meanwhile is not recorded. */
export async function startCarrierRecording(
  { db, carrier, publicUrl, logger }: RecordingContext,
  { callId, callSid }: RecordedCall,
  signal: AbortSignal,
): Promise<void> {
  if (!carrier) {
    logger.warn({ callId }, 'A call cannot be recorded by the carrier: there is no account.');
    return;
  }
  const [call] = await db.select({ endedAt: calls.endedAt }).from(calls).where(eq(calls.id, callId));
  if (!call || call.endedAt) return;
  try {
    await carrier.recordings.start(callSid, { channels: 'dual', callback: publicUrl + RECORDING_PATH }, signal);
  } catch (error) {
    const isRefused = error instanceof TwilioError && !error.isRetryable;
    // Begun or not: a second recording of the same call would only overlap the first.
    const isInDoubt = error instanceof TwilioError && error.isInDoubt;
    if (!isRefused && !isInDoubt) throw error;
    logger.warn({ callId, code: error.code }, 'The carrier would not record a call.');
  }
}
