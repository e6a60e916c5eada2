import { Id } from '@frontdesk/contract';
import { z } from 'zod';
import { defineQueue } from '../../../jobs/job-queue.ts';
import type { Jobs, SendOptions } from '../../../jobs/jobs.ts';

/** Looks after one batch: takes note of what came of its calls, and places those whose time has come. */
export const BATCH_TICKS = defineQueue({
  name: 'batch-ticks',
  payload: z.object({ batchId: Id }),
  retries: 10,
  // Placing one call takes up to half a minute when the carrier is slow.
  timeLimitSeconds: 300,
});

/** Looks for batches whose next tick got lost. */
export const BATCH_SWEEPS = defineQueue({ name: 'batch-sweeps', payload: z.object({}), retries: 0 });

interface TickTime {
  readonly at: Date;
  readonly now: Date;
}

/**
 * Has a batch looked after at a time, at once when it has come. Ticks for the same batch and second are one job, so it
 * does no harm to ask for one too many.
 */
export async function scheduleTick(
  jobs: Jobs,
  batchId: string,
  { at, now, transaction }: TickTime & Pick<SendOptions, 'transaction'>,
): Promise<void> {
  const second = Math.ceil(at.getTime() / 1000);
  const isDue = at <= now;
  await jobs.send(
    BATCH_TICKS,
    { batchId },
    {
      key: `${batchId}@${isDue ? 'now' : second}`,
      ...(!isDue && { startAfter: new Date(second * 1000) }),
      ...(transaction && { transaction }),
    },
  );
}

/** Has batches looked after at once. */
export async function wakeBatches(jobs: Jobs, batchIds: readonly string[]): Promise<void> {
  for (const batchId of new Set(batchIds)) await jobs.send(BATCH_TICKS, { batchId }, { key: `${batchId}@now` });
}
