/**
 * The product's server for calls, in a process of its own: the HTTP server, the media socket, the engine, records in
 * PostgreSQL, recordings on disk, and the voice activity detector, put together as `server.ts` does.
 */
import { writeFile } from 'node:fs/promises';
import { Session } from 'node:inspector/promises';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { conductCall, conductHostedCall, systemClock } from '@frontdesk/voice';
import { pino } from 'pino';
import { LocalBus } from '../../apps/server/src/bus/local-bus.ts';
import { openDatabase } from '../../apps/server/src/db/connection.ts';
import { loadCallSnapshot } from '../../apps/server/src/features/agents/load-call-snapshot.ts';
import { registerTelephony } from '../../apps/server/src/features/telephony/register-telephony.ts';
import { buildHttpServer } from '../../apps/server/src/http/build-http-server.ts';
import { openJobs } from '../../apps/server/src/jobs/jobs.ts';
import { FolderStorage } from '../../apps/server/src/storage/folder-storage.ts';
import { callSubject } from '../../apps/server/src/ws/call-subject.ts';
import { workerEntry } from '../../packages/providers/src/local/inference/worker-entry.ts';
import { WorkerPool } from '../../packages/providers/src/local/inference/worker-pool.ts';
import { sileroFile } from '../../packages/providers/src/local/models/model-files.ts';
import { SileroVoiceActivityDetector } from '../../packages/providers/src/local/silero/silero-voice-activity-detector.ts';
import type { SileroResult, SileroTask } from '../../packages/providers/src/local/silero/silero-worker.ts';
import type { ServerRequest, ServerStart, ServerUsage } from './server-messages.ts';
import { timedProviders } from './timed-providers.ts';

const MAX_CALLS = 1000;

const start: ServerStart = JSON.parse(process.argv[2] ?? '{}');
const publicUrl = `http://127.0.0.1:${start.port}`;
const logger = pino({ level: 'error' });
const database = await openDatabase({
  databaseUrl: start.databaseUrl,
  dataDir: start.dataDir,
  onError: console.error,
  onDeath: console.error,
});
const jobs = await openJobs({ databaseUrl: database.url, logger });
const bus = new LocalBus(console.error);
const storage = new FolderStorage(join(start.dataDir, 'recordings'));
const secretKey = 'a benchmark needs no secret, but a key of some length';
const http = await buildHttpServer({
  ...{ database, bus, jobs, storage, secretKey, publicUrl, logger },
  wallTime: systemClock.wallTime,
  dialogue: timedProviders.dialogue,
});
const pool = new WorkerPool<SileroTask, SileroResult>({
  name: 'silero',
  module: workerEntry(
    import.meta.resolve('../../packages/providers/src/local/local-speech.ts'),
    './silero/silero-worker.ts',
  ),
  size: 1,
  maxQueued: 4,
  data: { file: sileroFile(start.modelsDir) },
});
await pool.ready();
const providers = { ...timedProviders, voiceActivityDetector: new SileroVoiceActivityDetector(pool) };
const telephony = await registerTelephony(http, {
  ...{ publicUrl, secretKey, database, jobs, bus, clock: systemClock, logger, storage, conductCall, conductHostedCall },
  maxCalls: MAX_CALLS,
  loadSnapshot: version => loadCallSnapshot(database.db, version),
  recordFolder: join(start.dataDir, 'call-records'),
  providersFor: () => providers,
  toolsFor: () => ({ run: async () => ({ code: 'ok', value: {} }) }),
  publish: ({ callId, sequence, event }) => bus.publish(callSubject(callId), { sequence, event }),
});
await http.listen({ host: '127.0.0.1', port: start.port });

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
      await telephony.close();
      await http.close();
      await jobs.close();
      await pool.close();
      await bus.close();
      await storage.close();
      await database.close();
      return { closed: true };
  }
}

function usage(): ServerUsage {
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed } = process.memoryUsage();
  const lagP99Ms = delay.percentile(99) / 1e6;
  delay.reset();
  return {
    cpuMs: (user + system) / 1000,
    rssBytes: rss,
    heapBytes: heapUsed,
    liveCalls: telephony.live.count,
    lagP99Ms,
    lostRecords: telephony.records.lost,
  };
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
