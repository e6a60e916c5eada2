import {
  BusinessSettingsDetail,
  CallForwarding,
  ConfigureForwardingBody,
  Id,
  UpdateSettingsBody,
} from '@frontdesk/contract';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { principalOf } from '../../http/authenticate.ts';
import { givenVersion, withETag } from '../../http/versioning.ts';
import type { BelowBusinessOptions } from './below-business.ts';
import { findBusiness, toSettings } from './business-detail.ts';
import { configureForwarding, editSettings } from './edit-business.ts';
import { enterKind } from './enter-kind.ts';

const BusinessParams = z.object({ id: Id });

/** How calls are handled, below the path of a kind of business. Changes count from the next call. */
export const settingsRoutes: FastifyPluginAsyncZod<BelowBusinessOptions> = async (fastify, { db, path, kind }) => {
  fastify.get(`${path}/:id/settings`, {
    config: { access: { permission: 'business:read', tenant: 'business-in-path' } },
    schema: {
      tags: ['settings'],
      summary: 'Call handling rules',
      params: BusinessParams,
      response: { 200: BusinessSettingsDetail },
    },
    async handler(request, reply) {
      const tenant = await enterKind(db, principalOf(request), request.params.id, {
        kind,
        permission: 'business:read',
      });
      const row = await tenant.run(transaction => findBusiness(transaction, tenant.businessId));
      return withETag(reply, toSettings(row));
    },
  });

  fastify.put(`${path}/:id/settings`, {
    config: { access: { permission: 'business:write', tenant: 'business-in-path' } },
    schema: {
      tags: ['settings'],
      summary: 'Replace the call handling rules',
      params: BusinessParams,
      body: UpdateSettingsBody,
      response: { 200: BusinessSettingsDetail },
    },
    async handler(request, reply) {
      const tenant = await enterKind(db, principalOf(request), request.params.id, {
        kind,
        permission: 'business:write',
      });
      const { version, ...settings } = request.body;
      return withETag(reply, toSettings(await editSettings(tenant, settings, givenVersion(request, version))));
    },
  });

  fastify.post(`${path}/:id/calls/forward`, {
    config: { access: { permission: 'business:write', tenant: 'business-in-path' } },
    schema: {
      tags: ['settings'],
      summary: 'Configure when calls are forwarded to a person',
      params: BusinessParams,
      body: ConfigureForwardingBody,
      response: { 200: CallForwarding },
    },
    async handler(request, reply) {
      const tenant = await enterKind(db, principalOf(request), request.params.id, {
        kind,
        permission: 'business:write',
      });
      const { version, ...forwarding } = request.body;
      withETag(reply, await configureForwarding(tenant, forwarding, givenVersion(request, version)));
      return forwarding;
    },
  });
};
