import { TwilioError } from '@frontdesk/providers/twilio';
import { and, asc, eq, isNotNull, isNull, lt } from 'drizzle-orm';
import { z } from 'zod';
import { textMessages } from '../../db/schema/index.ts';
import { defineQueue } from '../../jobs/job-queue.ts';
import { noteTextStatus } from './note-text-status.ts';
import type { TextContext } from './text-context.ts';

const SETTLE_TEXTS = defineQueue({ name: 'settle-texts', payload: z.object({}) });
const EVERY_FIVE_MINUTES = '*/5 * * * *';
/** The carrier reports within seconds; what it has said nothing about by then it does not have, or its word got lost. */
const SILENCE_MS = 15 * 60_000;
/** `SEND_TEXT` has given up long before, or nobody worked on it: what a text says is stale by then. */
const STALE_MS = 30 * 60_000;
/** Texts that one run asks the carrier about. */
const MAX_ASKED = 50;

/** Keeps ending texts that were cut off on their way, and asking about those that were not heard of again. */
export async function keepSettlingTexts(context: TextContext): Promise<void> {
  await context.jobs.work(SETTLE_TEXTS, async (_nothing, signal) => settleTexts(context, signal));
  await context.jobs.repeat(SETTLE_TEXTS, EVERY_FIVE_MINUTES, {});
}

/** Does so now, in all businesses. */
export async function settleTexts(context: TextContext, signal?: AbortSignal): Promise<void> {
  const { db, wallTime } = context;
  const isOlderThan = (ms: number) => lt(textMessages.updatedAt, new Date(wallTime().getTime() - ms));
  await db
    .update(textMessages)
    .set({ status: 'failed', errorDetail: 'The carrier could not be reached in time; it was not sent.' })
    .where(and(eq(textMessages.status, 'queued'), isOlderThan(STALE_MS)));
  await db
    .update(textMessages)
    .set({
      status: 'failed',
      errorDetail: 'It was handed to the carrier, whose answer was lost; it was not sent again.',
    })
    .where(and(eq(textMessages.status, 'sending'), isNull(textMessages.messageSid), isOlderThan(SILENCE_MS)));
  const silent = await db
    .select({ id: textMessages.id, businessId: textMessages.businessId, messageSid: textMessages.messageSid })
    .from(textMessages)
    .where(and(eq(textMessages.status, 'sending'), isNotNull(textMessages.messageSid), isOlderThan(SILENCE_MS)))
    .orderBy(asc(textMessages.updatedAt))
    .limit(MAX_ASKED);
  for (const { id: textId, businessId, messageSid } of silent)
    if (messageSid !== null) await askAbout(context, { textId, businessId, messageSid }, signal);
}

interface SilentText {
  readonly textId: string;
  readonly businessId: string;
  readonly messageSid: string;
}

/** Has the carrier say how far a text is. Throws when it cannot be asked now. */
async function askAbout(context: TextContext, text: SilentText, signal: AbortSignal | undefined): Promise<void> {
  const { db, carrier } = context;
  if (!carrier) return;
  const status = await carrier.messages.get(text.messageSid, signal).then(({ status }) => status, unlessGone);
  // Those that are still on their way make room for others to be asked about.
  await db.update(textMessages).set({ updatedAt: context.wallTime() }).where(eq(textMessages.id, text.textId));
  await noteTextStatus(context, { ...text, status });
}

/** Deleted at the carrier: there is nothing to be heard of it any more. */
function unlessGone(error: unknown): 'failed' {
  if (error instanceof TwilioError && error.status === 404) return 'failed';
  throw error;
}
