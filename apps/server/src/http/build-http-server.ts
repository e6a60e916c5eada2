import { randomUUID } from 'node:crypto';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import websocket from '@fastify/websocket';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { jsonSchemaTransformObject, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type pg from 'pg';
import { Registry } from 'prom-client';
import { AppError } from '../app-error.ts';
import type { Bus } from '../bus/bus.ts';
import type { Database } from '../db/connection.ts';
import { createAuth } from '../features/auth/auth.ts';
import { authRoutes } from '../features/auth/routes.ts';
import { businessRoutes } from '../features/businesses/routes.ts';
import { LiveTokens } from '../features/calls/live-token.ts';
import { callRoutes } from '../features/calls/routes.ts';
import { restaurantRoutes } from '../features/restaurants/routes.ts';
import type { RecordingStorage } from '../storage/recording-storage.ts';
import { registerLiveCallSocket } from '../ws/live-call-socket.ts';
import { requireAuthentication } from './authenticate.ts';
import { registerMetrics } from './metrics.ts';
import { handleError } from './problem-handler.ts';
import { registerWebApp } from './web-app.ts';
import { openApiTransform, serializerCompiler, validatorCompiler } from './wire-schemas.ts';

export interface HttpServerDeps {
  readonly database: { readonly db: Database; readonly pool: pg.Pool };
  readonly bus: Bus;
  readonly storage: RecordingStorage;
  readonly secretKey: string;
  readonly publicUrl: string;
  readonly logger: FastifyBaseLogger;
  readonly wallTime: () => Date;
  readonly metrics?: Registry;
  /** Folder of the built dashboard. */
  readonly webFolder?: string;
  /** False while the server starts or drains. Ready from the start when absent. */
  readonly isReady?: () => boolean;
}

/** Far above any form of ours; uploads bring limits of their own. */
const BODY_LIMIT_BYTES = 256 * 1024;
/** From one address. A busy dashboard makes a request a second. */
const REQUESTS_A_MINUTE = 1200;
/** A frame of media or control is under 1 kB; a larger one closes its socket. */
const MAX_FRAME_BYTES = 1024 * 1024;

/**
 * The HTTP server with every route but the carrier's, which telephony registers on it before it listens. Security
 * headers, rate limits and checks belong to the API's own scope, so media and webhooks do not pay for them.
 */
export async function buildHttpServer(deps: HttpServerDeps): Promise<FastifyInstance> {
  const { logger, publicUrl, secretKey } = deps;
  const { db, pool } = deps.database;
  const auth = createAuth({ db, secretKey, publicUrl });
  const liveTokens = new LiveTokens(secretKey);
  const fastify = Fastify({
    loggerInstance: logger,
    // The default request log has addresses and query strings in it.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT_BYTES,
    genReqId: () => randomUUID(),
    // `/api` is version 1.
    rewriteUrl: request => (request.url ?? '/').replace(/^\/api\/v1(?=\/)/, '/api'),
  }).withTypeProvider<ZodTypeProvider>();
  fastify.setValidatorCompiler(validatorCompiler);
  fastify.setSerializerCompiler(serializerCompiler);
  fastify.setErrorHandler(handleError);
  registerMetrics(fastify, deps.metrics ?? new Registry());
  registerHealth(fastify, pool, deps.isReady ?? (() => true));
  await fastify.register(websocket, { options: { maxPayload: MAX_FRAME_BYTES } });
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
    transformObject: jsonSchemaTransformObject,
  });
  await fastify.register(
    async scope => {
      scope.addHook('onRequest', async (request, reply) => void reply.header('x-request-id', request.id));
      await scope.register(helmet, { contentSecurityPolicy: false });
      await scope.register(rateLimit, {
        max: REQUESTS_A_MINUTE,
        timeWindow: '1 minute',
        errorResponseBuilder: (_request, { after }) => new AppError('rate_limited', `Try again in ${after}.`),
      });
      requireAuthentication(scope, { db, auth });
      scope.get('/docs/json', { config: { isPublic: true }, schema: { hide: true } }, async () => fastify.swagger());
      await scope.register(authRoutes, { db, auth });
      await scope.register(businessRoutes, { db });
      await scope.register(callRoutes, { db, storage: deps.storage, liveTokens, wallTime: deps.wallTime });
      await scope.register(restaurantRoutes, { db });
    },
    { prefix: '/api' },
  );
  await fastify.register(async scope =>
    registerLiveCallSocket(scope, { db, auth, bus: deps.bus, liveTokens, wallTime: deps.wallTime }),
  );
  await registerWebApp(fastify, deps.webFolder);
  return fastify as unknown as FastifyInstance;
}

function registerHealth(fastify: FastifyInstance, pool: pg.Pool, isReady: () => boolean): void {
  const hidden = { schema: { hide: true }, config: { rateLimit: false as const } };
  fastify.get('/healthz', hidden, async () => ({ status: 'ok' }));
  fastify.get('/readyz', hidden, async (_request, reply) => {
    const hasDatabase = await pool.query('select 1').then(
      () => true,
      () => false,
    );
    const status = isReady() && hasDatabase ? 'ready' : 'not_ready';
    return reply.code(status === 'ready' ? 200 : 503).send({ status, database: hasDatabase ? 'ok' : 'away' });
  });
}
