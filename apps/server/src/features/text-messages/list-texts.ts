import type { TextMessage, TextThread, TextThreadListQuery } from '@frontdesk/contract';
import { and, count, desc, eq, gt, isNull, type SQL, sql } from 'drizzle-orm';
import { AppError } from '../../app-error.ts';
import { contacts, textMessages, textThreads } from '../../db/schema/index.ts';
import type { Transaction } from '../members/enter.ts';

const PREVIEW_LENGTH = 140;

/** One page of a business's threads, the latest first. */
export async function listThreads(transaction: Transaction, query: TextThreadListQuery) {
  const { page, pageSize, businessId, unread, phoneNumber, contactId } = query;
  const where = and(
    eq(textThreads.businessId, businessId),
    phoneNumber === undefined ? undefined : eq(textThreads.phoneNumber, phoneNumber),
    contactId === undefined ? undefined : eq(textThreads.contactId, contactId),
    unread === undefined
      ? undefined
      : unread === 'true'
        ? gt(textThreads.unreadCount, 0)
        : eq(textThreads.unreadCount, 0),
  );
  const items = await selectThreads(transaction, where)
    .orderBy(desc(textThreads.lastMessageAt), desc(textThreads.id))
    .limit(pageSize)
    .offset((page - 1) * pageSize);
  const [counted] = await transaction.select({ total: count() }).from(textThreads).where(where);
  return { items: items.map(toThread), total: counted?.total ?? 0, page, pageSize };
}

/** Throws `not_found`. */
export async function loadThread(transaction: Transaction, threadId: string): Promise<TextThread> {
  const [row] = await selectThreads(transaction, eq(textThreads.id, threadId));
  if (!row) throw new AppError('not_found', 'There is nothing with this id.');
  return toThread(row);
}

function selectThreads(transaction: Transaction, where: SQL | undefined) {
  const preview = sql<string | null>`(select left(${textMessages.body}, ${PREVIEW_LENGTH}) from ${textMessages}
    where ${textMessages.threadId} = ${textThreads.id}
    order by ${textMessages.createdAt} desc, ${textMessages.id} desc limit 1)`;
  return transaction
    .select({ thread: textThreads, contactName: contacts.name, preview })
    .from(textThreads)
    .leftJoin(contacts, and(eq(contacts.id, textThreads.contactId), isNull(contacts.deletedAt)))
    .where(where);
}

interface ThreadRow {
  readonly thread: typeof textThreads.$inferSelect;
  readonly contactName: string | null;
  readonly preview: string | null;
}

function toThread({ thread, contactName, preview }: ThreadRow): TextThread {
  const { id, businessId, phoneNumber, ourNumber, contactId, optedOutAt, unreadCount, lastMessageAt } = thread;
  return {
    ...{ id, businessId, phoneNumber, ourNumber, contactId, unreadCount },
    contactName: contactName || null,
    isOptedOut: optedOutAt !== null,
    lastMessageAt: lastMessageAt.toISOString(),
    preview: preview ?? '',
  };
}

/** One page of a thread's messages, the latest first. */
export async function listTexts(
  transaction: Transaction,
  { threadId, page, pageSize }: { readonly threadId: string; readonly page: number; readonly pageSize: number },
) {
  const where = eq(textMessages.threadId, threadId);
  const rows = await transaction
    .select()
    .from(textMessages)
    .where(where)
    .orderBy(desc(textMessages.createdAt), desc(textMessages.id))
    .limit(pageSize)
    .offset((page - 1) * pageSize);
  const [counted] = await transaction.select({ total: count() }).from(textMessages).where(where);
  return { items: rows.map(toText), total: counted?.total ?? 0, page, pageSize };
}

/** Throws `not_found`. */
export async function loadText(transaction: Transaction, messageId: string): Promise<TextMessage> {
  const [row] = await transaction.select().from(textMessages).where(eq(textMessages.id, messageId));
  if (!row) throw new AppError('not_found', 'There is nothing with this id.');
  return toText(row);
}

function toText(row: typeof textMessages.$inferSelect): TextMessage {
  const { businessId: _, idempotencyKey: _key, updatedAt: _at, sentAt, createdAt, ...fields } = row;
  return { ...fields, sentAt: sentAt?.toISOString() ?? null, createdAt: createdAt.toISOString() };
}
