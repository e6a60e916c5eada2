import type pg from 'pg';

/** What lists are searched in for a part of a word. */
const INDEXES = [
  { name: 'contacts_words_index', table: 'contacts', columns: ['name', 'email'] },
  { name: 'users_words_index', table: 'users', columns: ['email', 'name', 'username'] },
] as const;

/**
 * PostgreSQL: insufficient_privilege; undefined_file and feature_not_supported, where the server was installed without
 * its extensions.
 */
const CANNOT_ADD = new Set(['42501', '58P01', '0A000']);

/**
 * Indexes names and addresses by the groups of three letters in them (pg_trgm), so that a part of one is found without
 * reading every row. Where the server has no such extension and the database's user may not add it, the same searches
 * read the rows. Safe to repeat; the caller holds the migration lock.
 */
export async function indexWords(client: pg.ClientBase): Promise<void> {
  await client.query('create extension if not exists pg_trgm').catch(unlessItCannotBeAdded);
  const { rowCount } = await client.query(
    `select from pg_opclass where opcname = 'gin_trgm_ops' and pg_opclass_is_visible(oid)`,
  );
  if (!rowCount) return;
  for (const { name, table, columns } of INDEXES) {
    const parts = columns.map(column => `${column} gin_trgm_ops`).join(', ');
    await client.query(`create index if not exists ${name} on public.${table} using gin (${parts})`);
  }
}

function unlessItCannotBeAdded(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && CANNOT_ADD.has(String(error.code)))) throw error;
}
