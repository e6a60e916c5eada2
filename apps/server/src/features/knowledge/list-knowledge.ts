import type { KnowledgeItem, KnowledgeListQuery, KnowledgeSummary, PageQuery } from '@frontdesk/contract';
import { and, asc, count, desc, eq, or, sql } from 'drizzle-orm';
import { AppError } from '../../app-error.ts';
import { containsText } from '../../db/contains-text.ts';
import { knowledgeItems, knowledgeVersions } from '../../db/schema/index.ts';
import type { Transaction } from '../members/enter.ts';

const ORDER = {
  name: asc(knowledgeItems.name),
  '-name': desc(knowledgeItems.name),
  created_at: asc(knowledgeItems.createdAt),
  '-created_at': desc(knowledgeItems.createdAt),
  updated_at: asc(knowledgeItems.updatedAt),
  '-updated_at': desc(knowledgeItems.updatedAt),
} as const;

const SUMMARY = {
  id: knowledgeItems.id,
  businessId: knowledgeItems.businessId,
  name: knowledgeItems.name,
  type: knowledgeItems.type,
  isActive: knowledgeItems.isActive,
  elevenlabsKbId: knowledgeItems.elevenlabsKbId,
  sourceName: knowledgeItems.sourceName,
  // Spelled out: the query builder leaves table names away inside a field, and both tables have an id.
  chunkCount: sql<number>`(select count(*)::int from knowledge_chunks where knowledge_chunks.item_id = knowledge_items.id)`,
  version: knowledgeItems.version,
  createdAt: knowledgeItems.createdAt,
  updatedAt: knowledgeItems.updatedAt,
};

/** One page of the items, without their texts. */
export async function listKnowledge(transaction: Transaction, businessId: string, query: KnowledgeListQuery) {
  const { page, pageSize, type, isActive, search, sort } = query;
  const where = and(
    eq(knowledgeItems.businessId, businessId),
    type === undefined ? undefined : eq(knowledgeItems.type, type),
    isActive === undefined ? undefined : eq(knowledgeItems.isActive, isActive),
    search ? or(containsText(knowledgeItems.name, search), containsText(knowledgeItems.content, search)) : undefined,
  );
  const rows = await transaction
    .select(SUMMARY)
    .from(knowledgeItems)
    .where(where)
    .orderBy(ORDER[sort], asc(knowledgeItems.id))
    .limit(pageSize)
    .offset((page - 1) * pageSize);
  const [counted] = await transaction.select({ total: count() }).from(knowledgeItems).where(where);
  return { items: rows.map(withInstants), total: counted?.total ?? 0, page, pageSize };
}

/** Throws `not_found`. */
export async function loadKnowledgeItem(
  transaction: Transaction,
  businessId: string,
  itemId: string,
): Promise<KnowledgeItem> {
  const [row] = await transaction
    .select({ ...SUMMARY, content: knowledgeItems.content })
    .from(knowledgeItems)
    .where(and(eq(knowledgeItems.businessId, businessId), eq(knowledgeItems.id, itemId)));
  if (!row) throw new AppError('not_found', 'There is no such knowledge item.');
  return { ...withInstants(row), content: row.content };
}

function withInstants(row: Omit<KnowledgeSummary, 'createdAt' | 'updatedAt'> & { createdAt: Date; updatedAt: Date }) {
  return { ...row, createdAt: row.createdAt.toISOString(), updatedAt: row.updatedAt.toISOString() };
}

const VERSION = {
  version: knowledgeVersions.version,
  name: knowledgeVersions.name,
  type: knowledgeVersions.type,
  createdBy: knowledgeVersions.createdBy,
  createdAt: knowledgeVersions.createdAt,
};

/** One page of an item's versions, latest first, without their texts. Throws `not_found`. */
export async function listKnowledgeVersions(
  transaction: Transaction,
  businessId: string,
  itemId: string,
  { page, pageSize }: PageQuery,
) {
  await loadKnowledgeItem(transaction, businessId, itemId);
  const where = and(eq(knowledgeVersions.businessId, businessId), eq(knowledgeVersions.itemId, itemId));
  const rows = await transaction
    .select(VERSION)
    .from(knowledgeVersions)
    .where(where)
    .orderBy(desc(knowledgeVersions.version))
    .limit(pageSize)
    .offset((page - 1) * pageSize);
  const [counted] = await transaction.select({ total: count() }).from(knowledgeVersions).where(where);
  const items = rows.map(row => ({ ...row, createdAt: row.createdAt.toISOString() }));
  return { items, total: counted?.total ?? 0, page, pageSize };
}

export interface KnowledgeVersionKey {
  readonly businessId: string;
  readonly itemId: string;
  readonly version: number;
}

/** Throws `not_found`. */
export async function loadKnowledgeVersion(
  transaction: Transaction,
  { businessId, itemId, version }: KnowledgeVersionKey,
) {
  const [row] = await transaction
    .select({ ...VERSION, content: knowledgeVersions.content })
    .from(knowledgeVersions)
    .where(
      and(
        eq(knowledgeVersions.businessId, businessId),
        eq(knowledgeVersions.itemId, itemId),
        eq(knowledgeVersions.version, version),
      ),
    );
  if (!row) throw new AppError('not_found', 'There is no such version.');
  return { ...row, createdAt: row.createdAt.toISOString() };
}
