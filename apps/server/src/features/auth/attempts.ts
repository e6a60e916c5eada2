import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { and, eq, isNull, lt, or, sql } from 'drizzle-orm';
import type { Database } from '../../db/connection.ts';
import { attempts } from '../../db/schema/index.ts';

/** How often something may be tried. */
export interface AttemptLimit {
  /** The try after this many is refused. */
  readonly max: number;
  /** Tries are forgotten when there was none for this long. */
  readonly windowMs: number;
  /** How long the first block lasts; each further try doubles it. */
  readonly firstBlockMs: number;
  readonly longestBlockMs: number;
}

/** Who is trying what. The name itself is not kept. */
export const attemptSubject = (kind: string, name: string) =>
  `${kind}:${createHash('sha256').update(name.toLowerCase()).digest('base64url')}`;

/**
 * The part of an address that stands for one connection: all of an IPv4 address, the first 64 bits of an IPv6 one,
 * since a household is given at least that many (RFC 6177).
 */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail = ''] = address.split('%', 1).join('').split('::');
  const groups = head.split(':').filter(Boolean);
  const rest = tail.split(':').filter(Boolean);
  const filled = address.includes('::')
    ? [...groups, ...Array(8 - groups.length - rest.length).fill('0'), ...rest]
    : groups;
  return filled
    .slice(0, 4)
    .map(group => Number.parseInt(group, 16).toString(16))
    .join(':');
}

/**
 * Counts a try before it is made, so that many at once are counted, too. Returns null when it may go on, and otherwise
 * for how long it may not, in milliseconds.
 */
export async function countAttempt(
  db: Database,
  { subject, limit, now }: { readonly subject: string; readonly limit: AttemptLimit; readonly now: Date },
): Promise<number | null> {
  const forgotten = new Date(now.getTime() - limit.windowMs);
  const count = sql`case when ${attempts.lastAt} < ${forgotten.toISOString()}::timestamptz then 1 else ${attempts.count} + 1 end`;
  const blockMs = sql`least(${limit.firstBlockMs} * power(2, least((${count}) - ${limit.max}, 20)), ${limit.longestBlockMs})`;
  const [counted] = await db
    .insert(attempts)
    .values({ subject, count: 1, lastAt: now, blockedUntil: null })
    .onConflictDoUpdate({
      target: attempts.subject,
      set: {
        count,
        lastAt: now,
        blockedUntil: sql`case when (${count}) >= ${limit.max} then ${now.toISOString()}::timestamptz + (${blockMs}) * interval '1 millisecond' end`,
      },
      setWhere: sql`${attempts.blockedUntil} is null or ${attempts.blockedUntil} <= ${now.toISOString()}::timestamptz`,
    })
    .returning({ subject: attempts.subject });
  if (counted) return null;
  const [row] = await db
    .select({ blockedUntil: attempts.blockedUntil })
    .from(attempts)
    .where(eq(attempts.subject, subject));
  return Math.max((row?.blockedUntil?.getTime() ?? 0) - now.getTime(), 1000);
}

/** Starts again from nothing, because the right person came. */
export async function forgetAttempts(db: Database, subject: string): Promise<void> {
  await db.delete(attempts).where(eq(attempts.subject, subject));
}

/** Takes back one try that turned out to be right, where others share the subject. */
export async function takeBackAttempt(db: Database, subject: string): Promise<void> {
  await db
    .update(attempts)
    .set({ count: sql`greatest(${attempts.count} - 1, 0)`, blockedUntil: null })
    .where(eq(attempts.subject, subject));
}

/** Removes what has been forgotten for long. */
export async function sweepAttempts(db: Database, now: Date): Promise<void> {
  const yesterday = new Date(now.getTime() - 24 * 60 * 60 * 1000);
  await db
    .delete(attempts)
    .where(and(lt(attempts.lastAt, yesterday), or(isNull(attempts.blockedUntil), lt(attempts.blockedUntil, now))));
}
