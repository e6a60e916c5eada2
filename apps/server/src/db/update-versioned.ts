import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn, PgTable, PgUpdateSetSource } from 'drizzle-orm/pg-core';
import { AppError } from '../app-error.ts';
import type { Database } from './connection.ts';

/** A table whose rows people edit. */
export type VersionedTable = PgTable & { readonly id: AnyPgColumn; readonly version: AnyPgColumn };

export interface VersionedUpdate<Table extends VersionedTable> {
  readonly id: string;
  /** The version the change is based on; null goes with any. */
  readonly version: number | null;
  readonly set: PgUpdateSetSource<Table>;
  /** Narrows the rows that count as existing, such as those not deleted. */
  readonly where?: SQL | undefined;
}

/**
 * Changes a row and raises its version, if it still has the version the change is based on. Returns the row as it is
 * now. Throws `not_found`, or `version_conflict` when somebody else was first.
 */
export async function updateVersioned<Table extends VersionedTable>(
  transaction: Database,
  table: Table,
  { id, version, set, where }: VersionedUpdate<Table>,
): Promise<Table['$inferSelect']> {
  const isIt = and(eq(table.id, id), where);
  const values = { ...set, version: sql`${table.version} + 1` } as PgUpdateSetSource<Table>;
  const [row] = (await transaction
    .update(table)
    .set(values)
    .where(and(isIt, version === null ? undefined : eq(table.version, version)))
    .returning()) as Table['$inferSelect'][];
  if (row) return row;
  const [existing] = await transaction
    .select({ version: sql<number>`${table.version}` })
    .from(table as PgTable)
    .where(isIt);
  if (!existing) throw new AppError('not_found', 'There is nothing with this id.');
  throw new AppError('version_conflict', 'Somebody else changed this. Read it again, then repeat your change.', {
    currentVersion: existing.version,
  });
}
