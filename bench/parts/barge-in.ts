import { TurnTaking } from '@frontdesk/contract';
import type { BenchSite } from '../bench-site.ts';
import { IMPATIENT_SPEECH_MS } from '../delays.ts';
import { ms, spreadOf, verdict } from '../report/figures.ts';
import type { Report } from '../report/report.ts';
import { runStep } from './load-step.ts';

const AFTER_CERTAIN_TARGET_MS = 100;
const TOTAL_TARGET_MS = 250;
const USUAL_SPEECH_MS = TurnTaking.parse({}).bargeInSpeechMs;

interface BargeInOptions {
  readonly site: BenchSite;
  readonly report: Report;
}

/** How soon the agent falls silent when a caller speaks over it. */
export async function benchBargeIn({ site, report }: BargeInOptions): Promise<void> {
  report.heading('Barge-in');
  report.text(
    `Callers speak over every answer, 0.7 s into it. In all: from the first sample of their speech that can be heard to \`clear\` on the wire. After ` +
      `certainty: from the moment at which the speech had lasted for as long as the agent takes to be meant, as the server recorded it.`,
  );
  const rows: string[][] = [];
  const verdicts: string[] = [];
  for (const [callers, meantMs] of [
    [10, USUAL_SPEECH_MS],
    [100, USUAL_SPEECH_MS],
    [100, IMPATIENT_SPEECH_MS],
  ] as const) {
    const numbers = meantMs === USUAL_SPEECH_MS ? site.numbers.usual : site.numbers.impatient;
    const { result, period, machineLoad } = await runStep(site, { callers, numbers, manner: 'interrupt' });
    const total = spreadOf(result.clearMs);
    const certain = spreadOf(await site.bargeInDelays(period, meantMs));
    const cells = [certain.p50, certain.p95, certain.p99, total.p50, total.p95, total.p99].map(ms);
    const counts = [result.clearMs.length, result.failures['not-cleared'] ?? 0].map(String);
    rows.push([String(callers), `${meantMs} ms`, ...cells, ...counts, machineLoad]);
    verdicts.push(
      `${callers} calls, ${meantMs} ms: after certainty p95 ${verdict(certain.p95, AFTER_CERTAIN_TARGET_MS)}; ` +
        `in all p50 ${verdict(total.p50, TOTAL_TARGET_MS)}, p95 ${verdict(total.p95, TOTAL_TARGET_MS)}.`,
    );
  }
  const header = ['calls', 'meant after', 'after certainty p50', 'p95', 'p99', 'in all p50', 'p95', 'p99'];
  report.table([...header, 'interruptions', 'not cleared', 'load'], rows);
  for (const text of verdicts) report.text(text);
}
