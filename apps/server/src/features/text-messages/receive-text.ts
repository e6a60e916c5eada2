import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { businesses, phoneNumbers, textMessages, textThreads } from '../../db/schema/index.ts';
import { defineQueue } from '../../jobs/job-queue.ts';
import { runFenced } from '../members/enter.ts';
import { type Keyword, keywordIn } from './keywords.ts';
import type { TextContext } from './text-context.ts';
import { openThread } from './threads.ts';

/** Has the agent answer a text. One conversation is answered by one worker at a time: see `answerText`. */
export const ANSWER_TEXT = defineQueue({
  name: 'answer-text',
  payload: z.object({ businessId: z.uuid(), threadId: z.uuid(), messageId: z.uuid() }),
  retries: 3,
  timeLimitSeconds: 60,
});

export interface ReceivedText {
  readonly messageSid: string;
  readonly from: string;
  readonly to: string;
  readonly body: string;
  readonly mediaCount: number;
  readonly segments: number | null;
}

/**
 * Keeps a text that somebody sent us, honours STOP and START, and has the agent answer it where the business wants
 * that. The same text twice is kept once. False when nobody has the number it was sent to.
 */
export async function receiveText(context: TextContext, text: ReceivedText): Promise<boolean> {
  const { db, jobs, wallTime } = context;
  const [owner] = await db
    .select({ businessId: businesses.id, settings: businesses.settings, agentId: phoneNumbers.agentId })
    .from(phoneNumbers)
    .innerJoin(businesses, eq(businesses.id, phoneNumbers.businessId))
    .where(eq(phoneNumbers.number, text.to));
  if (!owner) return false;
  const { businessId, settings, agentId } = owner;
  const at = wallTime();
  await runFenced(db, businessId, async transaction => {
    const thread = await openThread(transaction, { businessId, phoneNumber: text.from, ourNumber: text.to });
    const body = text.body.replaceAll('\u0000', '');
    const [kept] = await transaction
      .insert(textMessages)
      .values({
        businessId,
        threadId: thread.id,
        direction: 'inbound',
        body,
        status: 'received',
        messageSid: text.messageSid,
        segments: text.segments,
        mediaCount: text.mediaCount,
      })
      .onConflictDoNothing()
      .returning({ id: textMessages.id });
    if (!kept) return;
    const keyword = keywordIn(body, thread.optedOutAt !== null);
    await transaction
      .update(textThreads)
      .set({
        lastMessageAt: at,
        unreadCount: sql`${textThreads.unreadCount} + 1`,
        ...optOut(keyword, thread.optedOutAt, at),
      })
      .where(eq(textThreads.id, thread.id));
    const isForAgent = settings.textAnswering === 'agent' && agentId !== null && keyword === null;
    if (isForAgent && thread.optedOutAt === null && body.trim() !== '')
      await jobs.send(ANSWER_TEXT, { businessId, threadId: thread.id, messageId: kept.id }, { transaction });
  });
  return true;
}

function optOut(keyword: Keyword | null, before: Date | null, at: Date): { optedOutAt?: Date | null } {
  if (keyword === 'stop') return { optedOutAt: before ?? at };
  return keyword === 'start' ? { optedOutAt: null } : {};
}
