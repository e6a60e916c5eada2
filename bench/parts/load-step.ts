import { setTimeout } from 'node:timers/promises';
import type { BenchSite } from '../bench-site.ts';
import { FLOOR_MS } from '../delays.ts';
import type { LoadPlan, LoadResult } from '../load/load-plan.ts';
import type { Period } from '../recorded-times.ts';
import { machineLoad } from '../report/report.ts';
import type { ServerUsage } from '../server/server-messages.ts';

/** What callers say, in turn. */
export const LINES = ['tonight', 'person', 'agreement'];
export const PAUSE_MS = [400, 1000] as const;
const RAMP_MS = 4_000;
/** After the last caller has joined: their greetings are over. */
const SETTLE_MS = 3_000;
const DEFAULT_SECONDS = 12;
/** The last turns that count are answered, or given up, before the server's memory is looked at, which stops it for a while. */
const LAST_ANSWERS_MS = 4_500;
/** Callers stay on the line meanwhile. */
const AFTERWARDS_MS = 6_500;

export interface LoadStep {
  readonly callers: number;
  readonly result: LoadResult;
  /** In which it was measured. */
  readonly period: Period;
  /** First audio handed to the socket − end of the speech as it was detected − endpointing − the services' delays. */
  readonly shareMs: readonly number[];
  /** Failed turns and calls among all turns. */
  readonly failedShare: number;
  /** Of the server's core. */
  readonly cores: number;
  readonly lagP99Ms: number;
  /** With garbage collected. */
  readonly rssBytes: number;
  readonly machineLoad: string;
}

export interface StepOptions {
  readonly callers: number;
  readonly seconds?: number;
  readonly manner?: LoadPlan['manner'];
  /** Those of the usual agents when absent. */
  readonly numbers?: readonly string[];
}

/** Has so many callers talk to the server for a while, and tells what it took. */
export async function runStep(site: BenchSite, options: StepOptions): Promise<LoadStep> {
  const { callers, seconds = DEFAULT_SECONDS, manner = 'converse', numbers = site.numbers.usual } = options;
  const measureAfterMs = RAMP_MS + SETTLE_MS;
  const measureUntilMs = measureAfterMs + seconds * 1000;
  const plan: LoadPlan = {
    ...{ serverUrl: site.serverUrl, numbers, callers, manner, lines: LINES, pauseMs: PAUSE_MS },
    ...{ rampMs: RAMP_MS, measureAfterMs, measureUntilMs, durationMs: measureUntilMs + AFTERWARDS_MS },
    turnsPerCall: Number.MAX_SAFE_INTEGER,
  };
  const loading = site.load(plan);
  await setTimeout(measureAfterMs);
  const from = new Date();
  const before = await site.server<ServerUsage>({ type: 'usage' });
  const startedMs = performance.now();
  await setTimeout(seconds * 1000);
  const after = await site.server<ServerUsage>({ type: 'usage' });
  const wallMs = performance.now() - startedMs;
  const load = machineLoad();
  await setTimeout(LAST_ANSWERS_MS);
  const period = { from, until: new Date() };
  const { rssBytes } = await site.server<ServerUsage>({ type: 'memory' });
  const result = await loading;
  const failed = Object.values(result.failures).reduce((sum, count) => sum + count, 0);
  return {
    ...{ callers, result, period, rssBytes, lagP99Ms: after.lagP99Ms, machineLoad: load },
    shareMs: (await site.responseTimes(period)).map(totalMs => totalMs - FLOOR_MS),
    failedShare: failed / Math.max(1, result.turns),
    cores: (after.cpuMs - before.cpuMs) / wallMs,
  };
}
