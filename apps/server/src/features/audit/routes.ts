import { AuditListQuery, AuditPage } from '@frontdesk/contract';
import { eq, type SQL } from 'drizzle-orm';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Database } from '../../db/connection.ts';
import { auditLog } from '../../db/schema/index.ts';
import { principalOf } from '../../http/authenticate.ts';
import type { Principal } from '../auth/principal.ts';
import { visibleTo } from '../members/access.ts';
import { enterBusiness } from '../members/enter.ts';
import { listAudit } from './list-audit.ts';

/** Administrators go on seeing what happened in businesses that are deleted, the deletion itself for one. */
function readableBy(db: Database, principal: Principal): SQL | undefined {
  const { role, onlyBusinessId } = principal;
  if (role === 'admin') return onlyBusinessId === null ? undefined : eq(auditLog.businessId, onlyBusinessId);
  return visibleTo(db, principal, auditLog.businessId, 'audit:read');
}

export const auditRoutes: FastifyPluginAsyncZod<{ readonly db: Database }> = async (fastify, { db }) => {
  fastify.get('/audit', {
    config: { access: { permission: 'audit:read', tenant: 'business-in-query' } },
    schema: {
      tags: ['audit'],
      summary: 'Who changed what, latest first',
      querystring: AuditListQuery,
      response: { 200: AuditPage },
    },
    async handler(request) {
      const principal = principalOf(request);
      const { businessId } = request.query;
      if (businessId === undefined) return listAudit(db, request.query, readableBy(db, principal));
      const tenant = await enterBusiness(db, principal, businessId, 'audit:read');
      return tenant.run(transaction => listAudit(transaction, request.query));
    },
  });
};
