import { type SQL, sql } from 'drizzle-orm';
import { type AnyPgColumn, integer, timestamp, uuid } from 'drizzle-orm/pg-core';
import { v7 as uuidv7 } from 'uuid';

/** Primary key: a UUIDv7 made by the application, so ids sort by the time they were made. */
export const id = () =>
  uuid('id')
    .primaryKey()
    .$defaultFn(() => uuidv7());

export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

export const createdAt = () => instant('created_at').notNull().defaultNow();

export const updatedAt = () =>
  instant('updated_at')
    .notNull()
    .defaultNow()
    .$onUpdate(() => new Date());

/** Counts the edits of a row that people edit, from 1: whoever saves names the version they read. */
export const version = () => integer('version').notNull().default(1);

/** When the row was deleted for everybody but the records that refer to it; null while it is there. */
export const deletedAt = () => instant('deleted_at');

/** Holds for null and for an E.164 number (ITU-T E.164 §6: at most 15 digits). */
export const isE164 = (column: AnyPgColumn): SQL => sql`${column} ~ '^\\+[1-9][0-9]{6,14}$'`;

/** Holds for null and for one of the words. The words are constants of ours, never input. */
export const isOneOf = (column: AnyPgColumn, words: readonly string[]): SQL =>
  sql`${column} in (${sql.raw(words.map(word => `'${word}'`).join(', '))})`;
