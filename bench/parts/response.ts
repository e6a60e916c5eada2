import type { BenchSite } from '../bench-site.ts';
import { FLOOR_MS } from '../delays.ts';
import { ms, percent, spreadOf, verdict } from '../report/figures.ts';
import type { Report } from '../report/report.ts';
import { type LoadStep, runStep } from './load-step.ts';

const RESPONSE_P50_TARGET_MS = 650;
const SHARE_P50_TARGET_MS = 10;
const SHARE_P99_TARGET_MS = 25;
/** Calls at which our own share is judged. */
const FULL_LOAD = 100;
const CAPACITY_TARGET = 150;
const FAILED_LIMIT = 0.005;
/** Latency may be so much above one call's. */
const LATENCY_LIMIT = 1.25;
const MEMORY_TARGET_MB = 3;

const RESPONSE_STEPS = [1, 10, 50, FULL_LOAD];
const CAPACITY_STEPS = [CAPACITY_TARGET, 200, 250];

export interface LadderOptions {
  readonly site: BenchSite;
  readonly report: Report;
  /** Goes on past the calls that every installation has, until one step does not hold. */
  readonly untilItBreaks: boolean;
}

/** Response times and our own share of them with more and more calls, and how many calls one core holds. */
export async function benchLadder({ site, report, untilItBreaks }: LadderOptions): Promise<readonly LoadStep[]> {
  report.heading(untilItBreaks ? 'Response and capacity' : 'Response');
  report.text(
    `Callers in a process of their own phone the server, held on one core: the product as it runs, with records in PostgreSQL, recordings and speech ` +
      `detection on. Emulated services in another process answer after fixed delays. The first audio cannot come before ${FLOOR_MS} ms ` +
      `after the end of the speech; what is beyond that is our own share, as the server recorded it, from the end of the speech as it was detected.`,
  );
  const steps: LoadStep[] = [];
  for (const callers of RESPONSE_STEPS) steps.push(await runStep(site, { callers, seconds: secondsOf(callers) }));
  const [alone] = steps;
  if (untilItBreaks && alone) {
    for (const callers of CAPACITY_STEPS) {
      const step = await runStep(site, { callers });
      steps.push(step);
      if (!holds(step, alone)) break;
    }
  }
  tell(report, steps);
  return steps;
}

/** With one caller until there are some turns; where our share is judged for long enough to see what happens once a minute. */
function secondsOf(callers: number): number {
  if (callers === 1) return 20;
  return callers === FULL_LOAD ? 60 : 12;
}

function holds(step: LoadStep, alone: LoadStep): boolean {
  const [here, there] = [spreadOf(step.result.responseMs), spreadOf(alone.result.responseMs)];
  return (
    step.failedShare < FAILED_LIMIT && here.p50 <= there.p50 * LATENCY_LIMIT && here.p95 <= there.p95 * LATENCY_LIMIT
  );
}

function tell(report: Report, steps: readonly LoadStep[]): void {
  const rows = steps.map(step => {
    const [wire, share] = [spreadOf(step.result.responseMs), spreadOf(step.shareMs)];
    return [
      String(step.callers),
      ...[wire.p50, wire.p95, wire.p99, share.p50, share.p95, share.p99].map(ms),
      `${step.result.turns}`,
      percent(step.failedShare),
      percent(step.cores, 0),
      percent(step.cores / step.callers),
      ms(step.lagP99Ms),
      ms(step.result.latenessP99Ms),
      step.machineLoad,
    ];
  });
  const header = ['calls', 'response p50', 'p95', 'p99', 'our share p50', 'p95', 'p99', 'turns', 'failed'];
  report.table([...header, 'core', 'a call', 'timers late p99', 'callers late p99', 'load'], rows);
  const [alone] = steps;
  const full = steps.find(({ callers }) => callers === FULL_LOAD);
  if (!alone || !full) return;
  const share = spreadOf(full.shareMs);
  report.text(
    `Milliseconds; the response as a caller measures it, at the other end of the wire, and after the last sample that can be heard.`,
  );
  report.text(
    `Response p50 with one call: ${verdict(spreadOf(alone.result.responseMs).p50, RESPONSE_P50_TARGET_MS)}. ` +
      `Our share at ${FULL_LOAD} calls: p50 ${verdict(share.p50, SHARE_P50_TARGET_MS)}, p99 ${verdict(share.p99, SHARE_P99_TARGET_MS)}.`,
  );
  const most = steps.filter(step => holds(step, alone)).at(-1)?.callers ?? 0;
  const broke = steps.find(step => !holds(step, alone));
  if (steps.length > RESPONSE_STEPS.length)
    report.text(
      `Capacity of one core: ${most} calls${broke ? `, not ${broke.callers}` : ' or more'} (failed turns under 0.5 %, response within 25 % of one call's). ` +
        `Target ${CAPACITY_TARGET}: ${most >= CAPACITY_TARGET ? 'met' : 'MISSED'}.`,
    );
  const largest = steps.at(-1) ?? alone;
  const megabytes = (largest.rssBytes - alone.rssBytes) / 1e6 / Math.max(1, largest.callers - alone.callers);
  report.text(
    `Memory: ${(alone.rssBytes / 1e6).toFixed(0)} MB with one call, ${(largest.rssBytes / 1e6).toFixed(0)} MB with ${largest.callers}, ` +
      (megabytes < 0
        ? 'so no figure for a call: the process gave memory back meanwhile.'
        : `so ${megabytes.toFixed(2)} MB a call. ${verdict(megabytes, MEMORY_TARGET_MB, 'MB')}.`),
  );
}
