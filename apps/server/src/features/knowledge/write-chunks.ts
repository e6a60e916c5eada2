import { and, count, eq, ne } from 'drizzle-orm';
import { AppError } from '../../app-error.ts';
import type { Database } from '../../db/connection.ts';
import { knowledgeChunks } from '../../db/schema/index.ts';
import { chunkText } from './chunk-text.ts';

/** Passages of one business. Each call starts with all of them: about 1 MB, and searched in some milliseconds. */
const MAX_CHUNKS = 2000;

export interface ItemText {
  readonly businessId: string;
  readonly itemId: string;
  readonly content: string;
}

/** Puts the passages of an item's text in place of those it had. Throws `conflict` when the business has too many. */
export async function writeChunks(db: Database, { businessId, itemId, content }: ItemText): Promise<void> {
  const texts = chunkText(content);
  const [others] = await db
    .select({ total: count() })
    .from(knowledgeChunks)
    .where(and(eq(knowledgeChunks.businessId, businessId), ne(knowledgeChunks.itemId, itemId)));
  if ((others?.total ?? 0) + texts.length > MAX_CHUNKS)
    throw new AppError('conflict', 'The business has as much knowledge as calls can search. Delete something first.');
  await db
    .delete(knowledgeChunks)
    .where(and(eq(knowledgeChunks.businessId, businessId), eq(knowledgeChunks.itemId, itemId)));
  if (texts.length > 0)
    await db.insert(knowledgeChunks).values(texts.map((text, position) => ({ businessId, itemId, position, text })));
}
