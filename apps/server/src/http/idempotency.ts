import { createHash } from 'node:crypto';
import { and, eq, lt } from 'drizzle-orm';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../app-error.ts';
import type { Database } from '../db/connection.ts';
import { idempotencyKeys } from '../db/schema/index.ts';
import { SealedText } from './sealed-text.ts';

/** How long a repeat is recognised. */
const KEPT_MS = 24 * 60 * 60 * 1000;
/** Old answers are cleared away no more often than this. */
const CLEAR_EVERY_MS = 10 * 60 * 1000;
/** Any text of visible ASCII characters; a UUID is the usual choice. */
const KEY_SHAPE = /^[\x21-\x7e]{1,255}$/;

/** One request's claim on its key. */
interface Claim {
  readonly userId: string;
  readonly route: string;
  readonly key: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    idempotencyClaim: Claim | null;
  }
}

export interface IdempotencyOptions {
  readonly db: Database;
  readonly secretKey: string;
  readonly wallTime: () => Date;
}

/**
 * `POST` with an `Idempotency-Key` is done once: a repeat within a day gets the first answer, marked
 * `idempotent-replayed: true`. The same key with another request throws `idempotency_conflict`, and while the first is
 * still being answered `in_progress`. Only successes are kept: what was refused has done nothing and may be tried again.
 * A key whose request died with the process stays claimed, because nobody can tell whether it was done.
 */
export function registerIdempotency(scope: FastifyInstance, { db, secretKey, wallTime }: IdempotencyOptions): void {
  const sealed = new SealedText(secretKey, 'idempotency');
  let clearedAtMs = Number.NEGATIVE_INFINITY;
  scope.decorateRequest('idempotencyClaim', null);

  scope.addHook('preHandler', async (request, reply) => {
    const { principal, method } = request;
    const key = request.headers['idempotency-key'];
    if (method !== 'POST' || !principal || key === undefined) return;
    if (typeof key !== 'string' || !KEY_SHAPE.test(key))
      throw new AppError('validation_failed', 'The idempotency key cannot be used.', {
        problems: [{ field: 'Idempotency-Key', message: 'must be 1 to 255 visible characters without spaces' }],
      });
    const now = wallTime();
    if (now.getTime() - clearedAtMs > CLEAR_EVERY_MS) {
      clearedAtMs = now.getTime();
      await db.delete(idempotencyKeys).where(lt(idempotencyKeys.expiresAt, now));
    }
    const claim = { userId: principal.userId, route: `POST ${request.routeOptions.url}`, key };
    const requestHash = hashOf(request);
    const expired = and(isClaim(claim), lt(idempotencyKeys.expiresAt, now));
    await db.delete(idempotencyKeys).where(expired);
    const claimed = await db
      .insert(idempotencyKeys)
      .values({ ...claim, requestHash, expiresAt: new Date(now.getTime() + KEPT_MS) })
      .onConflictDoNothing()
      .returning({ key: idempotencyKeys.key });
    if (claimed.length > 0) {
      request.idempotencyClaim = claim;
      return;
    }
    return answerAgain(reply, await findFirst(db, claim), requestHash, sealed);
  });

  scope.addHook('onSend', async (request, reply, payload) => {
    const claim = request.idempotencyClaim;
    if (!claim) return payload;
    request.idempotencyClaim = null;
    const isDone = reply.statusCode < 300 && (payload === null || payload === undefined || typeof payload === 'string');
    const contentType = reply.getHeader('content-type');
    try {
      if (isDone)
        await db
          .update(idempotencyKeys)
          .set({
            status: reply.statusCode,
            body: sealed.seal(payload ?? ''),
            contentType: contentType === undefined ? null : String(contentType),
          })
          .where(isClaim(claim));
      else await db.delete(idempotencyKeys).where(isClaim(claim));
    } catch (error) {
      // What was asked for is done, and its answer stands; a repeat is told that it is in progress.
      request.log.error({ err: error }, 'The answer to an idempotent request was not kept.');
    }
    return payload;
  });
}

const isClaim = ({ userId, route, key }: Claim) =>
  and(eq(idempotencyKeys.userId, userId), eq(idempotencyKeys.route, route), eq(idempotencyKeys.key, key));

async function findFirst(db: Database, claim: Claim) {
  const [first] = await db.select().from(idempotencyKeys).where(isClaim(claim));
  return first;
}

function answerAgain(
  reply: FastifyReply,
  first: typeof idempotencyKeys.$inferSelect | undefined,
  requestHash: string,
  sealed: SealedText,
): FastifyReply {
  if (first && first.requestHash !== requestHash)
    throw new AppError('idempotency_conflict', 'This idempotency key was sent with another request before.');
  if (!first || first.status === null || first.body === null)
    throw new AppError('in_progress', 'The first request with this idempotency key is still being answered.');
  if (first.contentType !== null) reply.type(first.contentType);
  return reply
    .code(first.status)
    .header('idempotent-replayed', 'true')
    .serializer((body: string) => body)
    .send(sealed.open(first.body));
}

/** Uploads are streams, and known by their size only. */
function hashOf({ url, body, headers }: FastifyRequest): string {
  const content = body === undefined ? (headers['content-length'] ?? '') : JSON.stringify(body);
  return createHash('sha256').update(`${url}\n${content}`).digest('hex');
}
