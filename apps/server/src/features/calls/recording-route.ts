import { and, eq } from 'drizzle-orm';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../../app-error.ts';
import type { Database } from '../../db/connection.ts';
import { calls, recordings } from '../../db/schema/index.ts';
import type { RecordingStorage } from '../../storage/recording-storage.ts';
import type { Principal } from '../auth/principal.ts';
import { enterResource } from '../members/enter.ts';
import { parseByteRange } from './byte-range.ts';

export interface SendRecording {
  readonly db: Database;
  readonly storage: RecordingStorage;
  readonly callId: string;
  /** Who listens. */
  readonly principal: Principal;
}

/**
 * Sends a call's audio, or the part that was asked for, so that players can seek. Sends on to where it is, when it is
 * kept elsewhere.
 */
export async function sendRecording(
  request: FastifyRequest,
  reply: FastifyReply,
  { db, storage, callId, principal }: SendRecording,
): Promise<FastifyReply> {
  const tenant = await enterResource(db, principal, calls, callId, 'calls:hear');
  const [recording] = await tenant.run(transaction =>
    transaction
      .select()
      .from(recordings)
      .where(and(eq(recordings.businessId, tenant.businessId), eq(recordings.callId, callId))),
  );
  if (!recording) throw new AppError('not_found', 'This call was not recorded.');
  if (recording.status === 'recording') throw new AppError('not_ready', 'The call is still being recorded.');
  const { storageKey, recordingUrl } = recording;
  if (storageKey === null) {
    if (recordingUrl === null) throw new AppError('not_found', 'The recording is gone.');
    return reply.redirect(recordingUrl);
  }
  const sizeBytes = recording.sizeBytes ?? (await sizeOf(storage, storageKey));
  const range = parseByteRange(request.headers.range, sizeBytes);
  reply.header('accept-ranges', 'bytes').header('cache-control', 'private, max-age=3600').type(recording.contentType);
  if (range === 'unsatisfiable') return reply.code(416).header('content-range', `bytes */${sizeBytes}`).send();
  const stored = await storage.read(storageKey, range);
  if (!stored) throw new AppError('not_found', 'The recording is gone.');
  if (range) reply.code(206).header('content-range', `bytes ${range.start}-${range.end}/${sizeBytes}`);
  reply.header('content-length', range ? range.end - range.start + 1 : stored.sizeBytes);
  return reply.send(stored.content);
}

async function sizeOf(storage: RecordingStorage, key: string): Promise<number> {
  const stored = await storage.read(key, { start: 0, end: 0 });
  stored?.content.destroy();
  if (!stored) throw new AppError('not_found', 'The recording is gone.');
  return stored.sizeBytes;
}
