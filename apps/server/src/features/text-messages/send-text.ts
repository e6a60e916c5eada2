import { type CarrierMessage, TwilioError } from '@frontdesk/providers/twilio';
import { and, eq, inArray } from 'drizzle-orm';
import { textMessages, textThreads } from '../../db/schema/index.ts';
import { runFenced } from '../members/enter.ts';
import { SEND_TEXT } from './queue-text.ts';
import type { TextContext } from './text-context.ts';
import { readTextStatus, textStatusesBefore } from './text-status.ts';

export const TEXT_STATUS_PATH = '/webhooks/twilio/message-status';

/** Twilio: the recipient has opted out at the carrier. */
const OPTED_OUT = 21610;

interface QueuedJob {
  readonly businessId: string;
  readonly messageId: string;
}

/** Begins to hand queued texts to the carrier. */
export async function sendTexts(context: TextContext): Promise<void> {
  await context.jobs.work(SEND_TEXT, job => sendText(context, job), { concurrency: 2 });
}

/**
 * Hands one text to the carrier. A text whose handing over was cut off is not sent again, since it may be on its way:
 * the status callback, which names it, tells. Throws what may go better later, to be tried again.
 */
export async function sendText(context: TextContext, { businessId, messageId }: QueuedJob): Promise<void> {
  const { db, carrier } = context;
  const text = await runFenced(db, businessId, async transaction => {
    const [row] = await transaction
      .update(textMessages)
      .set({ status: 'sending' })
      .where(and(eq(textMessages.id, messageId), eq(textMessages.status, 'queued')))
      .returning({ body: textMessages.body, threadId: textMessages.threadId });
    if (!row) return undefined;
    const [thread] = await transaction.select().from(textThreads).where(eq(textThreads.id, row.threadId));
    return thread && { body: row.body, to: thread.phoneNumber, from: thread.ourNumber, threadId: thread.id };
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
    sent = await carrier.messages.send({ to, from, body, statusCallback: callbackFor(context, businessId, messageId) });
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

function callbackFor({ publicUrl }: TextContext, businessId: string, messageId: string): string {
  return `${publicUrl}${TEXT_STATUS_PATH}?business_id=${businessId}&text_id=${messageId}`;
}
