import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { contactNumbers, contacts, phoneNumbers, textMessages, textThreads } from '../../db/schema/index.ts';
import { defineQueue } from '../../jobs/job-queue.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import { callReference } from '../calls/call-reference.ts';
import type { Transaction } from '../members/enter.ts';
import { type TextRefusal, textRefusal } from './text-limits.ts';
import { openThread } from './threads.ts';

/** Hands texts to the carrier. A text is tried for some minutes; an appointment's confirmation is stale after that. */
export const SEND_TEXT = defineQueue({
  name: 'send-text',
  payload: z.object({ businessId: z.uuid(), messageId: z.uuid() }),
  retries: 6,
  retryDelaySeconds: 5,
  timeLimitSeconds: 60,
});

export interface NewText {
  readonly businessId: string;
  readonly to: string;
  readonly from: string;
  readonly body: string;
  readonly callId?: string | null;
  readonly userId?: string | null;
  /** The same key means the same text: it is sent once. */
  readonly idempotencyKey?: string;
  readonly at: Date;
}

interface Queued {
  readonly result: 'queued';
  readonly messageId: string;
  readonly threadId: string;
  readonly isNew: boolean;
}

export type QueuedText =
  | Queued
  | TextRefusal
  /** They sent STOP, or the contact is marked as not to be texted. */
  | { readonly result: 'opted_out' };

/** Keeps a text and has it sent once the transaction commits, unless they do not want it or a limit is reached. */
export async function queueText(transaction: Transaction, jobs: Jobs, text: NewText): Promise<QueuedText> {
  const { businessId, to, from, body, callId = null, userId = null, idempotencyKey, at } = text;
  const thread = await openThread(transaction, { businessId, phoneNumber: to, ourNumber: from });
  if (thread.optedOutAt !== null || (await isNotToBeTexted(transaction, businessId, to)))
    return { result: 'opted_out' };
  const known = async (): Promise<Queued | undefined> => {
    if (idempotencyKey === undefined) return undefined;
    const messageId = await findByKey(transaction, businessId, idempotencyKey);
    return messageId === undefined ? undefined : { result: 'queued', messageId, threadId: thread.id, isNew: false };
  };
  const refusal = await textRefusal(transaction, { businessId, threadId: thread.id, to, callId, userId, at });
  if (refusal) return (await known()) ?? refusal;
  const [row] = await transaction
    .insert(textMessages)
    .values({
      businessId,
      threadId: thread.id,
      direction: 'outbound',
      body,
      status: 'queued',
      callId: callReference(businessId, callId),
      userId,
      idempotencyKey: idempotencyKey ?? null,
    })
    .onConflictDoNothing()
    .returning({ id: textMessages.id });
  if (!row) {
    const before = await known();
    if (!before) throw new Error('A text was neither kept nor found.');
    return before;
  }
  await transaction.update(textThreads).set({ lastMessageAt: at }).where(eq(textThreads.id, thread.id));
  await jobs.send(SEND_TEXT, { businessId, messageId: row.id }, { transaction });
  return { result: 'queued', messageId: row.id, threadId: thread.id, isNew: true };
}

/** The id of the text that was asked for with this key. */
export async function findByKey(
  transaction: Transaction,
  businessId: string,
  idempotencyKey: string,
): Promise<string | undefined> {
  const [row] = await transaction
    .select({ id: textMessages.id })
    .from(textMessages)
    .where(and(eq(textMessages.businessId, businessId), eq(textMessages.idempotencyKey, idempotencyKey)));
  return row?.id;
}

/** The business's active number to text from: the given one, or the first; null when there is none. */
export async function senderNumber(
  transaction: Transaction,
  businessId: string,
  wanted?: string | null,
): Promise<string | null> {
  const rows = await transaction
    .select({ number: phoneNumbers.number })
    .from(phoneNumbers)
    .where(
      and(
        eq(phoneNumbers.businessId, businessId),
        eq(phoneNumbers.status, 'active'),
        eq(phoneNumbers.carrier, 'twilio'),
      ),
    )
    .orderBy(phoneNumbers.createdAt);
  const found = wanted ? rows.find(({ number }) => number === wanted) : rows[0];
  return found?.number ?? null;
}

/** Whether the contact who has the number asked not to be texted. */
export async function isNotToBeTexted(transaction: Transaction, businessId: string, number: string): Promise<boolean> {
  const [row] = await transaction
    .select({ doNotText: contacts.doNotText })
    .from(contactNumbers)
    .innerJoin(contacts, eq(contacts.id, contactNumbers.contactId))
    .where(and(eq(contactNumbers.businessId, businessId), eq(contactNumbers.phoneNumber, number)));
  return row?.doNotText === true;
}
