import { openBenchSite } from '../bench-site.ts';
import type { Cores } from '../cores.ts';
import { ms, spreadOf, verdict } from '../report/figures.ts';
import type { Report } from '../report/report.ts';
import { runStep } from './load-step.ts';

const AFTER_CERTAIN_TARGET_MS = 100;
const TOTAL_TARGET_MS = 250;
const CALLERS = [1, 100];

/** How soon the agent falls silent when a caller speaks over it. */
export async function benchBargeIn({
  cores,
  report,
}: {
  readonly cores: Cores;
  readonly report: Report;
}): Promise<void> {
  await using opened = new AsyncDisposableStack();
  const site = await openBenchSite(cores);
  opened.defer(() => site.close());
  report.heading('Barge-in');
  report.text(
    `Callers speak over every answer, 0.7 s into it. From the first sample of their speech to \`clear\` on the wire; and from the moment at which ` +
      `the speech had lasted for as long as counts as meant, as the server recorded it.`,
  );
  await runStep(site, { callers: 20, seconds: 6, manner: 'interrupt' });
  const rows: string[][] = [];
  let verdicts = '';
  for (const callers of CALLERS) {
    const since = new Date();
    const { result, machineLoad } = await runStep(site, {
      callers,
      seconds: callers === 1 ? 20 : 15,
      manner: 'interrupt',
    });
    const total = spreadOf(result.clearMs);
    const certain = spreadOf(await site.bargeInDelays(since));
    const cells = [certain.p50, certain.p95, certain.p99, total.p50, total.p95, total.p99].map(ms);
    rows.push([
      String(callers),
      ...cells,
      String(result.clearMs.length),
      String(result.failures['not-cleared'] ?? 0),
      machineLoad,
    ]);
    verdicts =
      `With ${callers} calls: after certainty p95 ${verdict(certain.p95, AFTER_CERTAIN_TARGET_MS)}; ` +
      `in all p50 ${verdict(total.p50, TOTAL_TARGET_MS)}, p95 ${verdict(total.p95, TOTAL_TARGET_MS)}.`;
  }
  const header = [
    'calls',
    'after certainty p50',
    'p95',
    'p99',
    'in all p50',
    'p95',
    'p99',
    'interruptions',
    'not cleared',
    'load',
  ];
  report.table(header, rows);
  report.text(verdicts);
}
