import { sql } from 'drizzle-orm';
import { boolean, check, foreignKey, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { businesses } from './businesses.ts';
import { createdAt, id, updatedAt } from './columns.ts';
import { users } from './identity.ts';

/** What an agent may answer from. The row holds the current text; `knowledge_versions` keeps every text there was. */
export const knowledgeItems = pgTable(
  'knowledge_items',
  {
    id: id(),
    businessId: uuid('business_id')
      .notNull()
      .references(() => businesses.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    /** What it is about, a word of the vertical: `general`, `menu`, `hours`, `specials`, `policy` … */
    type: text('type').notNull().default('general'),
    content: text('content').notNull(),
    version: integer('version').notNull().default(1),
    isActive: boolean('is_active').notNull().default(true),
    elevenlabsKbId: text('elevenlabs_kb_id'),
    /** Name of the file it was read from; null for what was typed in. */
    sourceName: text('source_name'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  table => [
    unique('knowledge_items_business_id_id_key').on(table.businessId, table.id),
    index('knowledge_items_business_id_type_index').on(table.businessId, table.type),
    check('knowledge_items_version_check', sql`${table.version} > 0`),
  ],
);

export const knowledgeVersions = pgTable(
  'knowledge_versions',
  {
    id: id(),
    businessId: uuid('business_id').notNull(),
    itemId: uuid('item_id').notNull(),
    version: integer('version').notNull(),
    name: text('name').notNull(),
    type: text('type').notNull(),
    content: text('content').notNull(),
    createdBy: uuid('created_by').references(() => users.id, { onDelete: 'set null' }),
    createdAt: createdAt(),
  },
  table => [
    foreignKey({
      name: 'knowledge_versions_item_fk',
      columns: [table.businessId, table.itemId],
      foreignColumns: [knowledgeItems.businessId, knowledgeItems.id],
    }).onDelete('cascade'),
    unique('knowledge_versions_item_id_version_key').on(table.itemId, table.version),
  ],
);

/**
 * The item's text in passages short enough to be found by meaning and to be spoken. Written anew with every edit; calls
 * start with the passages of the active items.
 */
export const knowledgeChunks = pgTable(
  'knowledge_chunks',
  {
    id: id(),
    businessId: uuid('business_id').notNull(),
    itemId: uuid('item_id').notNull(),
    /** Order within the item, from 0. */
    position: integer('position').notNull(),
    text: text('text').notNull(),
  },
  table => [
    foreignKey({
      name: 'knowledge_chunks_item_fk',
      columns: [table.businessId, table.itemId],
      foreignColumns: [knowledgeItems.businessId, knowledgeItems.id],
    }).onDelete('cascade'),
    unique('knowledge_chunks_item_id_position_key').on(table.itemId, table.position),
    index('knowledge_chunks_business_id_index').on(table.businessId),
    check('knowledge_chunks_position_check', sql`${table.position} >= 0`),
  ],
);
