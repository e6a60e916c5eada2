import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgInsertValue, PgTable } from 'drizzle-orm/pg-core';
import type { Database } from './connection.ts';

/** Column lists that were put together before, by table and by the fields of the rows. */
const statements = new WeakMap<PgTable, Map<string, Statement>>();

interface Statement {
  readonly head: SQL;
  readonly tail: SQL;
}

/**
 * Writes many rows with one parameter, their JSON: a query builder makes dozens of objects for each value, which is too
 * much where hundreds of rows a second are written. Fields that a row leaves out take the column's default, as usual.
 * `onConflict` is the clause after the rows. Nothing happens without rows.
 */
export async function insertRows<Table extends PgTable>(
  queries: Pick<Database, 'execute'>,
  table: Table,
  rows: readonly PgInsertValue<Table>[],
  onConflict: SQL,
): Promise<void> {
  if (rows.length === 0) return;
  const { head, tail } = statementFor(table, rows);
  await queries.execute(sql`${head}${storableJson(rows)}${tail} ${onConflict}`);
}

function statementFor(table: PgTable, rows: readonly object[]): Statement {
  const fields = new Set<string>();
  for (const row of rows) for (const [field, value] of Object.entries(row)) if (value !== undefined) fields.add(field);
  const key = [...fields].sort().join();
  const known = statements.get(table) ?? new Map<string, Statement>();
  statements.set(table, known);
  const statement = known.get(key) ?? buildStatement(table, fields);
  known.set(key, statement);
  return statement;
}

function buildStatement(table: PgTable, fields: ReadonlySet<string>): Statement {
  const columns = Object.entries(getTableColumns(table)).filter(([field]) => fields.has(field));
  const names = sql.raw(columns.map(([, column]) => `"${column.name}"`).join(', '));
  const types = sql.raw(columns.map(([field, column]) => `"${field}" ${column.getSQLType()}`).join(', '));
  const values = sql.join(
    columns.map(([field, column]) => columnValue(field, column)),
    sql`, `,
  );
  return {
    head: sql`insert into ${table} (${names}) select ${values} from jsonb_to_recordset(`,
    tail: sql`::jsonb) as entry(${types})`,
  };
}

function columnValue(field: string, column: PgColumn): SQL {
  const value = sql.raw(`entry."${field}"`);
  return column.default === undefined ? value : sql`coalesce(${value}, ${column.default})`;
}

/** Half of a surrogate pair is no text to PostgreSQL; `JSON.stringify` writes it as an escape, and whole pairs as they are. */
function storableJson(rows: readonly object[]): string {
  const json = JSON.stringify(rows);
  if (!json.includes('\\ud')) return json;
  return JSON.stringify(rows, (_key, value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value));
}
