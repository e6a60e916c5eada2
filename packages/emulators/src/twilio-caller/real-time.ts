import { setImmediate, setTimeout } from 'node:timers/promises';

/**
 * Calls `tick` once for every `intervalMs` of real time until it answers false or `signal` aborts. A tick that comes
 * late is made up for, so that the count never drifts from the clock.
 */
export async function everyInterval(intervalMs: number, tick: () => boolean, signal: AbortSignal): Promise<void> {
  const startMs = performance.now();
  for (let count = 0; !signal.aborted; count++) {
    const waitMs = startMs + count * intervalMs - performance.now();
    if (waitMs > 0) await setTimeout(waitMs, undefined, { signal }).catch(() => undefined);
    // A process that was held up reads its sockets first: what arrived meanwhile was there in time.
    else if (waitMs < -intervalMs) await setImmediate();
    if (signal.aborted || !tick()) return;
  }
}
