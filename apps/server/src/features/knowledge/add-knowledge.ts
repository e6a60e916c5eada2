import type { Database } from '../../db/connection.ts';
import { knowledgeItems, knowledgeVersions } from '../../db/schema/index.ts';
import { writeChunks } from './write-chunks.ts';

export interface NewKnowledge {
  readonly name: string;
  /** A knowledge type of the business's vertical. */
  readonly type: string;
  readonly content: string;
  readonly elevenlabsKbId?: string | null;
  readonly isActive?: boolean;
  /** Name of the file it was read from. */
  readonly sourceName?: string | null;
}

/** Adds an item with its first version and its passages. Returns the item's id. Throws `conflict` past the limit. */
export async function addKnowledge(
  db: Database,
  businessId: string,
  knowledge: NewKnowledge,
  createdBy: string | null,
): Promise<string> {
  return db.transaction(async transaction => {
    const [item] = await transaction
      .insert(knowledgeItems)
      .values({ businessId, ...knowledge })
      .returning({ id: knowledgeItems.id, version: knowledgeItems.version });
    if (!item) throw new Error('The knowledge item was not kept.');
    const { name, type, content } = knowledge;
    await transaction
      .insert(knowledgeVersions)
      .values({ businessId, itemId: item.id, version: item.version, name, type, content, createdBy });
    await writeChunks(transaction, { businessId, itemId: item.id, content });
    return item.id;
  });
}
