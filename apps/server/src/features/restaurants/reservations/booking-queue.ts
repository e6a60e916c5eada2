import { sql } from 'drizzle-orm';
import type { Database } from '../../../db/connection.ts';
import { retryTransaction } from '../../../db/retry-transaction.ts';

/**
 * Runs one change of a restaurant's book. Changes of the same restaurant take turns: without that, two that want each
 * other's tables wait a second until the server breaks the deadlock, and a caller hears that second. What keeps two
 * parties off one table is the constraint `reservations_no_overlap`, not this queue.
 */
export function takeTurn<Result>(
  db: Database,
  businessId: string,
  work: (transaction: Database) => Promise<Result>,
): Promise<Result> {
  return retryTransaction(db, async transaction => {
    await transaction.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`reservations:${businessId}`}, 0))`);
    return work(transaction);
  });
}
