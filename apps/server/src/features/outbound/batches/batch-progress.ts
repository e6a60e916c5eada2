import type { BatchCounts, BatchProgress } from '@frontdesk/contract';
import { count, eq, inArray } from 'drizzle-orm';
import type { Database } from '../../../db/connection.ts';
import { batchEntries, batches } from '../../../db/schema/index.ts';
import type { BatchContext } from './batch-context.ts';

/** Where progress of a batch is published. */
export const batchSubject = (batchId: string): string => `batches.${batchId}`;

const NONE: BatchCounts = { total: 0, waiting: 0, calling: 0, completed: 0, failed: 0, skipped: 0, canceled: 0 };

/** How many entries of each batch are in which state. */
export async function countEntries(db: Database, batchIds: readonly string[]): Promise<Map<string, BatchCounts>> {
  const counts = new Map<string, BatchCounts>(batchIds.map(id => [id, NONE]));
  if (batchIds.length === 0) return counts;
  const rows = await db
    .select({ batchId: batchEntries.batchId, state: batchEntries.state, entries: count() })
    .from(batchEntries)
    .where(inArray(batchEntries.batchId, [...batchIds]))
    .groupBy(batchEntries.batchId, batchEntries.state);
  for (const { batchId, state, entries } of rows) {
    const before = counts.get(batchId) ?? NONE;
    counts.set(batchId, { ...before, [state]: entries, total: before.total + entries });
  }
  return counts;
}

/** Tells whoever watches the batch how far it is. */
export async function publishProgress(
  { db, bus, wallTime }: Pick<BatchContext, 'db' | 'bus' | 'wallTime'>,
  batchId: string,
): Promise<void> {
  const [batch] = await db
    .select({ businessId: batches.businessId, status: batches.status, pauseReason: batches.pauseReason })
    .from(batches)
    .where(eq(batches.id, batchId));
  const counts = (await countEntries(db, [batchId])).get(batchId);
  if (!batch || !counts) return;
  const at = wallTime().toISOString();
  bus.publish(batchSubject(batchId), { type: 'batch-progress', batchId, ...batch, counts, at } satisfies BatchProgress);
}
