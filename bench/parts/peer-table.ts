import { openBenchSite } from '../bench-site.ts';
import type { Cores } from '../cores.ts';
import { FLOOR_MS } from '../delays.ts';
import { ms, percent, spreadOf } from '../report/figures.ts';
import { machineLoad, type Report } from '../report/report.ts';
import { LINES, PAUSE_MS, runStep } from './load-step.ts';
import { installPeer, runPeer } from './peer.ts';

const STEPS = [1, 30, 50, 80];
const SECONDS = 12;

/** The same conversations held by us and by LiveKit's agents framework, one after the other, on the same core. */
export async function benchPeer({ cores, report }: { readonly cores: Cores; readonly report: Report }): Promise<void> {
  report.heading('Beside a peer: @livekit/agents 1.9.0');
  try {
    installPeer();
  } catch (error) {
    report.text(
      `Not measured: its packages could not be installed (${error instanceof Error ? error.message : error}).`,
    );
    return;
  }
  report.text(
    `The same callers, audio, delays and core (floor ${FLOOR_MS} ms). Ours as above: carrier's protocol, records, recordings, services over their own ` +
      `protocols. The peer in one process with its callers, without a network, records or recordings, its services timers in the same process; its own voice activity detection, ` +
      `fixed endpointing, answers thought of and spoken ahead as ours are; in production it has a process for each call.`,
  );
  const rows: string[][] = [];
  await using opened = new AsyncDisposableStack();
  const site = await openBenchSite(cores);
  opened.defer(() => site.close());
  await runStep(site, { callers: 20, seconds: 6 });
  const idle = await site.server({ type: 'memory' });
  for (const calls of STEPS) {
    const ours = await runStep(site, { callers: calls, seconds: SECONDS });
    const here = spreadOf(ours.result.responseMs);
    rows.push([
      ...[String(calls), 'Frontdesk', ms(here.p50), ms(here.p95), ms(here.p99), percent(ours.failedShare)],
      ...[percent(ours.cores / calls), ((ours.rssBytes - idle.rssBytes) / calls / 1e6).toFixed(1), ours.machineLoad],
    ]);
    const load = machineLoad();
    const peer = await runPeer({
      ...{ calls, seconds: SECONDS, core: cores.server, lines: LINES, pauseMs: PAUSE_MS, isPreemptive: true },
    });
    const there = spreadOf(peer.responseMs);
    rows.push([
      ...[String(calls), '@livekit/agents', ms(there.p50), ms(there.p95), ms(there.p99)],
      ...[
        percent(peer.failed / Math.max(1, peer.turns)),
        percent(peer.corePerCall),
        peer.megabytesPerCall.toFixed(1),
        load,
      ],
    ]);
  }
  report.table(['calls', '', 'response p50', 'p95', 'p99', 'failed', 'core a call', 'MB a call', 'load'], rows);
}
