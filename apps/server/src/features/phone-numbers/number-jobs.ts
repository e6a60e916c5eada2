import { TwilioError } from '@frontdesk/providers/twilio';
import { and, inArray, lt } from 'drizzle-orm';
import { phoneNumbers } from '../../db/schema/index.ts';
import { buyNumberForAgent } from './buy-for-agent.ts';
import type { NumberCarrier } from './number-carrier.ts';
import { BUY_FOR_AGENT, SETTLE_ALL_NUMBERS, SETTLE_NUMBER } from './number-queues.ts';
import { settleNumber } from './settle-number.ts';

const EVERY_TEN_MINUTES = '*/10 * * * *';
/** Younger ones have a job of their own under way. */
const LEFT_ALONE_MS = 5 * 60_000;
const MAX_AT_ONCE = 1000;

/** Works on what numbers want from the carrier. Call it once a process, where there is an account. */
export async function workOnNumbers(context: NumberCarrier): Promise<void> {
  const { jobs } = context;
  await jobs.work(SETTLE_NUMBER, ({ numberId }, signal) => unlessRefused(settleNumber(context, numberId, signal)));
  await jobs.work(BUY_FOR_AGENT, (wish, signal) => unlessRefused(buyNumberForAgent(context, wish, signal)));
  await jobs.work(SETTLE_ALL_NUMBERS, () => settleLeftOver(context));
  await jobs.repeat(SETTLE_ALL_NUMBERS, EVERY_TEN_MINUTES, {});
}

/** A refusal is noted where it belongs; asking again does not help. */
async function unlessRefused(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof TwilioError) || error.isRetryable) throw error;
  }
}

async function settleLeftOver({ db, jobs, wallTime }: NumberCarrier): Promise<void> {
  const isLeft = and(
    inArray(phoneNumbers.carrierStatus, ['buying', 'configuring', 'releasing']),
    lt(phoneNumbers.updatedAt, new Date(wallTime().getTime() - LEFT_ALONE_MS)),
  );
  const left = await db.select({ id: phoneNumbers.id }).from(phoneNumbers).where(isLeft).limit(MAX_AT_ONCE);
  for (const { id } of left) await jobs.send(SETTLE_NUMBER, { numberId: id }, { key: id });
}
