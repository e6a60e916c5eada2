import { type Config, readConfig } from './config.ts';
import { startServer } from './server.ts';
import { listenForStop } from './shutdown.ts';
import { startMessage } from './start-message.ts';
import { StartupError } from './startup-error.ts';
import { createLogger } from './telemetry/logger.ts';

/** Closing may take this long after the last call has ended; then the process ends regardless. */
const CLOSE_LIMIT_MS = 30_000;

const stop = listenForStop();

try {
  const config = readConfig();
  process.exit(await serve(config));
} catch (error) {
  console.error(error instanceof StartupError ? error.message : error);
  process.exit(1);
}

/** Runs until asked to stop. Returns the exit code. */
async function serve(config: Config): Promise<number> {
  const logger = createLogger(config);
  const startedAt = performance.now();
  const server = await startServer({
    config,
    logger,
    onFatal: message => {
      logger.fatal(message);
      stop.request({ reason: 'the database is gone', exitCode: 1 });
    },
  });
  console.log(startMessage(server, config));
  logger.info({ milliseconds: Math.round(performance.now() - startedAt) }, 'Serving.');
  let isStopping = false;
  server.ready.then(
    () => logger.info({ milliseconds: Math.round(performance.now() - startedAt) }, 'Speech models are ready.'),
    (error: unknown) => {
      if (isStopping) return;
      logger.fatal({ err: error }, 'The speech models could not be loaded. "node scripts/models.mjs" fetches them.');
      stop.request({ reason: 'no speech models', exitCode: 1 });
    },
  );

  const { reason, exitCode } = await stop.first;
  isStopping = true;
  logger.info({ reason }, 'Stopping; live calls may finish.');
  setTimeout(() => process.exit(1), config.drainLimitMs + CLOSE_LIMIT_MS).unref();
  await server.close();
  return exitCode;
}
