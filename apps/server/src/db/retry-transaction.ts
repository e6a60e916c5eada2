import type { Database } from './connection.ts';

/** Serialization failure, deadlock, exclusion violation: two transactions met, and the next attempt sees the other's work. */
const CONFLICTS = new Set(['40001', '40P01', '23P01']);
const MAX_ATTEMPTS = 8;

/** Runs a transaction, again from its start when it lost to another one. Throws the last conflict when it keeps losing. */
export async function retryTransaction<Result>(
  db: Database,
  work: (transaction: Database) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction(work);
    } catch (error) {
      if (attempt === MAX_ATTEMPTS || !CONFLICTS.has(sqlState(error) ?? '')) throw error;
    }
  }
}

/** PostgreSQL's error code, also from inside the query builder's wrapper. */
export function sqlState(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return sqlState(error.cause);
}
