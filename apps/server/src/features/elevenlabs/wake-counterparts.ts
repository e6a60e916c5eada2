import type { FastifyInstance } from 'fastify';
import { findStale } from './counterpart-rows.ts';
import type { ElevenLabsContext } from './elevenlabs-context.ts';
import { SWEEP_COUNTERPARTS, SWEEP_KEY } from './elevenlabs-queues.ts';

/** Paths whose changes counterparts are told of. */
const CONCERNED = /agent|knowledge|providers/;
const LOOKING: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Has agents' counterparts looked at when a request may have changed what they are to be told. The database itself has
 * noted it, in the same transaction; this is only sooner than the look of every minute.
 */
export function wakeCounterpartsAfter(
  scope: FastifyInstance,
  { db, jobs }: Pick<ElevenLabsContext, 'db' | 'jobs'>,
): void {
  scope.addHook('onResponse', async (request, reply) => {
    if (LOOKING.has(request.method) || reply.statusCode >= 400) return;
    if (!CONCERNED.test(request.routeOptions.url ?? '')) return;
    try {
      const [stale] = await findStale(db, new Date(), 1);
      if (stale) await jobs.send(SWEEP_COUNTERPARTS, {}, { key: SWEEP_KEY });
    } catch (error) {
      request.log.warn({ err: error }, 'Counterparts are looked at later.');
    }
  });
}
