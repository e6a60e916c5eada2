/**
 * `npm run bench`: the speed of this machine's embedded pipeline, and of the engine alone. `npm run bench -- api`: of the
 * API with a million calls, or `-- api 100000` with fewer.
 */
import { availableParallelism, cpus } from 'node:os';
import { benchApi } from './api/bench-api.ts';
import { measureEmbeddedPipeline } from './embedded-pipeline.ts';
import { measureEngineShare } from './engine-share.ts';

/** Targets: response on embedded models; the engine's own share with 100 calls in one process. Milliseconds. */
const RESPONSE_P50_TARGET_MS = 2000;
const ENGINE_P99_TARGET_MS = 25;

console.log(
  `Node ${process.version}, ${availableParallelism()} cores, ${cpus()[0]?.model.trim() ?? 'unknown processor'}\n`,
);

if (process.argv[2] === 'api') {
  await benchApi(Number(process.argv[3] ?? 1_000_000));
  process.exit();
}

console.log("The engine's own share (ports that answer at once, recording on)");
for (const [calls, turns] of [
  [1, 6],
  [10, 6],
  [100, 6],
] as const) {
  const share = await measureEngineShare(calls, turns);
  const verdict = calls === 100 ? judge(share.p99Ms, ENGINE_P99_TARGET_MS, 'p99') : '';
  console.log(
    `  ${String(calls).padStart(3)} calls  p50 ${ms(share.p50Ms)}  p99 ${ms(share.p99Ms)}  ` +
      `${(share.corePerCall * 100).toFixed(2)} % of a core and ${share.megabytesPerCall.toFixed(2)} MB a call  ` +
      `(${share.turns} turns)${verdict}`,
  );
}

console.log('\nThe embedded pipeline (one call at a time, real audio, no keys; a minute after the start)');
const pipeline = await measureEmbeddedPipeline(2);
console.log(
  `  end of speech → first agent audio  p50 ${ms(pipeline.wireP50Ms)}  p95 ${ms(pipeline.wireP95Ms)}  ` +
    `(${pipeline.turns} turns)${judge(pipeline.wireP50Ms, RESPONSE_P50_TARGET_MS, 'p50')}`,
);
const parts = Object.entries(pipeline.split).map(([name, value]) => `${name.replace(/_ms$/, '')} ${Math.round(value)}`);
console.log(`  medians of the split, ms  ${parts.join(', ')}`);
console.log(
  `  ${pipeline.cores.toFixed(2)} cores during a call, ${Math.round(pipeline.megabytes)} MB resident, models included`,
);
console.log('\nThe last call\n');
for (const line of pipeline.transcript) console.log(`  ${line}`);

function ms(value: number): string {
  return `${value.toFixed(value < 10 ? 1 : 0)} ms`;
}

function judge(value: number, target: number, name: string): string {
  return value <= target ? `  ${name} target ${target} ms: met` : `  ${name} target ${target} ms: MISSED`;
}
