import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { openApiTransform, openApiTransformObject } from './api-description/describe-routes.ts';

/** Describes every route that is registered after it, in OpenAPI 3.1. */
export async function registerApiDescription(fastify: FastifyInstance): Promise<void> {
  await fastify.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Frontdesk',
        version: '1',
        description: 'Voice agents that answer the phone for many businesses.',
      },
      components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
      security: [{ key: [] }],
    },
    transform: openApiTransform,
    transformObject: openApiTransformObject,
  });
}

/** Shows the description at `/api/docs`, and as it is at `/api/docs/json`. Everything comes from this server. */
export async function registerApiDocs(fastify: FastifyInstance): Promise<void> {
  await fastify.register(swaggerUi, {
    routePrefix: '/api/docs',
    staticCSP: true,
    uiConfig: { deepLinking: true, docExpansion: 'none', persistAuthorization: false, tryItOutEnabled: false },
    theme: { title: 'Frontdesk API' },
    uiHooks: {
      onRequest: async (_request, reply) =>
        void reply.headers({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' }),
    },
  });
}
