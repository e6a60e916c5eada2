import type { Database } from '../../db/connection.ts';
import { knowledgeItems, knowledgeVersions } from '../../db/schema/index.ts';

export interface NewKnowledge {
  readonly name: string;
  /** A knowledge type of the business's vertical. */
  readonly type: string;
  readonly content: string;
}

/** Adds an item with its first version. Returns the item's id. */
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
    await transaction
      .insert(knowledgeVersions)
      .values({ businessId, itemId: item.id, version: item.version, ...knowledge, createdBy });
    return item.id;
  });
}
