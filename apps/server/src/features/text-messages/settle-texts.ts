import { and, eq, isNull, lt } from 'drizzle-orm';
import { z } from 'zod';
import { textMessages } from '../../db/schema/index.ts';
import { defineQueue } from '../../jobs/job-queue.ts';
import type { TextContext } from './text-context.ts';

const SETTLE_TEXTS = defineQueue({ name: 'settle-texts', payload: z.object({}) });
const EVERY_FIVE_MINUTES = '*/5 * * * *';
/** The carrier reports within seconds; what it has said nothing about by then it does not have. */
const SILENCE_MS = 15 * 60_000;

/** Keeps ending texts that were cut off while they were handed to the carrier, and were never heard of again. */
export async function keepSettlingTexts(context: TextContext): Promise<void> {
  await context.jobs.work(SETTLE_TEXTS, async () => settleTexts(context));
  await context.jobs.repeat(SETTLE_TEXTS, EVERY_FIVE_MINUTES, {});
}

/** Ends them now, in all businesses. */
export async function settleTexts({ db, wallTime }: TextContext): Promise<void> {
  const before = new Date(wallTime().getTime() - SILENCE_MS);
  await db
    .update(textMessages)
    .set({
      status: 'failed',
      errorDetail: 'It was handed to the carrier, whose answer was lost; it was not sent again.',
    })
    .where(
      and(eq(textMessages.status, 'sending'), isNull(textMessages.messageSid), lt(textMessages.updatedAt, before)),
    );
}
