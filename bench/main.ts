/**
 * `npm run bench`: the scoreboard. Parts by name: `response`, `capacity` (which has the response in it), `barge-in`,
 * `leak [calls]`, `peer`; and those that are not part of the scoreboard: `engine`, `pipeline` (embedded models, no keys)
 * and `api [calls]`. `--report [file]` keeps what came of it in bench/results.
 */
import { join } from 'node:path';
import { benchApi } from './api/bench-api.ts';
import { type BenchSite, openBenchSite } from './bench-site.ts';
import { shareCores } from './cores.ts';
import { benchBargeIn } from './parts/barge-in.ts';
import { benchEngine } from './parts/engine.ts';
import { benchLeak } from './parts/leak.ts';
import { type LoadStep, runStep } from './parts/load-step.ts';
import { benchPeer } from './parts/peer-table.ts';
import { benchPipeline } from './parts/pipeline.ts';
import { benchLadder } from './parts/response.ts';
import { machine, machineLoad, Report } from './report/report.ts';

const SCOREBOARD = ['capacity', 'barge-in', 'leak', 'peer'];
const OTHERS = ['response', 'engine', 'pipeline', 'api'];
/** Fewer are made where they do not fit in. */
const LEAK = { calls: 10_000, limitMs: 480_000 };
const API_CALLS = 1_000_000;
/** Whatever is loaded, compiled and connected with the first calls is none of those that are measured. */
const WARM_UP = { callers: 30, seconds: 6 };

const args = process.argv.slice(2);
const reportAt = args.indexOf('--report');
const file = reportAt >= 0 ? (args[reportAt + 1] ?? defaultFile()) : undefined;
const chosen = reportAt >= 0 ? args.slice(0, reportAt) : args;
const count = Number(chosen.find(arg => /^\d+$/.test(arg)) ?? Number.NaN);
const names = chosen.filter(arg => !/^\d+$/.test(arg));
const unknown = names.filter(name => ![...SCOREBOARD, ...OTHERS].includes(name));
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}. Parts: ${[...SCOREBOARD, ...OTHERS].join(', ')}.`);
  process.exit(2);
}

console.log(machine());
const report = new Report();
const cores = shareCores();
if (cores.server === undefined) report.text('The server could not be held on a core of its own here.');
report.text(`Load of the machine before: ${machineLoad()}.`);
const startedAt = performance.now();
// The database would outlive us.
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void closeSite().finally(() => process.exit(1)));
let site: BenchSite | undefined;
let steps: readonly LoadStep[] = [];
for (const part of names.length > 0 ? names : SCOREBOARD) {
  try {
    await run(part);
  } catch (error) {
    // What the others came to is kept.
    report.text(`The part ${part} failed: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  }
}
await closeSite();
const seconds = Math.round((performance.now() - startedAt) / 1000);
report.text(`Load of the machine after: ${machineLoad()}. It took ${seconds} s.`);
if (file !== undefined) {
  await report.save(file, ['npm run bench', ...(args.length > 0 ? ['--', ...args] : [])].join(' '));
  console.log(`\nWritten to ${file}.`);
}
process.exit();

async function run(part: string): Promise<void> {
  switch (part) {
    case 'response':
      steps = await benchLadder({ site: await openSite(), report, untilItBreaks: false });
      break;
    case 'capacity':
      steps = await benchLadder({ site: await openSite(), report, untilItBreaks: true });
      break;
    case 'barge-in':
      await benchBargeIn({ site: await openSite(), report });
      break;
    case 'leak':
      await benchLeak({ site: await openSite(), report, ...LEAK, ...(count > 0 && { calls: count }) });
      break;
    case 'peer':
      if (steps.length === 0) steps = await benchLadder({ site: await openSite(), report, untilItBreaks: false });
      // The peer has the core for itself.
      await closeSite();
      await benchPeer({ cores, report, ours: steps });
      break;
    case 'engine':
      await benchEngine(report);
      break;
    case 'pipeline':
      await benchPipeline(report);
      break;
    case 'api':
      await benchApi(count || API_CALLS);
  }
}

/** One server for all parts that phone it, as it is after its first calls. */
async function openSite(): Promise<BenchSite> {
  if (site) return site;
  const opened = await openBenchSite(cores);
  site = opened;
  await runStep(opened, WARM_UP);
  return opened;
}

async function closeSite(): Promise<void> {
  await site?.close();
  site = undefined;
}

function defaultFile(): string {
  return join('bench/results', `${new Date().toISOString().slice(0, 10)}-speed.md`);
}
