import { getTableName, is, type SQL, sql } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import type { Database } from '../../db/connection.ts';
import * as schema from '../../db/schema/index.ts';

const tenantTables = Object.values(schema as Record<string, unknown>).filter(
  (table): table is PgTable => is(table, PgTable) && 'businessId' in table,
);

/** For every column that refers to a row of a business: counts where that is another business than the row's own. */
const counts: readonly SQL[] = tenantTables.flatMap(table =>
  getTableConfig(table).foreignKeys.flatMap(key => {
    const { columns, foreignTable, foreignColumns } = key.reference();
    if (!('businessId' in foreignTable)) return [];
    return columns.flatMap((column, index) => {
      const foreign = foreignColumns[index];
      if (!foreign || foreign.name === 'business_id') return [];
      const link = `${getTableName(table)}.${column.name}`;
      return sql`select ${link}::text as link, count(*)::int as rows
        from ${sql.identifier(getTableName(table))} as own
        join ${sql.identifier(getTableName(foreignTable))} as other
          on other.${sql.identifier(foreign.name)} = own.${sql.identifier(column.name)}
       where own.business_id <> other.business_id`;
    });
  }),
);

/** Columns in which a row of one business refers to a row of another, `calls.agent_id`. There should be none. */
export async function crossedLinks(db: Database): Promise<string[]> {
  const { rows } = await db.execute<{ link: string; rows: number }>(sql.join([...counts], sql` union all `));
  return rows.filter(row => row.rows > 0).map(row => row.link);
}
