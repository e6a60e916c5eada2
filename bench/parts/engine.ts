import { measureEngineShare } from '../engine-share.ts';
import { ms, percent, verdict } from '../report/figures.ts';
import type { Report } from '../report/report.ts';

const P99_TARGET_MS = 25;
const TURNS = 6;

/** The engine alone: ports that answer at once, in one process, without sockets or a detector. */
export async function benchEngine(report: Report): Promise<void> {
  report.heading('The engine alone');
  const rows: string[][] = [];
  let p99Ms = Number.NaN;
  for (const calls of [1, 10, 100]) {
    const share = await measureEngineShare(calls, TURNS);
    p99Ms = share.p99Ms;
    rows.push([
      ...[String(calls), ms(share.p50Ms), ms(share.p99Ms), percent(share.corePerCall)],
      ...[share.megabytesPerCall.toFixed(2), String(share.turns)],
    ]);
  }
  report.table(['calls', 'p50', 'p99', 'core a call', 'MB a call', 'turns'], rows);
  report.text(`p99 with 100 calls: ${verdict(p99Ms, P99_TARGET_MS)}.`);
}
