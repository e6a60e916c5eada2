import { measureEmbeddedPipeline } from '../embedded-pipeline.ts';
import { ms, verdict } from '../report/figures.ts';
import type { Report } from '../report/report.ts';

const RESPONSE_P50_TARGET_MS = 2000;
const CALLS = 2;

/** Calls with the embedded models, one at a time: what an installation without any key is like. */
export async function benchPipeline(report: Report): Promise<void> {
  report.heading('The embedded pipeline (one call at a time, real audio, no keys; a minute after the start)');
  const pipeline = await measureEmbeddedPipeline(CALLS);
  report.text(
    `End of speech → first agent audio: p50 ${ms(pipeline.wireP50Ms)} ms (${verdict(pipeline.wireP50Ms, RESPONSE_P50_TARGET_MS)}), ` +
      `p95 ${ms(pipeline.wireP95Ms)} ms, ${pipeline.turns} turns.`,
  );
  const split = Object.entries(pipeline.split).map(
    ([name, value]) => `${name.replace(/_ms$/, '')} ${Math.round(value)}`,
  );
  report.text(`Medians of the split, ms: ${split.join(', ')}.`);
  report.text(
    `${pipeline.cores.toFixed(2)} cores during a call, ${Math.round(pipeline.megabytes)} MB resident, models included.`,
  );
  for (const line of pipeline.transcript) console.log(`  ${line}`);
}
