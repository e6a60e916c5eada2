import { randomUUID } from 'node:crypto';
import helmet from '@fastify/helmet';
import websocket from '@fastify/websocket';
import type { CallSnapshot } from '@frontdesk/contract';
import { type ProviderRecord, providerRecords } from '@frontdesk/providers/registry';
import type { TwilioClient } from '@frontdesk/providers/twilio';
import { type DialogueEngine, systemClock } from '@frontdesk/voice';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type pg from 'pg';
import { Registry } from 'prom-client';
import type { Bus } from '../bus/bus.ts';
import type { TrustProxy } from '../config.ts';
import type { Database } from '../db/connection.ts';
import { agentRequestRoutes } from '../features/agent-requests/admin-routes.ts';
import { agentFeature } from '../features/agents/agent-feature.ts';
import { analyticsRoutes } from '../features/analytics/routes.ts';
import { auditRoutes } from '../features/audit/routes.ts';
import { apiKeyRoutes } from '../features/auth/api-key-routes.ts';
import { createAuth } from '../features/auth/auth.ts';
import { PasswordLinks } from '../features/auth/password-links.ts';
import { authRoutes } from '../features/auth/routes.ts';
import { businessRoutes } from '../features/businesses/routes.ts';
import { settingsRoutes } from '../features/businesses/settings-routes.ts';
import { LiveTokens } from '../features/calls/live-token.ts';
import { RecordingLinks } from '../features/calls/recording-links.ts';
import { callRoutes } from '../features/calls/routes.ts';
import { callStatsRoutes } from '../features/calls/stats-routes.ts';
import { contactRoutes } from '../features/contacts/routes.ts';
import { registerPostCallWebhook } from '../features/elevenlabs/post-call-webhook.ts';
import { wakeCounterpartsAfter } from '../features/elevenlabs/wake-counterparts.ts';
import { knowledgeRoutes } from '../features/knowledge/routes.ts';
import { liveCallRoutes } from '../features/live-calls/routes.ts';
import { memberRoutes } from '../features/members/routes.ts';
import { batchRoutes } from '../features/outbound/batches/routes.ts';
import { doNotCallRoutes } from '../features/outbound/do-not-call/routes.ts';
import type { OutboundContext } from '../features/outbound/outbound-context.ts';
import { outboundRoutes } from '../features/outbound/routes.ts';
import type { MaybeNumberCarrier } from '../features/phone-numbers/number-carrier.ts';
import { phoneNumberRoutes } from '../features/phone-numbers/routes.ts';
import { promptRoutes } from '../features/prompts/routes.ts';
import { openProviders, type Providers } from '../features/providers/open-providers.ts';
import { providerRoutes } from '../features/providers/routes.ts';
import { realEstateRoutes } from '../features/real-estate/routes.ts';
import { transcriptionRoutes } from '../features/recordings/transcription-routes.ts';
import { restaurantRoutes } from '../features/restaurants/routes.ts';
import { routingRoutes } from '../features/routing/routes.ts';
import { textMessageRoutes } from '../features/text-messages/routes.ts';
import { userRoutes } from '../features/users/routes.ts';
import { webhookRoutes } from '../features/webhooks/routes.ts';
import type { Jobs } from '../jobs/jobs.ts';
import { type Mailer, openMailer } from '../mail/mailer.ts';
import type { RecordingStorage } from '../storage/recording-storage.ts';
import { registerLiveCallSocket } from '../ws/live-call-socket.ts';
import { registerApiDescription, registerApiDocs } from './api-docs.ts';
import { requireAuthentication } from './authenticate.ts';
import { registerCrossOrigin } from './cross-origin.ts';
import { registerIdempotency } from './idempotency.ts';
import { registerMetrics } from './metrics.ts';
import { handleError } from './problem-handler.ts';
import { DEFAULT_LIMITS, type RequestLimits, registerRateLimits } from './rate-limits.ts';
import { recordRoutes } from './route-list.ts';
import { requireStorableBodies } from './storable-body.ts';
import { registerWebApp } from './web-app.ts';
import { serializerCompiler, validatorCompiler } from './wire-schemas.ts';

export interface HttpServerDeps {
  readonly database: { readonly db: Database; readonly pool: pg.Pool };
  readonly bus: Bus;
  readonly jobs: Jobs;
  /** The account that owns the numbers; without one, nothing can be dialled, texted or bought. */
  readonly carrier?: TwilioClient | undefined;
  /** Where a number is bought when one is needed and the pool is empty. Nowhere when absent. */
  readonly buyNumbers?: MaybeNumberCarrier['buyNumbers'];
  readonly storage: RecordingStorage;
  readonly secretKey: string;
  readonly publicUrl: string;
  readonly logger: FastifyBaseLogger;
  readonly wallTime: () => Date;
  /** Speech and language services. When absent those of `providerRecords`, without an account from the environment. */
  readonly providers?: Providers;
  /** All there are when absent. */
  readonly providerRecords?: readonly ProviderRecord[];
  /** Holds the conversations of agents that are tried out in writing. */
  readonly dialogueFor: (snapshot: CallSnapshot) => DialogueEngine | Promise<DialogueEngine>;
  /** Sends what people are mailed; closed by whoever opened it. Without one, mail goes to the log. */
  readonly mailer?: Mailer;
  readonly metrics?: Registry;
  /** What whoever reads the metrics must send. Nothing when absent. */
  readonly metricsToken?: string | undefined;
  /** Folder of the built dashboard. */
  readonly webFolder?: string;
  /** False while the server starts or drains. Ready from the start when absent. */
  readonly isReady?: () => boolean;
  /** Which proxies are believed about the caller's address. None when absent. */
  readonly trustProxy?: TrustProxy;
  /** Origins of other sites whose pages may use the API from a browser. */
  readonly allowedOrigins?: readonly string[];
  readonly limits?: RequestLimits;
  /** Webhook endpoints may be http, and on this machine or a private network. Not when absent. */
  readonly allowPrivateWebhooks?: boolean;
}

/** `/api` is version 1. */
const VERSION_1 = /^\/api\/v1(?=\/)/;
/** Estate agents' own paths are served below the root, too, where their documents have them. */
const ROOT_PATHS = /^\/(?:agent\/(?:voice-agent|calls)|admin\/voice-agent(?:s|-requests))(?=[/?]|$)/;
/** Far above any form of ours; uploads bring limits of their own. */
const BODY_LIMIT_BYTES = 256 * 1024;
/** The log does not show it. */
const NO_SENDER = 'Frontdesk <frontdesk@localhost>';
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
  const allowedOrigins = deps.allowedOrigins ?? [];
  const liveTokens = new LiveTokens(secretKey);
  const recordingLinks = new RecordingLinks(secretKey, publicUrl);
  const numbers = {
    ...{ db, publicUrl, logger, jobs: deps.jobs, wallTime: deps.wallTime },
    ...{ carrier: deps.carrier, buyNumbers: deps.buyNumbers },
  };
  const outbound: OutboundContext = { db, publicUrl, logger, carrier: deps.carrier, wallTime: deps.wallTime };
  const mailer = deps.mailer ?? openMailer({ from: NO_SENDER, publicUrl, logger });
  const passwordLinks = new PasswordLinks({ db, mailer, publicUrl, wallTime: deps.wallTime });
  const providers =
    deps.providers ??
    openProviders({
      ...{ db, bus: deps.bus, clock: systemClock, secretKey, logger, environment: {} },
      records: deps.providerRecords ?? providerRecords,
      isPrivateAllowed: deps.allowPrivateWebhooks ?? false,
    });
  const fastify = Fastify({
    loggerInstance: logger,
    // The default request log has addresses and query strings in it.
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: trustedProxies(deps.trustProxy ?? false),
    bodyLimit: BODY_LIMIT_BYTES,
    genReqId: () => randomUUID(),
    rewriteUrl: request => (request.url ?? '/').replace(VERSION_1, '/api').replace(ROOT_PATHS, path => `/api${path}`),
  }).withTypeProvider<ZodTypeProvider>();
  recordRoutes(fastify);
  fastify.setValidatorCompiler(validatorCompiler);
  fastify.setSerializerCompiler(serializerCompiler);
  fastify.setErrorHandler(handleError);
  registerMetrics(fastify, deps.metrics ?? new Registry(), deps.metricsToken);
  registerHealth(fastify, pool, deps.isReady ?? (() => true));
  await fastify.register(websocket, { options: { maxPayload: MAX_FRAME_BYTES } });
  await registerApiDescription(fastify);
  await fastify.register(
    async scope => {
      scope.addHook('onRequest', async (request, reply) => void reply.header('x-request-id', request.id));
      await scope.register(helmet, { contentSecurityPolicy: false });
      await registerCrossOrigin(scope, allowedOrigins);
      await registerRateLimits(scope, deps.limits ?? DEFAULT_LIMITS);
      requireAuthentication(scope, { db, auth, allowedOrigins });
      requireStorableBodies(scope);
      wakeCounterpartsAfter(scope, { db, jobs: deps.jobs });
      registerIdempotency(scope, { db, secretKey, wallTime: deps.wallTime });
      await scope.register(agentFeature, { db, wallTime: deps.wallTime, dialogueFor: deps.dialogueFor });
      await scope.register(providerRoutes, { db, desk: providers.desk });
      await scope.register(promptRoutes, { db, wallTime: deps.wallTime });
      await scope.register(phoneNumberRoutes, numbers);
      await scope.register(auditRoutes, { db });
      await scope.register(authRoutes, { db, auth, passwordLinks, wallTime: deps.wallTime });
      await scope.register(apiKeyRoutes, { db, wallTime: deps.wallTime });
      await scope.register(userRoutes, { db, passwordLinks });
      await scope.register(memberRoutes, { db, passwordLinks, mailer, publicUrl });
      await scope.register(businessRoutes, { db, wallTime: deps.wallTime });
      await scope.register(analyticsRoutes, { db, wallTime: deps.wallTime });
      await scope.register(webhookRoutes, { db, secretKey, isPrivateAllowed: deps.allowPrivateWebhooks ?? false });
      await scope.register(callRoutes, {
        ...{ db, liveTokens, recordingLinks },
        storage: deps.storage,
        wallTime: deps.wallTime,
      });
      await scope.register(transcriptionRoutes, { db, jobs: deps.jobs });
      await scope.register(routingRoutes, { db, wallTime: deps.wallTime });
      await scope.register(textMessageRoutes, {
        ...{ db, publicUrl, logger },
        jobs: deps.jobs,
        carrier: deps.carrier,
        wallTime: deps.wallTime,
      });
      await scope.register(outboundRoutes, { outbound, bus: deps.bus });
      await scope.register(liveCallRoutes, { db, bus: deps.bus });
      await scope.register(doNotCallRoutes, { db });
      await scope.register(batchRoutes, { batches: { ...outbound, jobs: deps.jobs, bus: deps.bus } });
      await scope.register(contactRoutes, { db, wallTime: deps.wallTime });
      await scope.register(realEstateRoutes, { db, recordingLinks, outbound, wallTime: deps.wallTime });
      await scope.register(agentRequestRoutes, numbers);
      await scope.register(restaurantRoutes, { db, wallTime: deps.wallTime });
      for (const below of [{ path: '/businesses' }, { path: '/restaurants', kind: 'restaurant' as const }]) {
        await scope.register(settingsRoutes, { db, ...below });
        await scope.register(knowledgeRoutes, { db, ...below });
        await scope.register(callStatsRoutes, { db, ...below, wallTime: deps.wallTime });
      }
    },
    { prefix: '/api' },
  );
  await fastify.register(async scope =>
    registerLiveCallSocket(scope, { db, auth, bus: deps.bus, liveTokens, wallTime: deps.wallTime, allowedOrigins }),
  );
  registerPostCallWebhook(fastify as unknown as FastifyInstance, {
    ...{ db, providers, jobs: deps.jobs },
    wallTime: deps.wallTime,
  });
  await registerApiDocs(fastify);
  await registerWebApp(fastify, deps.webFolder);
  return fastify as unknown as FastifyInstance;
}

/** A number counts the proxies from ours outwards. */
function trustedProxies(trusted: TrustProxy) {
  return typeof trusted === 'number' ? (_address: string, hop: number) => hop < trusted : trusted;
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
