import fastifyWebsocket from '@fastify/websocket';
import { twiml } from '@frontdesk/providers/twilio';
import { holdMusic, TELEPHONE } from '@frontdesk/voice';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { GatherMemory } from '../gather-calls/gather-memory.ts';
import { registerGatherWebhook } from '../gather-calls/gather-webhook.ts';
import { registerSpeechRoute } from '../gather-calls/speech-route.ts';
import { wakeAfterCalls } from '../outbound/batches/batch-jobs.ts';
import { keepReconciling } from '../outbound/keep-reconciling.ts';
import { registerOutboundWebhooks } from '../outbound/outbound-webhooks.ts';
import { registerRecordingWebhook } from '../recordings/recording-webhook.ts';
import { registerTextWebhooks } from '../text-messages/text-webhooks.ts';
import { PendingCalls } from './answered-call.ts';
import { obeyCallCommands } from './call-commands.ts';
import { CallRecordWriter } from './call-record-writer.ts';
import { CallTargets } from './call-target.ts';
import { MEDIA_PATH, STREAM_ENDED_PATH } from './connect-verb.ts';
import { DIAL_ENDED_PATH } from './dial-verb.ts';
import { afterElsewhere, ELSEWHERE_ENDED_PATH } from './elsewhere-ended.ts';
import { afterDial, noteCarrierStatus } from './follow-up-webhooks.ts';
import { LiveCalls } from './live-calls.ts';
import { serveMediaSocket } from './media-socket.ts';
import { NodeLease } from './node-lease.ts';
import { RecordSpill } from './record-spill.ts';
import { recoverCalls } from './recover-calls.ts';
import { registerRoutingWebhooks } from './routing-webhooks.ts';
import { afterStream } from './stream-ended.ts';
import type { TelephonyContext, TelephonyDeps } from './telephony-context.ts';
import { PendingTransfers } from './transfers/pending-transfer.ts';
import { registerTransferWebhooks } from './transfers/transfer-webhooks.ts';
import { acceptTwilioWebhooks, checkSignature, fieldsOf } from './twilio-webhook.ts';
import { registerFallbackWebhook } from './voice-fallback.ts';
import { answerCarrier } from './voice-webhook.ts';
import { DialEndedWebhook, StatusWebhook, StreamEndedWebhook, VoiceWebhook } from './webhook-fields.ts';
import { withinMs } from './within.ts';

const DEFAULT_MAX_CALLS = 200;
/** Media sockets that may be open besides live calls: those that are just starting, and those that only pretend to. */
const MAX_STARTING_SOCKETS = 100;
/** A media message is under 1 kB; a frame beyond this closes the socket (ws answers 1009). */
const MAX_FRAME_BYTES = 1024 * 1024;
const RECOVERY_INTERVAL_MS = 20_000;
/** How long calls that were told to end may take, and the last records after them. */
const ABORT_LIMIT_MS = 5_000;
/** A tenth of a second of what was said is the most that a killed process may keep to itself. */
const GATHER_RECORDS_MS = 100;
const LAST_RECORDS_LIMIT_MS = 5_000;
/** After calls were cut off the carrier still asks what to tell their callers; stay long enough to say it. */
const FOLLOW_UP_MS = 1_000;

export interface Telephony {
  /** The calls this process holds: `count` for metrics, `abortAll` to end them. */
  readonly live: LiveCalls;
  /** Call record entries that wait for the database, and those lost because it was away too long. */
  readonly records: { readonly pending: number; readonly lost: number };
  /** Refuses new calls, politely, and waits for the live ones; those that are left at the deadline are ended. */
  drain(limitMs: number): Promise<void>;
  /** Ends live calls and writes the last records. Call it before the HTTP server and the database close. Idempotent. */
  close(): Promise<void>;
}

/**
 * Answers the phone: Twilio's webhooks and its media socket. Ends the records of calls a dead process left behind
 * before it takes the first one. Needs nothing registered before it; uses `@fastify/websocket` when it is there.
 */
export async function registerTelephony(fastify: FastifyInstance, deps: TelephonyDeps): Promise<Telephony> {
  const { database, clock, logger, loadSnapshot, publish, recordFolder } = deps;
  const lease = new NodeLease({ pool: database.pool, clock, logger });
  const context: TelephonyContext = {
    ...deps,
    nodeId: lease.nodeId,
    targets: new CallTargets({ db: database.db, loadSnapshot }),
    pending: new PendingCalls(),
    live: new LiveCalls(deps.maxCalls ?? DEFAULT_MAX_CALLS),
    records: new CallRecordWriter({
      ...{ db: database.db, clock, publish, logger, onEnded: wakeBatchesOf(deps), gatherMs: GATHER_RECORDS_MS },
      spill:
        recordFolder === undefined
          ? undefined
          : new RecordSpill({ folder: recordFolder, nodeId: lease.nodeId, logger }),
    }),
    transfers: new PendingTransfers(deps.bus),
    gathers: new GatherMemory(),
    isDraining: false,
  };
  // Made once, so that the first caller on hold does not wait for it, nor do the others.
  holdMusic(TELEPHONE);
  await lease.acquire();
  await context.records.takeLeftovers();
  // How calls ended is known better by who held them than by who finds them left behind.
  await withinMs(LAST_RECORDS_LIMIT_MS, context.records.settled()).catch(() =>
    logger.error({}, 'Call records on disk wait for the database.'),
  );
  const stopRecovering = await keepRecovering(context);
  const { carrier, publicUrl, bus } = deps;
  const stopReconciling = keepReconciling(
    { db: database.db, carrier, publicUrl, logger, wallTime: clock.wallTime },
    clock,
  );
  const stopObeying = bus && obeyCallCommands(bus, context);
  if (!fastify.hasDecorator('websocketServer'))
    await fastify.register(fastifyWebsocket, { options: { maxPayload: MAX_FRAME_BYTES } });
  await fastify.register(async scope => {
    acceptTwilioWebhooks(scope, { publicUrl: deps.publicUrl, authToken: deps.twilioAuthToken });
    registerWebhooks(scope, context);
    registerRoutingWebhooks(scope, context);
    registerOutboundWebhooks(scope, context);
    registerGatherWebhook(scope, context);
    registerFallbackWebhook(scope, context);
    registerTransferWebhooks(scope, context);
    registerRecordingWebhook(scope, { ...context, db: context.database.db });
    registerTextWebhooks(scope, { ...context, db: context.database.db, wallTime: () => clock.wallTime() });
  });
  await fastify.register(async scope => registerMediaSocket(scope, context));
  registerSpeechRoute(fastify, context);

  const drain = async (limitMs: number) => {
    context.isDraining = true;
    const waited = Promise.withResolvers<void>();
    const cancel = clock.schedule(limitMs, waited.resolve);
    await Promise.race([context.live.finished(), waited.promise]);
    cancel();
    const cutOff = context.live.count;
    context.live.abortAll();
    await withinMs(ABORT_LIMIT_MS, context.live.finished()).catch(() => logger.error({}, 'A call would not end.'));
    await withinMs(LAST_RECORDS_LIMIT_MS, context.records.settled()).catch(() =>
      logger.error({ pending: context.records.pending }, 'The last call records could not be written.'),
    );
    if (cutOff > 0) await new Promise<void>(resolve => clock.schedule(FOLLOW_UP_MS, resolve));
  };
  let closing: Promise<void> | undefined;
  return {
    live: context.live,
    records: context.records,
    drain,
    close() {
      closing ??= (async () => {
        stopRecovering();
        await drain(0);
        stopObeying?.();
        context.transfers.close();
        await withinMs(LAST_RECORDS_LIMIT_MS, stopReconciling()).catch(() => {});
        await context.records.close();
        lease.close();
      })();
      return closing;
    },
  };
}

/** A batch that learns nothing finds out by itself within seconds. */
function wakeBatchesOf({ database, jobs, logger }: TelephonyDeps) {
  return (callIds: readonly string[]) => {
    wakeAfterCalls({ db: database.db, jobs }, callIds).catch((error: unknown) =>
      logger.warn({ err: error }, 'A batch was not told that its calls ended.'),
    );
  };
}

function registerWebhooks(scope: FastifyInstance, context: TelephonyContext): void {
  const routes = { schema: { hide: true } };
  const xml = (reply: FastifyReply, document: string) => reply.type('text/xml; charset=utf-8').send(document);

  scope.route({
    ...routes,
    method: ['GET', 'POST'],
    url: '/webhooks/twilio/voice',
    async handler(request, reply) {
      const webhook = read(VoiceWebhook, request);
      if (!webhook) return await unreadable(reply);
      return await xml(reply, await answerCarrier(context, webhook));
    },
  });
  scope.post(STREAM_ENDED_PATH, routes, async (request, reply) => {
    const webhook = read(StreamEndedWebhook, request);
    if (!webhook) return await unreadable(reply);
    return await xml(reply, await afterStream(context, webhook));
  });
  scope.post(DIAL_ENDED_PATH, routes, async (request, reply) => {
    const webhook = read(DialEndedWebhook, request);
    if (!webhook) return await unreadable(reply);
    return await xml(reply, await afterDial(context, webhook));
  });
  scope.post(ELSEWHERE_ENDED_PATH, routes, async (request, reply) => {
    const webhook = read(DialEndedWebhook, request);
    if (!webhook) return await unreadable(reply);
    return await xml(reply, await afterElsewhere(context, webhook));
  });
  scope.post('/webhooks/twilio/status', routes, async (request, reply) => {
    const webhook = read(StatusWebhook, request);
    if (!webhook) return await unreadable(reply);
    await noteCarrierStatus(context, webhook);
    return await reply.code(204).send();
  });
  scope.setErrorHandler(async (error, request, reply) => {
    const { statusCode } = error as { statusCode?: number };
    if (statusCode && statusCode < 500) return await reply.code(statusCode).type('text/plain').send('Bad request.');
    request.log.error({ err: error }, 'A carrier webhook failed.');
    const text = 'We are sorry, something went wrong. Please call again.';
    // Twilio reads out an error of its own when a webhook fails; a caller had better hear ours.
    return await xml(reply.code(200), twiml({ verb: 'say', text }, { verb: 'hangup' }));
  });
}

function registerMediaSocket(scope: FastifyInstance, context: TelephonyContext): void {
  let sockets = 0;
  const address = { publicUrl: context.publicUrl, authToken: context.twilioAuthToken };
  const preValidation = async (request: FastifyRequest, reply: FastifyReply) => {
    if (sockets >= context.live.maxCalls + MAX_STARTING_SOCKETS) {
      await reply.code(503).type('text/plain').send('Too many media sockets are open.');
      return;
    }
    await checkSignature(request, reply, address);
  };
  scope.get(MEDIA_PATH, { schema: { hide: true }, websocket: true, preValidation }, socket => {
    sockets++;
    socket.once('close', () => {
      sockets--;
    });
    void serveMediaSocket(context, socket);
  });
}

/** Recovers now, and again and again from then on. Returns what stops it. */
async function keepRecovering(context: TelephonyContext): Promise<() => void> {
  let cancel: (() => void) | undefined;
  let isStopped = false;
  const run = async () => {
    await recoverCalls(context).catch((error: unknown) => {
      context.logger.error({ err: error }, 'Calls that were cut off could not be recovered; trying again later.');
    });
    if (!isStopped) cancel = context.clock.schedule(RECOVERY_INTERVAL_MS, () => void run());
  };
  await run();
  return () => {
    isStopped = true;
    cancel?.();
  };
}

function read<Schema extends z.ZodType>(schema: Schema, request: FastifyRequest): z.infer<Schema> | undefined {
  return schema.safeParse(fieldsOf(request)).data;
}

async function unreadable(reply: FastifyReply): Promise<void> {
  await reply.code(400).type('text/plain').send('The request is not one of Twilio’s webhooks.');
}
