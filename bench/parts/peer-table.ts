import type { Cores } from '../cores.ts';
import { FLOOR_MS } from '../delays.ts';
import { ms, percent, spreadOf } from '../report/figures.ts';
import { machineLoad, type Report } from '../report/report.ts';
import { LINES, type LoadStep, PAUSE_MS } from './load-step.ts';
import { installPeer, runPeer } from './peer.ts';

/** Those at which ours were measured, too, and one more at which the peer was seen to give way. */
const STEPS = [1, 50, 80, 100];
const SECONDS = 10;

export interface PeerTableOptions {
  readonly cores: Cores;
  readonly report: Report;
  /** Ours, with and without calls. */
  readonly ours: readonly LoadStep[];
}

/** The same conversations held by us and by LiveKit's agents framework, one after the other, on the same core. */
export async function benchPeer({ cores, report, ours }: PeerTableOptions): Promise<void> {
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
    `The same audio, delays and core (floor ${FLOOR_MS} ms). Ours as above: carrier's protocol, records, recordings, services over their own protocols. The ` +
      `peer in one process with its callers, without a network, records or recordings, its services timers in that process; its own voice activity detection, ` +
      `fixed endpointing, answers thought of and spoken ahead as ours are. In production it has a process for each call.`,
  );
  const rows: string[][] = [];
  const [alone] = ours;
  for (const calls of STEPS) {
    const step = ours.find(({ callers }) => callers === calls);
    if (step) rows.push(ourRow(step, alone));
    const load = machineLoad();
    const peer = await runPeer({
      ...{ calls, seconds: SECONDS, core: cores.server, lines: LINES, pauseMs: PAUSE_MS, isPreemptive: true },
    });
    const there = spreadOf(peer.responseMs);
    rows.push([
      ...[String(calls), '@livekit/agents', ms(there.p50), ms(there.p95), ms(there.p99)],
      ...[percent(peer.failed / Math.max(1, peer.turns)), percent(peer.corePerCall)],
      ...[peer.megabytesPerCall.toFixed(1), load],
    ]);
  }
  report.table(['calls', '', 'response p50', 'p95', 'p99', 'failed', 'core a call', 'MB a call', 'load'], rows);
}

function ourRow(step: LoadStep, alone: LoadStep | undefined): string[] {
  const here = spreadOf(step.result.responseMs);
  const others = step.callers - 1;
  const memory = alone && others > 0 ? ((step.rssBytes - alone.rssBytes) / others / 1e6).toFixed(1) : '—';
  return [
    ...[String(step.callers), 'Frontdesk', ms(here.p50), ms(here.p95), ms(here.p99), percent(step.failedShare)],
    ...[percent(step.cores / step.callers), memory, step.machineLoad],
  ];
}
