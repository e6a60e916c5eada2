import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openCallerVoice } from '../../../scripts/call/open-caller-voice.ts';
import { speakBriskly } from './brisk-agent.ts';
import { startServer, temporaryDataDir } from './server-process.ts';
import { serveVoice } from './voice-service.ts';

declare module 'vitest' {
  interface ProvidedContext {
    serverUrl: string;
    apiKey: string;
    dataDir: string;
    /** When the run began: a run over midnight keeps one calendar. */
    startedAt: string;
    voiceUrl: string;
  }
}

const ROOT = resolve(import.meta.dirname, '../../..');

/** One real server and one caller's voice for the whole run, shared by all scenarios. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await temporaryDataDir();
  // Businesses have accounts at services that are emulated on this machine.
  const server = await startServer({ dataDir: dataDir.path, environment: { ALLOW_PRIVATE_WEBHOOKS: 'true' } });
  await speakBriskly(server);
  const caller = openCallerVoice({
    gender: 'male',
    modelsDir: resolve(ROOT, process.env.MODELS_DIR ?? 'models'),
    cacheDir: join(ROOT, '.cache/caller-voice'),
  });
  const voice = await serveVoice(caller);
  project.provide('startedAt', new Date().toISOString());
  project.provide('serverUrl', server.url);
  project.provide('apiKey', server.apiKey);
  project.provide('dataDir', server.dataDir);
  project.provide('voiceUrl', voice.url);
  return async () => {
    await voice.close();
    await caller[Symbol.asyncDispose]();
    await server.stop();
    await dataDir.remove();
  };
}
