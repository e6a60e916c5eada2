import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type LocalSpeech, localProvider, openLocalSpeech } from '@frontdesk/providers/local';
import { providerRecords } from '@frontdesk/providers/registry';
import { createTwilioClient, type TwilioClient } from '@frontdesk/providers/twilio';
import {
  type CacheSpeechOptions,
  conductCall,
  conductHostedCall,
  createFlowDialogue,
  systemClock,
} from '@frontdesk/voice';
import type { Logger } from 'pino';
import type { Bus } from './bus/bus.ts';
import { openBus } from './bus/open-bus.ts';
import type { Config } from './config.ts';
import { type OpenDatabase, openDatabase } from './db/connection.ts';
import { lockDataFolder } from './db/data-folder-lock.ts';
import { loadCallSnapshot } from './features/agents/load-call-snapshot.ts';
import { prepareSpeech } from './features/agents/prepare-speech.ts';
import { ensureOperatorKey } from './features/auth/operator-key.ts';
import { type DemoBusiness, seedDemo } from './features/demo/seed-demo.ts';
import { instructionsOf } from './features/prompts/instructions-of.ts';
import { CallEquipment } from './features/providers/call-services.ts';
import { customDialogues } from './features/providers/custom-dialogues.ts';
import { openProviders } from './features/providers/open-providers.ts';
import { recordingTranscribers } from './features/providers/recording-transcribers.ts';
import { holdAtRetell } from './features/retell/hold-at-retell.ts';
import { workOnRetell } from './features/retell/mirror-jobs.ts';
import type { RetellContext } from './features/retell/retell-context.ts';
import { registerRetellWebhooks } from './features/retell/retell-webhooks.ts';
import { registerTelephony } from './features/telephony/register-telephony.ts';
import { createToolHandler } from './features/tools/tool-handler.ts';
import { ensureFirstAdmin, type FirstAdmin } from './features/users/first-admin.ts';
import { buildHttpServer } from './http/build-http-server.ts';
import { type Jobs, openJobs } from './jobs/jobs.ts';
import { addressProblem, requireFreeAddress } from './listen-address.ts';
import { type Mailer, openMailer } from './mail/mailer.ts';
import { keptSecretKey } from './secret-key.ts';
import { startWorkers } from './start-workers.ts';
import { openStorage } from './storage/open-storage.ts';
import type { RecordingStorage } from './storage/recording-storage.ts';
import { SpeechCacheFolder } from './storage/speech-cache-folder.ts';
import { callSubject } from './ws/call-subject.ts';

/** How long connections may take to end once everything else has. */
const SLOW_READER_MS = 5_000;

export interface Server {
  readonly admin: FirstAdmin;
  /** Empty without the demo. */
  readonly demoBusinesses: readonly DemoBusiness[];
  /** When the speech models are loaded and calls are answered without delay. Rejects when they cannot be. */
  readonly ready: Promise<void>;
  /** Refuses new calls, lets live ones finish up to the configured limit, then closes everything. Idempotent. */
  close(): Promise<void>;
}

export interface StartServerOptions {
  readonly config: Config;
  readonly logger: Logger;
  /** Told when the server cannot go on and should be closed. */
  readonly onFatal: (message: string) => void;
}

/**
 * Starts everything, in the order in which one part needs another, and listens. Calls are taken at once; the models
 * may still be loading. Throws `StartupError` with the remedy, and closes what it had opened.
 */
export async function startServer(options: StartServerOptions): Promise<Server> {
  const { config, logger } = options;
  const opened = new AsyncDisposableStack();
  let speech: LocalSpeech | undefined;
  // Closed last, because models that are still loading cannot be stopped half way.
  opened.defer(() => speech?.close());
  try {
    await mkdir(config.dataDir, { recursive: true, mode: 0o700 });
    const lock = await lockDataFolder(config.dataDir);
    opened.defer(() => lock.release());
    await requireFreeAddress(config);
    const database = await openDatabase({
      databaseUrl: config.databaseUrl,
      dataDir: config.dataDir,
      onError: message => logger.warn(message),
      onDeath: options.onFatal,
    });
    opened.defer(() => database.close());
    const seeded = await seed(database, config);
    const jobs = await openJobs({ databaseUrl: database.url, logger });
    opened.defer(() => jobs.close());
    const storage = openStorage(config);
    opened.defer(() => storage.close());
    const bus = await openBus(config.natsUrl, (error, subject) =>
      logger.error({ err: error, subject }, 'Bus trouble.'),
    );
    opened.defer(() => bus.close());
    const mailer = openMailer({ smtpUrl: config.smtpUrl, from: config.mailFrom, publicUrl: config.publicUrl, logger });
    opened.defer(() => mailer.close());
    const speechCache = await openSpeechCache(config, logger);
    speech = await openSpeech(config, logger, speechCache);
    const { stopAnswering } = await answer({ ...options, database, jobs, storage, bus, mailer, speech, speechCache });
    opened.defer(stopAnswering);
    return { ...seeded, ready: speech.ready, close: () => opened.disposeAsync() };
  } catch (error) {
    await opened.disposeAsync();
    throw error;
  }
}

/** Makes what the first start needs: someone who may sign in, a key for the command line, and something to call. */
async function seed({ db }: OpenDatabase, config: Config) {
  const admin = await ensureFirstAdmin(db, config.admin);
  await ensureOperatorKey(db, config.dataDir, admin.userId);
  const now = systemClock.wallTime();
  return { admin, demoBusinesses: config.demo ? await seedDemo(db, { adminId: admin.userId, now }) : [] };
}

/** Where spoken lines are kept, whoever spoke them. */
async function openSpeechCache({ dataDir }: Config, logger: Logger): Promise<CacheSpeechOptions> {
  const store = await SpeechCacheFolder.open(join(dataDir, 'speech-cache'));
  return { store, onStoreError: error => logger.warn({ err: error }, 'Cached speech could not be kept or read.') };
}

function openSpeech({ modelsDir }: Config, logger: Logger, cache: CacheSpeechOptions): Promise<LocalSpeech> {
  return openLocalSpeech({
    modelsDir,
    synthesis: {
      cache,
      onDegraded: (reason, cause) =>
        logger.warn(
          { reason, err: cause },
          reason === 'no-fallback' ? 'There is no light voice to stand in.' : 'The light voice stands in.',
        ),
    },
  });
}

/** Without an account calls are answered, but nothing is dialled, texted or bought. */
function openCarrier({ twilio: { accountSid, authToken, baseUrl } }: Config, logger: Logger): TwilioClient | undefined {
  if (accountSid === undefined || authToken === undefined) return undefined;
  return createTwilioClient({
    accountSid,
    authToken,
    baseUrl,
    clock: systemClock,
    onBreakerChange: state => logger.warn({ state }, 'Twilio is left alone while open, and used again once closed.'),
  });
}

interface Parts extends StartServerOptions {
  readonly database: OpenDatabase;
  readonly jobs: Jobs;
  readonly storage: RecordingStorage;
  readonly bus: Bus;
  readonly mailer: Mailer;
  readonly speech: LocalSpeech;
  readonly speechCache: CacheSpeechOptions;
}

/** Opens the doors: the API, the dashboard and the telephone. */
async function answer({ config, logger, database, jobs, storage, bus, mailer, speech, speechCache }: Parts) {
  const { publicUrl } = config;
  const { db } = database;
  const clock = systemClock;
  const secretKey = config.secretKey ?? (await keptSecretKey(config.dataDir));
  let isReady = false;
  speech.ready.then(
    () => {
      isReady = true;
    },
    () => {}, // told to whoever started the server
  );
  const carrier = openCarrier(config, logger);
  const dialogue = createFlowDialogue({ knowledge: speech.knowledgeSearch });
  const services = openProviders({
    ...{ db, bus, clock, secretKey, logger, environment: config.providers },
    records: [localProvider(() => speech), ...providerRecords],
    isPrivateAllowed: config.allowPrivateWebhooks,
  });
  const equipment = new CallEquipment({
    ...{ providers: services, clock, logger, flow: dialogue, speechCache },
    voiceActivityDetector: speech.voiceActivityDetector,
    knowledge: speech.knowledgeSearch,
    customDialogue: customDialogues({ clock, logger, isPrivateAllowed: config.allowPrivateWebhooks }),
  });
  const http = await buildHttpServer({
    database,
    bus,
    jobs,
    carrier,
    buyNumbers: config.buyNumbers,
    storage,
    secretKey,
    publicUrl,
    logger,
    wallTime: clock.wallTime,
    providers: services,
    dialogueFor: snapshot => equipment.dialogueFor(snapshot),
    mailer,
    isReady: () => isReady,
    webFolder: webFolder(),
    trustProxy: config.trustProxy,
    allowedOrigins: config.allowedOrigins,
    allowPrivateWebhooks: config.allowPrivateWebhooks,
    metricsToken: config.metricsToken,
  });
  const toolsFor = createToolHandler({
    db,
    wallTime: clock.wallTime,
    jobs,
    onFailure: (tool, callId, error) => logger.error({ tool, callId, err: error }, 'A tool broke.'),
  });
  const retell: RetellContext = {
    ...{ db, jobs, clock, logger, publicUrl, carrier, toolsFor },
    keys: services.keys,
  };
  await registerRetellWebhooks(http, retell);
  const telephony = await registerTelephony(http, {
    publicUrl,
    secretKey,
    twilioAuthToken: config.twilio.authToken,
    maxCalls: config.maxCalls,
    database,
    carrier,
    jobs,
    bus,
    clock,
    logger,
    storage,
    loadSnapshot: version => loadCallSnapshot(db, version),
    recordFolder: join(config.dataDir, 'call-records'),
    providersFor: (snapshot, observer) => equipment.forCall(snapshot, observer),
    instructionsFor: (snapshot, callerNumber) => instructionsOf(db, { snapshot, callerNumber, at: clock.wallTime() }),
    costed: tally => tally.costed(services.records),
    toolsFor,
    heldElsewhere: call => holdAtRetell(retell, call),
    publish: ({ callId, sequence, event }) => bus.publish(callSubject(callId), { sequence, event }),
    conductCall,
    conductHostedCall,
  });
  await startWorkers({
    ...{ db, jobs, bus, carrier, publicUrl, logger, clock, toolsFor },
    ...{ storage, transcribe: speech.transcribe },
    providers: services,
    transcriberFor: recordingTranscribers({ ...services, clock, logger, local: speech.transcribe }),
    dialogueFor: snapshot => equipment.dialogueFor(snapshot),
    wallTime: clock.wallTime,
  });
  await workOnRetell(retell);
  const preparing = new AbortController();
  speech.ready
    .then(async () => {
      if (!config.prepareSpeech) return;
      await prepareSpeech({
        db,
        textToSpeech: speech.textToSpeech,
        isBusy: () => telephony.live.count > 0,
        wallTime: clock.wallTime,
        signal: preparing.signal,
      });
    })
    // Unprepared lines are spoken when they are needed.
    .catch(error => preparing.signal.aborted || logger.warn({ err: error }, "The agents' lines were not prepared."));
  const stopAnswering = async () => {
    isReady = false;
    preparing.abort();
    // The carrier's webhooks are still answered while live calls finish.
    await telephony.drain(config.drainLimitMs);
    await telephony.close();
    // A browser that reads a long answer slowly, or not at all, does not hold the server up.
    const impatience = setTimeout(() => http.server.closeAllConnections(), SLOW_READER_MS);
    await http.close().finally(() => clearTimeout(impatience));
  };
  try {
    await listen(http, config);
  } catch (error) {
    await stopAnswering();
    throw error;
  }
  return { stopAnswering };
}

async function listen(http: Awaited<ReturnType<typeof buildHttpServer>>, { host, port }: Config): Promise<void> {
  try {
    await http.listen({ host, port });
  } catch (error) {
    throw addressProblem(error, { host, port });
  }
}

/** The built dashboard: `web/` beside the bundle, or where it is built in the source tree. */
function webFolder(): string {
  const beside = fileURLToPath(new URL('./web', import.meta.url));
  return existsSync(join(beside, 'index.html')) ? beside : fileURLToPath(new URL('../../web/dist', import.meta.url));
}
