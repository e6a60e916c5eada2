/**
 * The product's server, put together and configured as `npm start` does it, in a process that also answers what the
 * benchmark asks of it. Its environment says which services it uses.
 */
import { writeFile } from 'node:fs/promises';
import { Session } from 'node:inspector/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { readConfig } from '../../apps/server/src/config.ts';
import { startServer } from '../../apps/server/src/server.ts';
import { createLogger } from '../../apps/server/src/telemetry/logger.ts';
import type { ServerRequest, ServerUsage } from './server-messages.ts';

const config = readConfig();
const server = await startServer({ config, logger: createLogger(config), onFatal: message => console.error(message) });
await server.ready;

const delay = monitorEventLoopDelay({ resolution: 2 });
delay.enable();

process.on('message', (request: ServerRequest) => {
  answer(request).then(
    reply => process.send?.(reply),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
process.once('disconnect', () => process.exit());

async function answer(request: ServerRequest): Promise<object> {
  switch (request.type) {
    case 'usage':
      return usage();
    case 'memory':
      for (let round = 0; round < 3; round++) {
        globalThis.gc?.();
        await setTimeout(50);
      }
      return usage();
    case 'profile':
      return await profile(request.file, request.durationMs);
    case 'close':
      await server.close();
      return { closed: true };
  }
}

function usage(): ServerUsage {
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed } = process.memoryUsage();
  const lagP99Ms = delay.percentile(99) / 1e6;
  delay.reset();
  return { cpuMs: (user + system) / 1000, rssBytes: rss, heapBytes: heapUsed, lagP99Ms };
}

/** Where the time goes, as a file for the developer tools of a browser. */
async function profile(file: string, durationMs: number): Promise<object> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 500 });
  await session.post('Profiler.start');
  await setTimeout(durationMs);
  const { profile: taken } = await session.post('Profiler.stop');
  session.disconnect();
  await writeFile(file, JSON.stringify(taken));
  return { file };
}
