import { Analytics, AnalyticsQuery } from '@frontdesk/contract';
import { and, eq, inArray } from 'drizzle-orm';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Database } from '../../db/connection.ts';
import { businesses } from '../../db/schema/index.ts';
import { principalOf } from '../../http/authenticate.ts';
import { countCalls } from '../calls/stats.ts';
import { visibleTo } from '../members/access.ts';

export interface AnalyticsRoutesOptions {
  readonly db: Database;
  readonly wallTime: () => Date;
}

/** Longer lists are for `GET /api/businesses`. */
const MAX_BUSINESSES = 100;

export const analyticsRoutes: FastifyPluginAsyncZod<AnalyticsRoutesOptions> = async (fastify, { db, wallTime }) => {
  fastify.get('/analytics', {
    config: { access: { permission: 'analytics:read', tenant: 'listed' } },
    schema: {
      tags: ['analytics'],
      summary: 'Counts of calls across all businesses you may see',
      querystring: AnalyticsQuery,
      response: { 200: Analytics },
    },
    async handler(request) {
      const { businessId, timezone, ...query } = request.query;
      const principal = principalOf(request);
      const { statistics, countOfBusiness } = await countCalls(db, {
        query,
        timezone,
        now: wallTime(),
        visible: column =>
          and(visibleTo(db, principal, column, 'analytics:read'), businessId ? eq(column, businessId) : undefined),
      });
      return { ...statistics, callsByBusiness: await withNames(db, countOfBusiness) };
    },
  });
};

async function withNames(db: Database, countOf: ReadonlyMap<string, number>): Promise<Analytics['callsByBusiness']> {
  const most = [...countOf].sort(([, a], [, b]) => b - a).slice(0, MAX_BUSINESSES);
  const ids = most.map(([id]) => id);
  const rows = await db.select().from(businesses).where(inArray(businesses.id, ids));
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return most.map(([businessId, count]) => ({ businessId, name: names.get(businessId) ?? '', count }));
}
