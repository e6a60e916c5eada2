import { type CarrierMessage, TwilioError } from '@frontdesk/providers/twilio';
import { and, eq, inArray } from 'drizzle-orm';
import { textMessages, textThreads } from '../../db/schema/index.ts';
import { runFenced, type Transaction } from '../members/enter.ts';
import { isNotToBeTexted, SEND_TEXT, senderNumber } from './queue-text.ts';
import type { TextContext } from './text-context.ts';
import { readTextStatus, textStatusesBefore } from './text-status.ts';
import type { TextThreadRow } from './threads.ts';

export const TEXT_STATUS_PATH = '/webhooks/twilio/message-status';

/** Twilio: the recipient has opted out at the carrier. */
const OPTED_OUT = 21610;

interface QueuedJob {
  readonly businessId: string;
  readonly messageId: string;
}

/** Begins to hand queued texts to the carrier. */
export async function sendTexts(context: TextContext): Promise<void> {
  await context.jobs.work(SEND_TEXT, (job, signal) => sendText(context, job, signal), { concurrency: 2 });
}

/**
 * Hands one text to the carrier. A text whose handing over was cut off is not sent again, since it may be on its way:
 * the status callback, which names it, tells. What was written before they sent STOP, or from a number that the business
 * has no more, is not sent. Throws what may go better later, to be tried again.
 */
export async function sendText(
  context: TextContext,
  { businessId, messageId }: QueuedJob,
  signal?: AbortSignal,
): Promise<void> {
  const { db, carrier } = context;
  const text = await runFenced(db, businessId, async transaction => {
    const [row] = await transaction
      .update(textMessages)
      .set({ status: 'sending' })
      .where(and(eq(textMessages.id, messageId), eq(textMessages.status, 'queued')))
      .returning({ body: textMessages.body, threadId: textMessages.threadId });
    if (!row) return undefined;
    const [thread] = await transaction.select().from(textThreads).where(eq(textThreads.id, row.threadId));
    if (!thread) return undefined;
    const problem = await problemSince(transaction, thread);
    const { phoneNumber: to, ourNumber: from, id: threadId } = thread;
    if (problem === null) return { body: row.body, to, from, threadId };
    await transaction
      .update(textMessages)
      .set({ status: 'failed', errorDetail: problem })
      .where(eq(textMessages.id, messageId));
    return undefined;
  });
  if (!text) return;
  const save = (values: Partial<typeof textMessages.$inferInsert>) =>
    runFenced(db, businessId, transaction =>
      transaction.update(textMessages).set(values).where(eq(textMessages.id, messageId)),
    );
  if (!carrier) {
    await save({ status: 'failed', errorDetail: 'This server has no Twilio account to send texts with.' });
    return;
  }
  const { to, from, body, threadId } = text;
  let sent: CarrierMessage;
  try {
    const statusCallback = callbackFor(context, businessId, messageId);
    sent = await carrier.messages.send({ to, from, body, statusCallback }, signal);
  } catch (error) {
    if (!(error instanceof TwilioError)) throw error;
    if (error.isInDoubt) return;
    if (error.isRetryable) {
      await save({ status: 'queued' });
      throw error;
    }
    await save({ status: 'failed', errorCode: error.code, errorDetail: error.message });
    if (error.code === OPTED_OUT)
      await runFenced(db, businessId, transaction =>
        transaction.update(textThreads).set({ optedOutAt: context.wallTime() }).where(eq(textThreads.id, threadId)),
      );
    return;
  }
  const status = readTextStatus(sent.status) ?? 'sending';
  await save({ messageSid: sent.sid, segments: sent.segments, sentAt: context.wallTime() });
  // A status callback may have been here first.
  await runFenced(db, businessId, transaction =>
    transaction
      .update(textMessages)
      .set({ status })
      .where(and(eq(textMessages.id, messageId), inArray(textMessages.status, textStatusesBefore(status)))),
  );
}

/** What has changed since it was written; null when it may still be sent. */
async function problemSince(transaction: Transaction, thread: TextThreadRow): Promise<string | null> {
  const { businessId, phoneNumber, ourNumber, optedOutAt } = thread;
  if (optedOutAt !== null || (await isNotToBeTexted(transaction, businessId, phoneNumber)))
    return 'They asked not to be texted before it was sent.';
  if ((await senderNumber(transaction, businessId, ourNumber)) === null)
    return 'The number it was to be sent from is not an active one of the business any more.';
  return null;
}

function callbackFor({ publicUrl }: TextContext, businessId: string, messageId: string): string {
  return `${publicUrl}${TEXT_STATUS_PATH}?business_id=${businessId}&text_id=${messageId}`;
}
