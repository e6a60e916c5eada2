import type { Clock } from '@frontdesk/voice';
import type { OutboundContext } from './outbound-context.ts';
import { reconcileCalls } from './reconcile-calls.ts';

const INTERVAL_MS = 60_000;

/**
 * Looks for calls that nothing was heard of, now and every minute. Returns what stops it, which fulfils once nothing is
 * under way.
 */
export function keepReconciling(context: OutboundContext, clock: Clock): () => Promise<void> {
  let cancel: (() => void) | undefined;
  let isStopped = false;
  let running: Promise<void>;
  const run = async () => {
    try {
      await reconcileCalls(context);
    } catch (error) {
      context.logger.error({ err: error }, 'Calls that were placed could not be looked after; trying again later.');
    }
    if (isStopped) return;
    cancel = clock.schedule(INTERVAL_MS, () => {
      running = run();
    });
  };
  running = run();
  return async () => {
    isStopped = true;
    cancel?.();
    await running;
  };
}
