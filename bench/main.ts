/**
 * `npm run bench`: the scoreboard. Parts by name: `response`, `capacity` (which has the response in it), `barge-in`,
 * `leak [calls]`, `peer`; and those that are not part of the scoreboard: `engine`, `pipeline` (embedded models, no keys)
 * and `api [calls]`. `--report [file]` keeps what came of it in bench/results.
 */
import { join } from 'node:path';
import { benchApi } from './api/bench-api.ts';
import { shareCores } from './cores.ts';
import { benchBargeIn } from './parts/barge-in.ts';
import { benchEngine } from './parts/engine.ts';
import { benchLeak } from './parts/leak.ts';
import { benchPeer } from './parts/peer-table.ts';
import { benchPipeline } from './parts/pipeline.ts';
import { benchLadder } from './parts/response.ts';
import { machine, machineLoad, Report } from './report/report.ts';

const SCOREBOARD = ['capacity', 'barge-in', 'peer', 'leak'];
const LEAK_CALLS = 10_000;
const API_CALLS = 1_000_000;

const args = process.argv.slice(2);
const reportAt = args.indexOf('--report');
const named = reportAt >= 0 ? args[reportAt + 1] : undefined;
const names = (reportAt >= 0 ? args.slice(0, reportAt) : args).filter(arg => !/^\d+$/.test(arg));
const count = Number(args.find(arg => /^\d+$/.test(arg)) ?? Number.NaN);
const parts = names.length > 0 ? names : SCOREBOARD;

console.log(machine());
const report = new Report();
const cores = shareCores();
if (cores.server === undefined) report.text('The server could not be held on a core of its own here.');
report.text(`Load of the machine before: ${machineLoad()}.`);
const startedAt = performance.now();
for (const part of parts) await run(part);
report.text(
  `Load of the machine after: ${machineLoad()}. It took ${Math.round((performance.now() - startedAt) / 1000)} s.`,
);
if (reportAt >= 0) {
  const file = named ?? join('bench/results', `${new Date().toISOString().slice(0, 10)}-speed.md`);
  await report.save(file, ['npm run bench', ...(args.length > 0 ? ['--', ...args] : [])].join(' '));
  console.log(`\nWritten to ${file}.`);
}
process.exit();

async function run(part: string): Promise<void> {
  switch (part) {
    case 'response':
      await benchLadder({ cores, report, untilItBreaks: false });
      break;
    case 'capacity':
      await benchLadder({ cores, report, untilItBreaks: true });
      break;
    case 'barge-in':
      await benchBargeIn({ cores, report });
      break;
    case 'leak':
      await benchLeak({ cores, report, calls: count || LEAK_CALLS });
      break;
    case 'peer':
      await benchPeer({ cores, report });
      break;
    case 'engine':
      await benchEngine(report);
      break;
    case 'pipeline':
      await benchPipeline(report);
      break;
    case 'api':
      await benchApi(count || API_CALLS);
      break;
    default:
      throw new Error(
        `There is no part "${part}". Parts: ${[...SCOREBOARD, 'response', 'engine', 'pipeline', 'api'].join(', ')}.`,
      );
  }
}
