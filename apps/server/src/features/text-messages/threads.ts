import { sql } from 'drizzle-orm';
import { textThreads } from '../../db/schema/index.ts';
import { contactWithNumber } from '../contacts/contact-with-number.ts';
import type { Transaction } from '../members/enter.ts';

export type TextThreadRow = typeof textThreads.$inferSelect;

/** The thread with an outside number, locked until the transaction ends; made when it is the first time. */
export async function openThread(
  transaction: Transaction,
  thread: { readonly businessId: string; readonly phoneNumber: string; readonly ourNumber: string },
): Promise<TextThreadRow> {
  const { businessId, phoneNumber, ourNumber } = thread;
  const contactId = contactWithNumber(businessId, phoneNumber);
  const [row] = await transaction
    .insert(textThreads)
    .values({ ...thread, contactId })
    .onConflictDoUpdate({
      target: [textThreads.businessId, textThreads.phoneNumber],
      set: { ourNumber, contactId: sql`coalesce(${contactId}, ${textThreads.contactId})`, updatedAt: new Date() },
    })
    .returning();
  if (!row) throw new Error('The thread was neither there nor made.');
  return row;
}
