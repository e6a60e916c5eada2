import type { BusinessKind } from '@frontdesk/contract';
import type { Database } from '../../db/connection.ts';

/** Where routes are that every kind of business has. */
export interface BelowBusinessOptions {
  readonly db: Database;
  /** Path of the collection, such as `/restaurants`. */
  readonly path: string;
  /** Only businesses of this kind are found; any kind when absent. */
  readonly kind?: BusinessKind;
}
