import { ilike, type SQL } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';

/** Holds where the column has the text somewhere in it, in any case. `%` and `_` stand for themselves. */
export function containsText(column: AnyPgColumn, text: string): SQL {
  return ilike(column, `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`);
}
