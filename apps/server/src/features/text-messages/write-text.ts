import type { SendTextBody, TextMessage } from '@frontdesk/contract';
import { and, asc, eq, isNull } from 'drizzle-orm';
import { AppError } from '../../app-error.ts';
import { contactNumbers, contacts, textThreads } from '../../db/schema/index.ts';
import { recordAudit } from '../audit/record-audit.ts';
import type { Tenant, Transaction } from '../members/enter.ts';
import { requireCarrier } from '../telephony/carrier.ts';
import { loadText } from './list-texts.ts';
import { queueText, senderNumber } from './queue-text.ts';
import type { TextContext } from './text-context.ts';

/** Limits are counted by the hour, so some place is free again soon. */
const RETRY_AFTER_MS = 5 * 60_000;

/**
 * Sends a text of the staff's. Throws `carrier_not_configured`, `no_caller_id`, `do_not_text`, `number_invalid`,
 * `rate_limited`, `validation_failed`.
 */
export async function writeText(
  context: TextContext,
  tenant: Tenant,
  { to, contactId, from, body }: Omit<SendTextBody, 'businessId'>,
): Promise<TextMessage> {
  requireCarrier(context.carrier);
  return await tenant.run(async transaction => {
    const number = to ?? (await firstNumberOf(transaction, contactId ?? ''));
    return await keepText(context, tenant, transaction, { to: number, from, body });
  });
}

/** Answers in a thread, from the number that was last used in it. Throws as `writeText` does. */
export async function replyInThread(
  context: TextContext,
  tenant: Tenant,
  { threadId, body }: { readonly threadId: string; readonly body: string },
): Promise<TextMessage> {
  requireCarrier(context.carrier);
  return await tenant.run(async transaction => {
    const [thread] = await transaction.select().from(textThreads).where(eq(textThreads.id, threadId));
    if (!thread) throw new AppError('not_found', 'There is nothing with this id.');
    const from = await senderNumber(transaction, tenant.businessId, thread.ourNumber);
    return await keepText(context, tenant, transaction, { to: thread.phoneNumber, from: from ?? undefined, body });
  });
}

interface Draft {
  readonly to: string;
  readonly from: string | undefined;
  readonly body: string;
}

async function keepText(context: TextContext, tenant: Tenant, transaction: Transaction, { to, from, body }: Draft) {
  const { businessId, principal, actor } = tenant;
  const sender = await senderNumber(transaction, businessId, from);
  if (sender === null)
    throw from === undefined
      ? new AppError('no_caller_id', 'The business has no active number to text from.')
      : new AppError('validation_failed', 'The business has no such active number.', {
          problems: [{ field: 'from', message: 'Is not one of the business’s active numbers.' }],
        });
  const text = { businessId, to, from: sender, body, userId: principal.userId, at: context.wallTime() };
  const queued = await queueText(transaction, context.jobs, text);
  if (queued.result === 'opted_out')
    throw new AppError('do_not_text', 'They asked not to be texted. They can send START to be texted again.');
  if (queued.result === 'refused') {
    const { reason, detail } = queued;
    if (reason === 'too_many') throw new AppError('rate_limited', detail, { retryAfterMs: RETRY_AFTER_MS });
    throw new AppError('number_invalid', detail, { problems: [{ field: 'to', message: detail }] });
  }
  const { messageId, threadId } = queued;
  const subject = { subjectType: 'text_message', subjectId: messageId };
  await recordAudit(transaction, { businessId, actor, action: 'text.sent', ...subject, after: { threadId } });
  return await loadText(transaction, messageId);
}

async function firstNumberOf(transaction: Transaction, contactId: string): Promise<string> {
  const [row] = await transaction
    .select({ number: contactNumbers.phoneNumber })
    .from(contactNumbers)
    .innerJoin(contacts, eq(contacts.id, contactNumbers.contactId))
    .where(and(eq(contactNumbers.contactId, contactId), isNull(contacts.deletedAt)))
    .orderBy(asc(contactNumbers.position))
    .limit(1);
  if (row) return row.number;
  throw new AppError('validation_failed', 'The business has no such contact.', {
    problems: [{ field: 'contact_id', message: 'Is not one of the business’s contacts.' }],
  });
}
