import {
  CreateRoutingRuleBody,
  Id,
  ReorderRoutingRulesBody,
  RoutingOrder,
  RoutingRule,
  RoutingRuleListQuery,
  RoutingRulePage,
  RoutingTrial,
  TryRoutingBody,
  UpdateRoutingRuleBody,
} from '@frontdesk/contract';
import { eq } from 'drizzle-orm';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { AppError } from '../../app-error.ts';
import type { Database } from '../../db/connection.ts';
import { routingRules } from '../../db/schema/index.ts';
import { principalOf } from '../../http/authenticate.ts';
import { givenVersion, requireVersion, withETag } from '../../http/versioning.ts';
import { enterBusiness, enterResource } from '../members/enter.ts';
import { addRule, editRule, removeRule, reorderRules } from './edit-rules.ts';
import { listRules, toRule } from './list-rules.ts';
import { tryRouting } from './try-routing.ts';

export interface RoutingRoutesOptions {
  readonly db: Database;
  readonly wallTime: () => Date;
}

const RuleParams = z.object({ id: Id });
const tags = ['routing'];
const readOne = { access: { permission: 'numbers:read', tenant: 'resource-in-path' } } as const;
const writeOne = { access: { permission: 'numbers:write', tenant: 'resource-in-path' } } as const;
const ofBusiness = (permission: 'numbers:read' | 'numbers:write') =>
  ({ access: { permission, tenant: 'business-in-query' } }) as const;

/** Who takes which calls. Changes count from the next call. */
export const routingRoutes: FastifyPluginAsyncZod<RoutingRoutesOptions> = async (fastify, { db, wallTime }) => {
  fastify.get('/routing-rules', {
    config: { access: { permission: 'numbers:read', tenant: 'listed' } },
    schema: {
      tags,
      summary: 'Routing rules, in the order in which they are asked',
      querystring: RoutingRuleListQuery,
      response: { 200: RoutingRulePage },
    },
    handler: request => listRules(db, principalOf(request), request.query),
  });

  fastify.post('/routing-rules', {
    config: ofBusiness('numbers:write'),
    schema: {
      tags,
      summary: 'Add a rule; without a place it goes where rules of its sort belong',
      body: CreateRoutingRuleBody,
      response: { 201: RoutingRule },
    },
    async handler(request, reply) {
      const tenant = await enterBusiness(db, principalOf(request), request.body.businessId, 'numbers:write');
      return reply.code(201).send(withETag(reply, toRule(await addRule(tenant, request.body))));
    },
  });

  fastify.post('/routing-rules/reorder', {
    config: ofBusiness('numbers:write'),
    schema: {
      tags,
      summary: 'Put all rules of a business in order',
      body: ReorderRoutingRulesBody,
      response: { 200: RoutingOrder },
    },
    async handler(request) {
      const tenant = await enterBusiness(db, principalOf(request), request.body.businessId, 'numbers:write');
      return { items: (await reorderRules(tenant, request.body)).map(toRule) };
    },
  });

  fastify.post('/routing-rules/try', {
    config: ofBusiness('numbers:read'),
    schema: {
      tags,
      summary: 'What would happen to a call; nothing is dialled or kept',
      body: TryRoutingBody,
      response: { 200: RoutingTrial },
    },
    async handler(request) {
      const tenant = await enterBusiness(db, principalOf(request), request.body.businessId, 'numbers:read');
      return tryRouting(tenant, request.body, wallTime());
    },
  });

  fastify.get('/routing-rules/:id', {
    config: readOne,
    schema: { tags, summary: 'One rule', params: RuleParams, response: { 200: RoutingRule } },
    async handler(request, reply) {
      const { id } = request.params;
      const tenant = await enterResource(db, principalOf(request), routingRules, id, 'numbers:read');
      const [row] = await tenant.run(tx => tx.select().from(routingRules).where(eq(routingRules.id, id)));
      if (!row) throw new AppError('not_found', 'There is nothing with this id.');
      return withETag(reply, toRule(row));
    },
  });

  fastify.put('/routing-rules/:id', {
    config: writeOne,
    schema: {
      tags,
      summary: 'Change a rule; what is left out stays as it is',
      params: RuleParams,
      body: UpdateRoutingRuleBody,
      response: { 200: RoutingRule },
    },
    async handler(request, reply) {
      const { id } = request.params;
      const { version: inBody, ...body } = request.body;
      const tenant = await enterResource(db, principalOf(request), routingRules, id, 'numbers:write');
      const version = requireVersion(request, inBody);
      return withETag(reply, toRule(await editRule(tenant, { id, body, version })));
    },
  });

  fastify.delete('/routing-rules/:id', {
    config: writeOne,
    schema: { tags, summary: 'Delete a rule', params: RuleParams, response: { 204: z.null() } },
    async handler(request, reply) {
      const { id } = request.params;
      const tenant = await enterResource(db, principalOf(request), routingRules, id, 'numbers:write');
      await removeRule(tenant, { id, version: givenVersion(request) });
      return reply.code(204).send(null);
    },
  });
};
