import { setTimeout } from 'node:timers/promises';
import type { BenchSite } from '../bench-site.ts';
import type { LoadResult } from '../load/load-plan.ts';
import { ms, percent, spreadOf } from '../report/figures.ts';
import { machineLoad, type Report } from '../report/report.ts';
import type { ServerUsage } from '../server/server-messages.ts';

/** Seats that call again and again. */
const CALLERS = 100;
/** Calls before the first sample of memory: caches and pools are full, code is compiled. */
const WARM_UP_CALLS = 500;
/** Memory is looked at so often in between. */
const ROUNDS = 5;
/** Growth that counts as none: less than one record of a call. */
const FLAT_BYTES_A_CALL = 1_000;

export interface LeakOptions {
  readonly site: BenchSite;
  readonly report: Report;
  readonly calls: number;
  /** Fewer are made where they do not fit in. */
  readonly limitMs: number;
}

/** Many short calls (ring, greeting, one turn, hang up at the first sound of the answer), and whether memory stays where it was. */
export async function benchLeak({ site, report, calls, limitMs }: LeakOptions): Promise<void> {
  report.heading('Many short calls');
  const round = (maxCalls: number): Promise<LoadResult> =>
    site.load({
      ...{ serverUrl: site.serverUrl, numbers: site.numbers.usual, callers: CALLERS, maxCalls, manner: 'brief' },
      ...{ rampMs: 2_000, measureAfterMs: 0, durationMs: limitMs / (ROUNDS + 1), turnsPerCall: 1 },
      ...{ lines: ['no'], pauseMs: [40, 40] },
    });
  await round(WARM_UP_CALLS);
  const rows: string[][] = [];
  const samples: { readonly calls: number; readonly heapBytes: number; readonly rssBytes: number }[] = [];
  let [made, failed] = [0, 0];
  const sample = async (result?: LoadResult, seconds = 0, cpuMs = 0) => {
    await setTimeout(1_500); // the last records are written
    const { rssBytes, heapBytes } = await site.server<ServerUsage>({ type: 'memory' });
    samples.push({ calls: made, rssBytes, heapBytes });
    rows.push([
      ...[String(made), (rssBytes / 1e6).toFixed(1), (heapBytes / 1e6).toFixed(1)],
      ...(result
        ? [(result.calls / seconds).toFixed(0), ms(cpuMs / result.calls), ms(spreadOf(result.greetingMs).p50)]
        : ['', '', '']),
      machineLoad(),
    ]);
  };
  await sample();
  for (let index = 0; index < ROUNDS; index++) {
    const before = await site.server<ServerUsage>({ type: 'usage' });
    const startedMs = performance.now();
    const result = await round(Math.ceil(calls / ROUNDS));
    const seconds = (performance.now() - startedMs) / 1000;
    const { cpuMs } = await site.server<ServerUsage>({ type: 'usage' });
    made += result.calls;
    failed += result.calls - result.completed;
    await sample(result, seconds, cpuMs - before.cpuMs);
  }
  report.table(
    [
      'calls',
      'resident MB',
      'heap MB',

      'calls a second',
      'server ms a call',
      'ring → greeting p50',
      'load',
    ],
    rows,
  );
  // The first sample is of a server that has rested; growth counts from the first one under way.
  const growth = slope(samples.slice(1).map(({ calls, heapBytes }) => [calls, heapBytes]));
  const resident = slope(samples.slice(1).map(({ calls, rssBytes }) => [calls, rssBytes]));
  report.text(
    `${made} calls, ${failed} of them (${percent(failed / Math.max(1, made))}) not completed. Growth a call, by least squares: ${growth.toFixed(0)} bytes of heap, ` +
      `${resident.toFixed(0)} bytes resident. Flat (under ${FLAT_BYTES_A_CALL} bytes of heap a call): ${growth < FLAT_BYTES_A_CALL ? 'yes' : 'NO'}.`,
  );
}

/** Of the straight line that fits best. */
function slope(points: readonly (readonly [x: number, y: number])[]): number {
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const [x, y] = [mean(points.map(([at]) => at)), mean(points.map(([, value]) => value))];
  const covariance = points.reduce((sum, [at, value]) => sum + (at - x) * (value - y), 0);
  const variance = points.reduce((sum, [at]) => sum + (at - x) ** 2, 0);
  return variance === 0 ? 0 : covariance / variance;
}
