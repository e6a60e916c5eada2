import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../app-error.ts';

/** Tells the reader which version this is: send it back as `If-Match` with a change. Returns its argument. */
export function withETag<Row extends { readonly version: number }>(reply: FastifyReply, row: Row): Row {
  reply.header('etag', `"${row.version}"`);
  return row;
}

/**
 * The version a change is based on, from `If-Match` or the body's `version`. Throws `version_required` without either,
 * since the last writer must not win unseen.
 */
export function requireVersion(request: FastifyRequest, bodyVersion?: number): number {
  const version = givenVersion(request, bodyVersion);
  if (version === null)
    throw new AppError('version_required', 'Send the version you read, as If-Match: "<version>" or in the body.');
  return version;
}

/** As `requireVersion`, for documents that know no version: null when none was sent. */
export function givenVersion(request: FastifyRequest, bodyVersion?: number): number | null {
  const header = request.headers['if-match'];
  if (header === undefined || header.trim() === '*') return bodyVersion ?? null;
  // A proxy that compresses marks our tag as weak.
  const digits = /^(?:W\/)?"(\d{1,9})"$/.exec(header.trim())?.[1];
  // A tag we never gave cannot match (RFC 9110 §13.1.1).
  if (digits === undefined) throw versionConflict();
  if (bodyVersion !== undefined && bodyVersion !== Number(digits))
    throw new AppError('validation_failed', 'The request names two versions.', {
      problems: [{ field: 'version', message: 'is another one than in If-Match' }],
    });
  return Number(digits);
}

/** Throws `version_conflict` unless the change is based on the current version; null goes with any. */
export function checkVersion(current: number, given: number | null): void {
  if (given !== null && given !== current) throw versionConflict(current);
}

function versionConflict(currentVersion?: number): AppError {
  return new AppError('version_conflict', 'Somebody else changed this. Read it again, then repeat your change.', {
    ...(currentVersion !== undefined && { currentVersion }),
  });
}
