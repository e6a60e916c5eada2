import { and, count, eq, gt, isNull, type SQL } from 'drizzle-orm';
import { businesses, phoneNumbers, textMessages } from '../../db/schema/index.ts';
import type { Transaction } from '../members/enter.ts';
import { allowedCountries, reachProblem } from '../outbound/allowed-countries.ts';

// Whoever talks to an agent can ask it for texts, and each one costs: to many numbers, to a dear one, or to a machine
// that answers for ever.

/** Where a business set nothing. */
const DEFAULT_MAX_PER_HOUR = 300;
/** Texts to one number within an hour that nobody wrote: a long conversation with an agent has some twenty. */
const MAX_AUTOMATIC_PER_HOUR = 30;
/** Texts on one call. */
const MAX_PER_CALL = 5;
const HOUR_MS = 3_600_000;

export interface WantedText {
  readonly businessId: string;
  readonly threadId: string;
  readonly to: string;
  readonly callId: string | null;
  /** Whoever wrote it; null when it is sent by itself. */
  readonly userId: string | null;
  readonly at: Date;
}

/** `number`: nothing is sent there · `too_many`: it may be later. `detail` is for people, and holds no numbers. */
export interface TextRefusal {
  readonly result: 'refused';
  readonly reason: 'number' | 'too_many';
  readonly detail: string;
}

/** Why a text must not be sent; undefined when it may. The thread is locked; other limits may be passed by a text or two. */
export async function textRefusal(transaction: Transaction, text: WantedText): Promise<TextRefusal | undefined> {
  const { businessId, threadId, to, callId, userId, at } = text;
  const [business] = await transaction
    .select({ settings: businesses.settings })
    .from(businesses)
    .where(and(eq(businesses.id, businessId), isNull(businesses.deletedAt)));
  if (!business) return { result: 'refused', reason: 'number', detail: 'There is no such business.' };
  const { settings } = business;
  const problem =
    reachProblem(to, await allowedCountries(transaction, businessId, settings)) ??
    ((await isOwn(transaction, businessId, to)) ? 'This number is the business’s own.' : null);
  if (problem !== null) return { result: 'refused', reason: 'number', detail: problem };
  const isRecent = gt(textMessages.createdAt, new Date(at.getTime() - HOUR_MS));
  const isAutomatic = and(eq(textMessages.threadId, threadId), isNull(textMessages.userId), isRecent);
  const perHour = settings.maxTextsPerHour ?? DEFAULT_MAX_PER_HOUR;
  if (userId === null && (await countSent(transaction, isAutomatic)) >= MAX_AUTOMATIC_PER_HOUR)
    return tooMany(`At most ${MAX_AUTOMATIC_PER_HOUR} texts an hour are sent to one number by themselves.`);
  if (callId !== null && (await countSent(transaction, eq(textMessages.callId, callId))) >= MAX_PER_CALL)
    return tooMany(`At most ${MAX_PER_CALL} texts are sent on one call.`);
  if ((await countSent(transaction, and(eq(textMessages.businessId, businessId), isRecent))) >= perHour)
    return tooMany(`The business sends at most ${perHour} texts an hour.`);
  return undefined;
}

async function isOwn(transaction: Transaction, businessId: string, number: string): Promise<boolean> {
  const [row] = await transaction
    .select({ id: phoneNumbers.id })
    .from(phoneNumbers)
    .where(and(eq(phoneNumbers.businessId, businessId), eq(phoneNumbers.number, number)));
  return row !== undefined;
}

async function countSent(transaction: Transaction, which: SQL | undefined): Promise<number> {
  const [counted] = await transaction
    .select({ total: count() })
    .from(textMessages)
    .where(and(eq(textMessages.direction, 'outbound'), which));
  return counted?.total ?? 0;
}

const tooMany = (detail: string): TextRefusal => ({ result: 'refused', reason: 'too_many', detail });
