import { BusinessPage, PageQuery } from '@frontdesk/contract';
import { and, asc, count, inArray, isNull } from 'drizzle-orm';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Database } from '../../db/connection.ts';
import { businesses, phoneNumbers } from '../../db/schema/index.ts';
import { principalOf } from '../../http/authenticate.ts';
import type { Principal } from '../auth/principal.ts';
import { visibleTo } from '../members/access.ts';

export const businessRoutes: FastifyPluginAsyncZod<{ readonly db: Database }> = async (fastify, { db }) => {
  fastify.get('/businesses', {
    config: { access: { permission: 'business:read', tenant: 'listed' } },
    schema: {
      tags: ['businesses'],
      summary: 'Businesses you may see',
      querystring: PageQuery,
      response: { 200: BusinessPage },
    },
    handler: request => listBusinesses(db, principalOf(request), request.query),
  });
};

async function listBusinesses(db: Database, principal: Principal, { page, pageSize }: PageQuery) {
  const where = and(visibleTo(db, principal, businesses.id, 'business:read'), isNull(businesses.deletedAt));
  const [rows, [counted]] = await Promise.all([
    db
      .select()
      .from(businesses)
      .where(where)
      .orderBy(asc(businesses.name), asc(businesses.id))
      .limit(pageSize)
      .offset((page - 1) * pageSize),
    db.select({ total: count() }).from(businesses).where(where),
  ]);
  const ids = rows.map(row => row.id);
  const numbers = await db
    .select({ businessId: phoneNumbers.businessId, number: phoneNumbers.number })
    .from(phoneNumbers)
    .where(inArray(phoneNumbers.businessId, ids));
  const items = rows.map(row => ({
    id: row.id,
    kind: row.kind,
    name: row.name,
    address: row.address,
    timezone: row.timezone,
    phoneNumber: row.phoneNumber,
    numbers: numbers.filter(entry => entry.businessId === row.id).map(entry => entry.number),
    createdAt: row.createdAt.toISOString(),
  }));
  return { items, total: counted?.total ?? 0, page, pageSize };
}
