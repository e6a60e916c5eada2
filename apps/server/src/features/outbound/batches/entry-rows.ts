import { eq } from 'drizzle-orm';
import type { Database } from '../../../db/connection.ts';
import { batchEntries, type batches } from '../../../db/schema/index.ts';
import type { EntryPlace } from './entry-machine.ts';

export type BatchRow = typeof batches.$inferSelect;
export type EntryRow = typeof batchEntries.$inferSelect;

/** An entry that nobody else changes until the transaction is over. Lock its batch first. */
export async function lockEntry(transaction: Database, entryId: string): Promise<EntryRow | undefined> {
  const [entry] = await transaction.select().from(batchEntries).where(eq(batchEntries.id, entryId)).for('update');
  return entry;
}

/** Writes where an entry stands now; nothing where that did not change. Answers whether it did. */
export async function moveEntry(
  transaction: Database,
  entryId: string,
  place: EntryPlace | undefined,
): Promise<boolean> {
  if (!place) return false;
  const { state, attempts, tries, outcome, reason, dueAt } = place;
  await transaction
    .update(batchEntries)
    .set({ state, attempts, tries, outcome, reason, dueAt })
    .where(eq(batchEntries.id, entryId));
  return true;
}
