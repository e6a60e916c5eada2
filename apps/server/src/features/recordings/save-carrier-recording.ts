import { TELEPHONE, WAV_HEADER_BYTES, wavHeader } from '@frontdesk/voice';
import { eq } from 'drizzle-orm';
import { businesses, calls, recordings } from '../../db/schema/index.ts';
import { runFenced } from '../members/enter.ts';
import { inOwnForm } from './own-form.ts';
import type { RecordingContext } from './recording-context.ts';

const CHANNELS = 2;
const BYTES_PER_MS = (CHANNELS * TELEPHONE.sampleRateHz) / 1000;
/** Four hours, the longest call, and a little over. */
const MAX_AUDIO_BYTES = 250 * 1024 * 1024;

export interface CarrierRecordingJob {
  readonly callId: string;
  readonly recordingSid: string;
}

/**
 * Fetches what the carrier recorded of a call, keeps it as the call's recording, and deletes it at the carrier unless the
 * business keeps it there. Can be run again at any time. Throws what may go better later.
 */
export async function saveCarrierRecording(
  context: RecordingContext,
  { callId, recordingSid }: CarrierRecordingJob,
  signal: AbortSignal,
): Promise<void> {
  const { db, storage, carrier, logger } = context;
  if (!carrier) return;
  const [call] = await db
    .select({ businessId: calls.businessId, settings: businesses.settings })
    .from(calls)
    .innerJoin(businesses, eq(businesses.id, calls.businessId))
    .where(eq(calls.id, callId));
  if (!call) return;
  const { businessId, settings } = call;
  const [kept] = await db.select().from(recordings).where(eq(recordings.callId, callId));
  if (kept?.recordingSid !== recordingSid || kept.status === 'recording') {
    const storageKey = `${businessId}/${callId}-${recordingSid}.wav`;
    const pieces = await carrier.recordings.download(recordingSid, signal);
    const audioBytes = await store(storage.create(storageKey), pieces);
    const facts = {
      ...{ storageKey, recordingSid, channels: CHANNELS, status: 'completed' as const },
      durationMs: Math.round(audioBytes / BYTES_PER_MS),
      sizeBytes: WAV_HEADER_BYTES + audioBytes,
    };
    await runFenced(db, businessId, transaction =>
      transaction
        .insert(recordings)
        .values({ businessId, callId, ...facts })
        .onConflictDoUpdate({ target: recordings.callId, set: { ...facts, updatedAt: new Date() } }),
    );
    if (kept?.storageKey && kept.storageKey !== storageKey) await storage.delete(kept.storageKey);
  }
  if (!settings.keepRecordingsAtCarrier) await carrier.recordings.delete(recordingSid, signal);
  logger.info({ callId }, 'A recording was fetched from the carrier.');
}

/** Writes the samples behind our own header. Returns how many bytes of samples there are. */
async function store(
  sink: ReturnType<RecordingContext['storage']['create']>,
  pieces: AsyncIterable<Uint8Array>,
): Promise<number> {
  let audioBytes = 0;
  try {
    sink.write(wavHeader(TELEPHONE, CHANNELS, 0));
    for await (const samples of inOwnForm(pieces)) {
      audioBytes += samples.length;
      if (audioBytes > MAX_AUDIO_BYTES) throw new Error('The recording is longer than any call.');
      sink.write(samples);
    }
  } finally {
    await sink.close(wavHeader(TELEPHONE, CHANNELS, audioBytes));
  }
  return audioBytes;
}
