import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { placeCall, say } from '@frontdesk/emulators';
import { percentile } from '@frontdesk/voice';
import { openCallerVoice } from '../scripts/call/open-caller-voice.ts';
import { type CallRecord, OperatorApi } from '../scripts/call/operator-api.ts';
import { startServer, temporaryDataDir } from '../test/scenarios/harness/server-process.ts';

const ROOT = resolve(import.meta.dirname, '..');

/** What a server has had since its start before its first caller: time to speak the likeliest lines beforehand. */
const PREPARATION_MS = 60_000;

/** One caller's conversation: a booking with questions in the middle of it. No line waits for certain words. */
const LINES = [
  "Hi, I'd like to book a table for four.",
  'Tomorrow at seven in the evening.',
  'Are you open on Sunday?',
  'Do you have anything vegetarian?',
  'My name is Anna Miller.',
  'Yes, that is right.',
  'Where can I park?',
  'Yes, please.',
  'No, thank you. Goodbye.',
];

export interface EmbeddedPipeline {
  /** Answers measured. */
  readonly turns: number;
  /** End of speech → first audible agent audio at the caller's end of the wire. Milliseconds. */
  readonly wireP50Ms: number;
  readonly wireP95Ms: number;
  /** Medians of the server's own split of that time. Milliseconds. */
  readonly split: Readonly<Record<string, number>>;
  /** Share of one core the server took during the calls, models included, and its resident memory at the end. */
  readonly cores: number;
  readonly megabytes: number;
  readonly transcript: readonly string[];
}

/**
 * Phones a fresh server `calls` times, one call after the other, over the carrier's protocol with real audio. The
 * server has run for a minute before the first.
 */
export async function measureEmbeddedPipeline(calls: number): Promise<EmbeddedPipeline> {
  const dataDir = await temporaryDataDir();
  const server = await startServer({ dataDir: dataDir.path, environment: { PREPARE_SPEECH: 'true' } });
  await using voice = openCallerVoice({
    gender: 'male',
    modelsDir: resolve(ROOT, process.env.MODELS_DIR ?? 'models'),
    cacheDir: join(ROOT, '.cache/caller-voice'),
  });
  try {
    const api = new OperatorApi(server.url, server.apiKey);
    const to = (await api.businesses()).find(business => business.kind === 'restaurant')?.numbers[0];
    if (!to) throw new Error('The demo restaurant has no number.');
    // Made beforehand, so that the caller's voice takes nothing from the server during the call.
    for (const line of LINES) await voice.speak(line, AbortSignal.timeout(120_000));
    await setTimeout(PREPARATION_MS);
    const before = await usage(server.url);
    const startedAt = performance.now();
    const latencies: number[] = [];
    const records: CallRecord[] = [];
    for (let index = 0; index < calls; index++) {
      const placed = await placeCall({
        webhookUrl: `${server.url}/webhooks/twilio/voice`,
        statusCallbackUrl: `${server.url}/webhooks/twilio/status`,
        from: `+1415555010${index % 10}`,
        to,
        script: LINES.map(line => say(line)),
        voice,
        agentQuietMs: 1500,
      });
      for (const timing of placed.timings) if (timing.latencyMs !== null) latencies.push(timing.latencyMs);
      const record = await api.findCall(placed.callSid);
      if (record) records.push(record);
    }
    const after = await usage(server.url);
    return {
      turns: latencies.length,
      wireP50Ms: percentile(latencies, 0.5) ?? Number.NaN,
      wireP95Ms: percentile(latencies, 0.95) ?? Number.NaN,
      split: medians(records),
      cores: (after.cpuSeconds - before.cpuSeconds) / ((performance.now() - startedAt) / 1000),
      megabytes: after.residentBytes / 1e6,
      transcript: (records.at(-1)?.transcript ?? []).map(turn => `${turn.speaker}: ${turn.text}`),
    };
  } finally {
    await server.stop();
    await dataDir.remove();
  }
}

async function usage(url: string): Promise<{ cpuSeconds: number; residentBytes: number }> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const value = (name: string) =>
    Number(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)`, 'm').exec(text)?.[1] ?? Number.NaN);
  return { cpuSeconds: value('process_cpu_seconds_total'), residentBytes: value('process_resident_memory_bytes') };
}

function medians(records: readonly CallRecord[]): Record<string, number> {
  const splits = records
    .flatMap(record => record.transcript ?? [])
    .flatMap(turn => (turn.latency ? [turn.latency] : []));
  const answered = splits.filter(split => split.total_ms !== null);
  const names = ['endpointing_ms', 'stt_ms', 'dialogue_ms', 'tool_ms', 'tts_ms', 'total_ms'];
  return Object.fromEntries(
    names.map(name => [
      name,
      percentile(
        answered.map(split => split[name] ?? 0),
        0.5,
      ) ?? Number.NaN,
    ]),
  );
}
