import { TELEPHONE, WAV_HEADER_BYTES, wavHeader } from '@frontdesk/voice';
import { and, eq } from 'drizzle-orm';
import type { Database } from '../../db/connection.ts';
import { recordings } from '../../db/schema/index.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import type { RecordingStorage } from '../../storage/recording-storage.ts';
import { FINISH_RECORDING } from './recording-queues.ts';

export interface FinishingContext {
  readonly database: { readonly db: Database };
  readonly jobs: Jobs;
  readonly storage: Pick<RecordingStorage, 'recover'>;
  readonly logger: { error(facts: object, message: string): void };
}

/**
 * Completes the recording of a call that ended without its process: the header says the real length then. One in several
 * segments is left to a job, which joins them. Never rejects.
 */
export async function finishRecording(context: FinishingContext, callId: string): Promise<void> {
  const { database, jobs, logger } = context;
  try {
    const [row] = await database.db
      .select()
      .from(recordings)
      .where(and(eq(recordings.callId, callId), eq(recordings.status, 'recording')));
    if (!row?.storageKey) return;
    if (row.segments.some(({ storageKey }) => storageKey !== row.storageKey)) {
      await jobs.send(FINISH_RECORDING, { callId, attempt: 0 }, { key: callId });
      return;
    }
    const recovered = await context.storage.recover(row.storageKey);
    // One that was closed needs no repair, and may not be on this machine any more.
    const size = recovered ?? (row.sizeBytes === null ? null : {});
    const facts = size ? { ...size, status: 'completed' as const } : { status: 'failed' as const };
    await database.db.update(recordings).set(facts).where(eq(recordings.callId, callId));
  } catch (error) {
    logger.error({ callId, err: error }, 'A recording could not be repaired.');
  }
}

/** Two channels of 8 kHz μ-law, one byte a sample. */
const CHANNELS = 2;
const BYTES_PER_MS = (CHANNELS * TELEPHONE.sampleRateHz) / 1000;
const SILENCE = 0xff;
const SILENCE_PIECE_BYTES = 64 * 1024;
/** A segment whose machine is away is waited for this often; then the recording does without it. */
const MAX_ATTEMPTS = 15;
const RETRY_MS = 60_000;

export interface JoiningContext {
  readonly db: Database;
  readonly jobs: Jobs;
  readonly storage: Pick<RecordingStorage, 'create' | 'read' | 'recover' | 'delete'>;
  readonly wallTime: () => Date;
  readonly logger: { info(facts: object, message: string): void };
}

export interface FinishRecordingJob {
  readonly callId: string;
  readonly attempt: number;
}

/**
 * Makes one recording of a call's segments, each at its time and silence between, and deletes them. Can be run again at
 * any time. Throws what may go better later.
 */
export async function joinRecording(
  context: JoiningContext,
  { callId, attempt }: FinishRecordingJob,
  signal: AbortSignal,
): Promise<void> {
  const { db, jobs, storage, wallTime, logger } = context;
  const [row] = await db
    .select()
    .from(recordings)
    .where(and(eq(recordings.callId, callId), eq(recordings.status, 'recording')));
  if (!row?.storageKey) return;
  const { storageKey: first, businessId } = row;
  const starts = new Map([[first, 0], ...row.segments.map(one => [one.storageKey, one.startsAtMs] as const)]);
  const segments = [];
  for (const [storageKey, startsAtMs] of [...starts].sort(([, one], [, other]) => one - other)) {
    // One whose process was killed has a header that promises nothing.
    await storage.recover(storageKey);
    const stored = await storage.read(storageKey);
    stored?.content.destroy();
    if (stored) segments.push({ storageKey, startsAtMs });
  }
  if (segments.length < starts.size && attempt < MAX_ATTEMPTS) {
    const startAfter = new Date(wallTime().getTime() + RETRY_MS);
    await jobs.send(FINISH_RECORDING, { callId, attempt: attempt + 1 }, { key: callId, startAfter });
    return;
  }
  const storageKey = `${businessId}/${callId}-whole.wav`;
  const audioBytes = segments.length === 0 ? 0 : await join(storage, segments, { storageKey, signal });
  const facts =
    audioBytes === 0
      ? { status: 'failed' as const }
      : {
          ...{ status: 'completed' as const, storageKey, segments: [] },
          durationMs: Math.round(audioBytes / BYTES_PER_MS),
          sizeBytes: WAV_HEADER_BYTES + audioBytes,
        };
  const [updated] = await db
    .update(recordings)
    .set({ ...facts, updatedAt: wallTime() })
    .where(and(eq(recordings.callId, callId), eq(recordings.status, 'recording')))
    .returning({ id: recordings.id });
  if (!updated || audioBytes === 0) return;
  for (const segment of segments) await storage.delete(segment.storageKey);
  logger.info({ callId, segments: segments.length }, 'The segments of a recording were joined.');
}

interface Segment {
  readonly storageKey: string;
  readonly startsAtMs: number;
}

/** Returns how many bytes of samples there are. */
async function join(
  storage: JoiningContext['storage'],
  segments: readonly Segment[],
  { storageKey, signal }: { readonly storageKey: string; readonly signal: AbortSignal },
): Promise<number> {
  const sink = storage.create(storageKey);
  let audioBytes = 0;
  const write = async (bytes: Uint8Array) => {
    audioBytes += bytes.length;
    sink.write(bytes);
    // Reading must not run ahead of a disk that is slow to write.
    await new Promise(resolve => setImmediate(resolve));
  };
  try {
    sink.write(wavHeader(TELEPHONE, CHANNELS, 0));
    for (const { storageKey: key, startsAtMs } of segments) {
      for (let gap = Math.round(startsAtMs) * BYTES_PER_MS - audioBytes; gap > 0; gap -= SILENCE_PIECE_BYTES)
        await write(new Uint8Array(Math.min(gap, SILENCE_PIECE_BYTES)).fill(SILENCE));
      const stored = await storage.read(key);
      let headerBytes = WAV_HEADER_BYTES;
      for await (const piece of stored?.content ?? []) {
        signal.throwIfAborted();
        const bytes: Uint8Array = piece;
        const skipped = Math.min(headerBytes, bytes.length);
        headerBytes -= skipped;
        if (bytes.length > skipped) await write(bytes.subarray(skipped));
      }
    }
  } finally {
    await sink.close(wavHeader(TELEPHONE, CHANNELS, audioBytes));
  }
  return audioBytes;
}
