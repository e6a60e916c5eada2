import type { CallEvent, JournalEntry } from '@frontdesk/contract';
import { and, asc, eq, gt } from 'drizzle-orm';
import type { Bus } from '../bus/bus.ts';
import type { Database } from '../db/connection.ts';
import { callEvents } from '../db/schema/index.ts';
import { CallNews, callSubject } from './call-subject.ts';

export interface FollowCall {
  readonly db: Database;
  readonly bus: Bus;
  readonly callId: string;
  /** The last entry the follower already has; -1 for none. */
  readonly afterSequence: number;
  readonly signal: AbortSignal;
}

/** An event is announced before it is written; a missing one is looked for this often, this many times. */
const GAP_RETRY_MS = 100;
const GAP_RETRIES = 20;
/** News a slow reader may be behind. A call makes a few events a second, so this is minutes. */
const MAX_WAITING = 1000;

/**
 * A call's journal from the beginning, and then what happens as it happens, each kept entry once and in order, without
 * its checkpoints. Ends after `call-ended`, when `signal` aborts, or when the reader falls too far behind.
 */
export async function* followCall(options: FollowCall): AsyncGenerator<JournalEntry> {
  for await (const entry of followJournal(options)) if (entry.event.type !== 'checkpoint') yield entry;
}

async function* followJournal(options: FollowCall): AsyncGenerator<JournalEntry> {
  const { bus, callId, signal } = options;
  const waiting: JournalEntry[] = [];
  let wake = Promise.withResolvers<void>();
  let isOverrun = false;
  const stop = () => wake.resolve();
  const unsubscribe = bus.subscribe(callSubject(callId), message => {
    const news = CallNews.safeParse(message);
    if (!news.success) return;
    if (waiting.length >= MAX_WAITING) isOverrun = true;
    else waiting.push(news.data);
    wake.resolve();
  });
  signal.addEventListener('abort', stop, { once: true });
  try {
    let last = options.afterSequence;
    for (const entry of await readJournal(options, last)) {
      yield entry;
      last = entry.sequence ?? last;
      if (isLast(entry.event)) return;
    }
    while (!signal.aborted && !isOverrun) {
      const news = waiting.shift();
      if (!news) {
        await wake.promise;
        wake = Promise.withResolvers();
        continue;
      }
      if (news.sequence === null) {
        yield news;
        continue;
      }
      if (news.sequence <= last) continue;
      for (const entry of await readGap(options, last, news.sequence)) yield entry;
      yield news;
      last = news.sequence;
      if (isLast(news.event)) return;
    }
  } finally {
    unsubscribe();
    signal.removeEventListener('abort', stop);
  }
}

function isLast(event: CallEvent): boolean {
  return event.type === 'call-ended';
}

function readJournal({ db, callId }: FollowCall, afterSequence: number): Promise<JournalEntry[]> {
  return db
    .select({ sequence: callEvents.sequence, event: callEvents.payload })
    .from(callEvents)
    .where(and(eq(callEvents.callId, callId), gt(callEvents.sequence, afterSequence)))
    .orderBy(asc(callEvents.sequence));
}

/** The entries between two sequences, waiting a little for those that are not written yet. */
async function readGap(options: FollowCall, after: number, before: number): Promise<JournalEntry[]> {
  if (before === after + 1) return [];
  for (let attempt = 0; ; attempt++) {
    const entries = (await readJournal(options, after)).filter(
      ({ sequence }) => sequence !== null && sequence < before,
    );
    if (entries.length === before - after - 1 || attempt === GAP_RETRIES || options.signal.aborted) return entries;
    await new Promise(resolve => setTimeout(resolve, GAP_RETRY_MS));
  }
}
