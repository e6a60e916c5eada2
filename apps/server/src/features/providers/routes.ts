import {
  BusinessProviderParams,
  Id,
  Provider,
  ProviderCheckResult,
  ProviderList,
  ProviderParams,
  ProviderVoices,
  PutCredentialsBody,
} from '@frontdesk/contract';
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Database } from '../../db/connection.ts';
import { principalOf } from '../../http/authenticate.ts';
import { givenVersion } from '../../http/versioning.ts';
import { enterBusiness } from '../members/enter.ts';
import { businessCredentials, sharedCredentials } from './credential-store.ts';
import type { ProviderDesk } from './provider-desk.ts';

export interface ProviderRoutesOptions {
  readonly db: Database;
  readonly desk: ProviderDesk;
}

const tags = ['providers'];
const platform = { access: { permission: 'platform:providers', tenant: 'platform' } } as const;
const read = { access: { permission: 'providers:read', tenant: 'business-in-path' } } as const;
const write = { access: { permission: 'providers:write', tenant: 'business-in-path' } } as const;
const OfBusiness = z.object({ id: Id });

/** Speech and language services: what there is, whose accounts are used, and whether they work. */
export const providerRoutes: FastifyPluginAsyncZod<ProviderRoutesOptions> = async (fastify, { db, desk }) => {
  const ofInstallation = (request: FastifyRequest) => sharedCredentials(db, principalOf(request));
  const ofBusiness = async (request: FastifyRequest, id: string, permission: 'providers:read' | 'providers:write') =>
    businessCredentials(await enterBusiness(db, principalOf(request), id, permission));

  fastify.get('/providers', {
    config: platform,
    schema: { tags, summary: 'Providers, with the installation’s accounts', response: { 200: ProviderList } },
    handler: request => desk.list(ofInstallation(request)),
  });

  fastify.put('/providers/:provider/credentials', {
    config: platform,
    schema: {
      tags,
      summary: 'Set the installation’s credentials of a provider',
      params: ProviderParams,
      body: PutCredentialsBody,
      response: { 200: Provider },
    },
    handler: request =>
      desk.put(ofInstallation(request), request.params.provider, {
        credentials: request.body.credentials,
        ...versionIn(request, request.body.version),
      }),
  });

  fastify.delete('/providers/:provider/credentials', {
    config: platform,
    schema: {
      tags,
      summary: 'Delete the installation’s credentials of a provider',
      params: ProviderParams,
      response: { 204: z.null() },
    },
    async handler(request, reply) {
      await desk.remove(ofInstallation(request), request.params.provider, givenVersion(request));
      return reply.code(204).send(null);
    },
  });

  fastify.post('/providers/:provider/check', {
    config: platform,
    schema: {
      tags,
      summary: 'Ask a provider whether the installation’s account works',
      params: ProviderParams,
      response: { 200: ProviderCheckResult },
    },
    handler: request => desk.check(ofInstallation(request), request.params.provider),
  });

  fastify.get('/businesses/:id/providers', {
    config: read,
    schema: {
      tags,
      summary: 'Providers, with the business’s accounts',
      params: OfBusiness,
      response: { 200: ProviderList },
    },
    handler: async request => desk.list(await ofBusiness(request, request.params.id, 'providers:read')),
  });

  fastify.put('/businesses/:id/providers/:provider/credentials', {
    config: write,
    schema: {
      tags,
      summary: 'Set the business’s own credentials of a provider',
      params: BusinessProviderParams,
      body: PutCredentialsBody,
      response: { 200: Provider },
    },
    async handler(request) {
      const store = await ofBusiness(request, request.params.id, 'providers:write');
      const { credentials, version } = request.body;
      return desk.put(store, request.params.provider, { credentials, ...versionIn(request, version) });
    },
  });

  fastify.delete('/businesses/:id/providers/:provider/credentials', {
    config: write,
    schema: {
      tags,
      summary: 'Delete the business’s own credentials of a provider; the installation’s are used again',
      params: BusinessProviderParams,
      response: { 204: z.null() },
    },
    async handler(request, reply) {
      const store = await ofBusiness(request, request.params.id, 'providers:write');
      await desk.remove(store, request.params.provider, givenVersion(request));
      return reply.code(204).send(null);
    },
  });

  fastify.post('/businesses/:id/providers/:provider/check', {
    config: write,
    schema: {
      tags,
      summary: 'Ask a provider whether the account that calls would use works',
      params: BusinessProviderParams,
      response: { 200: ProviderCheckResult },
    },
    async handler(request) {
      return desk.check(await ofBusiness(request, request.params.id, 'providers:write'), request.params.provider);
    },
  });

  fastify.get('/businesses/:id/providers/:provider/voices', {
    config: read,
    schema: {
      tags,
      summary: 'Voices of the account that calls would use',
      params: BusinessProviderParams,
      response: { 200: ProviderVoices },
    },
    async handler(request) {
      const store = await ofBusiness(request, request.params.id, 'providers:read');
      return { items: await desk.voices(store, request.params.provider) };
    },
  });
};

function versionIn(request: FastifyRequest, inBody: number | undefined): { version?: number } {
  const version = givenVersion(request, inBody);
  return version === null ? {} : { version };
}
