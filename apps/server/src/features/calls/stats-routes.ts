import { CallStatistics, CallStatisticsQuery, Id } from '@frontdesk/contract';
import { eq } from 'drizzle-orm';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { AppError } from '../../app-error.ts';
import { businesses } from '../../db/schema/index.ts';
import { principalOf } from '../../http/authenticate.ts';
import type { BelowBusinessOptions } from '../businesses/below-business.ts';
import { enterKind } from '../businesses/enter-kind.ts';
import { countCalls } from './stats.ts';

export interface CallStatsRoutesOptions extends BelowBusinessOptions {
  readonly wallTime: () => Date;
}

/** Counts of a business's calls, in days of its own time zone. */
export const callStatsRoutes: FastifyPluginAsyncZod<CallStatsRoutesOptions> = async (fastify, options) => {
  const { db, path, kind, wallTime } = options;
  fastify.get(`${path}/:id/calls/stats`, {
    config: { access: { permission: 'analytics:read', tenant: 'business-in-path' } },
    schema: {
      tags: ['calls'],
      summary: 'Counts of calls by status, outcome and day',
      params: z.object({ id: Id }),
      querystring: CallStatisticsQuery,
      response: { 200: CallStatistics },
    },
    async handler(request) {
      const { id } = request.params;
      const tenant = await enterKind(db, principalOf(request), id, { kind, permission: 'analytics:read' });
      return tenant.run(async transaction => {
        const [business] = await transaction.select().from(businesses).where(eq(businesses.id, id));
        if (!business) throw new AppError('not_found', 'There is no such business.');
        const { statistics } = await countCalls(transaction, {
          query: request.query,
          timezone: business.timezone,
          now: wallTime(),
          visible: businessId => eq(businessId, id),
        });
        return statistics;
      });
    },
  });
};
