import { randomUUID } from 'node:crypto';
import type { BusinessKind } from '@frontdesk/contract';
import { AgentConfig } from '@frontdesk/contract';
import { getTableName, is, sql } from 'drizzle-orm';
import { getTableConfig, type PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Database } from '../../db/connection.ts';
import * as schema from '../../db/schema/index.ts';
import { insertBusiness } from '../../features/businesses/business-fixture.ts';
import { restaurant } from '../../features/restaurants/vertical.ts';

type Row = Readonly<Record<string, unknown>>;

/** A business that has one row in every table that belongs to businesses, and an API key of its user. */
export interface BusinessWithEverything {
  readonly businessId: string;
  /** By the table's name in the schema, `knowledgeItems`. */
  readonly rows: Readonly<Record<string, Row>>;
  /** Ids of all its rows. */
  readonly ids: ReadonlySet<string>;
}

const AGENT_CONFIG = AgentConfig.parse(restaurant.defaultAgent);
/** What a column's type does not tell. By table and column. */
const KNOWN: Readonly<Record<string, unknown>> = {
  'agentVersions.config': AGENT_CONFIG,
  'agents.draft': AGENT_CONFIG,
  'callEvents.payload': { type: 'call-answered', atMs: 0 },
  'callEvents.type': 'call-answered',
  'routingRules.outcome': { type: 'agent', agentId: null },
  'webhookEndpoints.events': ['call.ended'],
};
const PAST = new Date('2026-06-01T16:00:00Z');

const tables = Object.entries(schema as Record<string, unknown>).filter((entry): entry is [string, PgTable] =>
  is(entry[1], PgTable),
);
const tenantTables = tables.filter(([, table]) => 'businessId' in table);
const schemaNames = new Map<string, string>(tables.map(([name, table]) => [getTableName(table), name]));
let count = 0;

/** Makes one from the schema alone, so that a new table is in it from the start. Its people are the caller's to add. */
export async function insertOneOfEverything(
  db: Database,
  { kind, userId }: { readonly kind: BusinessKind; readonly userId: string },
): Promise<BusinessWithEverything> {
  const businessId = await insertBusiness(db, { kind, name: `Everything ${++count}` });
  const words = await checkedWords(db);
  const rows: Record<string, Row> = { businesses: { id: businessId }, users: { id: userId } };
  let waiting = tenantTables.filter(([name]) => name !== 'members');
  while (waiting.length > 0) {
    const ready = waiting.filter(([, table]) => parentsOf(table).every(parent => parent in rows || parent === 'self'));
    if (ready.length === 0) throw new Error(`These tables wait for each other: ${waiting.map(([name]) => name)}`);
    for (const [name, table] of ready) {
      const values = { ...valuesFor(name, table, { rows, words }), businessId };
      const [row] = (await db.insert(table).values(values).returning()) as Row[];
      rows[name] = row ?? {};
    }
    waiting = waiting.filter(entry => !ready.includes(entry));
  }
  const [key] = (await db
    .insert(schema.apiKeys)
    .values({ ...valuesFor('apiKeys', schema.apiKeys, { rows, words }), userId } as typeof schema.apiKeys.$inferInsert)
    .returning()) as Row[];
  rows.apiKeys = key ?? {};
  const { users: _, ...own } = rows;
  const ids = Object.values(own).map(row => row.id);
  return { businessId, rows: own, ids: new Set(ids.filter(id => typeof id === 'string')) };
}

/** A word that the database takes, for every column that takes some words only: `table.column` → word. */
async function checkedWords(db: Database): Promise<ReadonlyMap<string, string>> {
  const { rows } = await db.execute<{ table: string; definition: string }>(
    sql`select conrelid::regclass::text as table, pg_get_constraintdef(oid) as definition from pg_constraint where contype = 'c'`,
  );
  return new Map(
    rows.flatMap(({ table, definition }) => {
      const [, column, word] = /\((\w+) = ANY \(ARRAY\['([^']*)'::text/.exec(definition) ?? [];
      return column !== undefined && word !== undefined ? [[`${table}.${column}`, word]] : [];
    }),
  );
}

/** Names of the tables whose rows this one's refer to. */
function parentsOf(table: PgTable): string[] {
  return getTableConfig(table).foreignKeys.map(key => {
    const { foreignTable } = key.reference();
    return foreignTable === table ? 'self' : (schemaNames.get(getTableName(foreignTable)) ?? '');
  });
}

interface Known {
  readonly rows: Readonly<Record<string, Row>>;
  readonly words: ReadonlyMap<string, string>;
}

function valuesFor(name: string, table: PgTable, { rows, words }: Known): Record<string, unknown> {
  const { columns, foreignKeys } = getTableConfig(table);
  // By name, because a foreign key's columns are objects of their own.
  const keys = new Map<string, string>(
    Object.entries(table as unknown as Record<string, PgColumn>).map(([key, column]) => [column.name, key]),
  );
  const values: Record<string, unknown> = {};
  for (const column of columns) {
    const key = keys.get(column.name) ?? column.name;
    const known = `${name}.${key}`;
    if (known in KNOWN) values[key] = KNOWN[known];
    else if (column.notNull && !column.hasDefault)
      values[key] = words.get(`${getTableName(table)}.${column.name}`) ?? valueFor(column);
  }
  for (const foreignKey of foreignKeys) {
    const { columns: own, foreignColumns, foreignTable } = foreignKey.reference();
    const parent = rows[schemaNames.get(getTableName(foreignTable)) ?? ''];
    own.forEach((column, index) => {
      const foreign = foreignColumns[index];
      const value = parent?.[foreign?.name === 'business_id' ? 'businessId' : 'id'];
      if (foreignTable !== table && value !== undefined) values[keys.get(column.name) ?? column.name] = value;
    });
  }
  return values;
}

/** Something that the column and its checks take, as their names tell. */
function valueFor({ name, enumValues, dataType, columnType }: PgColumn): unknown {
  const unique = ++count;
  if (enumValues?.[0] !== undefined) return enumValues[0];
  if (columnType === 'PgUUID') return randomUUID();
  if (columnType === 'PgDateString') return '2026-06-05';
  if (dataType === 'date') return name.startsWith('end') ? new Date(PAST.getTime() + 3_600_000 + unique) : PAST;
  if (dataType === 'number' || dataType === 'bigint') return 1;
  if (dataType === 'boolean') return true;
  if (dataType === 'json') return {};
  if (dataType === 'array') return [];
  if (/phone|number/.test(name)) return `+1415${String(5_550_000 + unique).padStart(7, '0')}`;
  if (name.includes('currency')) return 'USD';
  if (name.includes('url')) return `https://example.com/${unique}`;
  if (name.includes('email')) return `person${unique}@example.com`;
  return `${name} ${unique}`;
}
