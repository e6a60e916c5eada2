import { and, eq } from 'drizzle-orm';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../../app-error.ts';
import type { Database } from '../../db/connection.ts';
import { recordings } from '../../db/schema/index.ts';
import type { RecordingStorage } from '../../storage/recording-storage.ts';
import type { Principal } from '../auth/principal.ts';
import { parseByteRange } from './byte-range.ts';
import { requireHearing } from './call-access.ts';

export interface SendRecording {
  readonly db: Database;
  readonly storage: RecordingStorage;
  readonly callId: string;
  /** Who listens. */
  readonly principal: Principal;
}

/** Sends a call's audio, or the part that was asked for, so that players can seek. */
export async function sendRecording(
  request: FastifyRequest,
  reply: FastifyReply,
  { db, storage, callId, principal }: SendRecording,
): Promise<FastifyReply> {
  const businessId = await requireHearing(db, principal, callId);
  const [recording] = await db
    .select()
    .from(recordings)
    .where(and(eq(recordings.businessId, businessId), eq(recordings.callId, callId)));
  if (!recording) throw new AppError('not_found', 'This call was not recorded.');
  if (recording.status === 'recording') throw new AppError('not_ready', 'The call is still being recorded.');
  const sizeBytes = recording.sizeBytes ?? (await sizeOf(storage, recording.storageKey));
  const range = parseByteRange(request.headers.range, sizeBytes);
  reply.header('accept-ranges', 'bytes').header('cache-control', 'private, max-age=3600').type(recording.contentType);
  if (range === 'unsatisfiable') return reply.code(416).header('content-range', `bytes */${sizeBytes}`).send();
  const stored = await storage.read(recording.storageKey, range);
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
