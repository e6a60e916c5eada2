import type { CallEvent } from '@frontdesk/contract';
import type { CallJournal, Clock } from '@frontdesk/voice';
import type { Database } from '../../db/connection.ts';
import {
  type CallChange,
  forgetCheckpoint,
  insertCall,
  insertEvents,
  insertTurns,
  type NewCall,
  type NewCallCheckpoint,
  type NewCallEvent,
  type NewCallTurn,
  type Queries,
  type RecordingFacts,
  saveCheckpoint,
  saveRecording,
  updateCall,
} from './call-records.ts';
import { isPermanent } from './database-failure.ts';
import { toCheckpointRow, toEventRow, toTurnRow } from './journal-rows.ts';

/** Something to write down about a call. */
type Entry =
  | { readonly type: 'call'; readonly row: NewCall }
  | { readonly type: 'event'; readonly row: NewCallEvent }
  | { readonly type: 'turn'; readonly row: NewCallTurn }
  | { readonly type: 'recording'; readonly row: RecordingFacts }
  | { readonly type: 'checkpoint'; readonly row: NewCallCheckpoint }
  | { readonly type: 'no-checkpoint'; readonly callId: string }
  | { readonly type: 'change'; readonly callId: string; readonly change: CallChange };

/** A journal that knows its length. */
export interface NumberedJournal extends CallJournal {
  /** Place of the next event that is kept. */
  readonly nextSequence: number;
}

export interface PublishedCallEvent {
  readonly callId: string;
  readonly businessId: string;
  /** Place in the call's journal, from 0; null for events that are only shown, never kept. */
  readonly sequence: number | null;
  readonly event: CallEvent;
}

export interface CallRecordWriterOptions {
  readonly db: Database;
  readonly clock: Clock;
  /** Told of every event at once, before it is written. Must not throw. */
  readonly publish: (event: PublishedCallEvent) => void;
  /** Told of calls once their end is written. */
  readonly onEnded?: (callIds: readonly string[]) => void;
  readonly logger: { warn(facts: object, message: string): void; error(facts: object, message: string): void };
  /** Entries kept while the database is away. */
  readonly maxEntries?: number;
}

/** About an hour of a hundred busy calls, some 20 MB. */
const DEFAULT_MAX_ENTRIES = 40_000;
/** Entries in one transaction; what gathers while one is under way makes the next. */
const BATCH_SIZE = 500;
const FIRST_RETRY_MS = 100;
const LONGEST_RETRY_MS = 5_000;

/**
 * Writes what happens on calls to the database, in order, without ever holding a call up. Entries are written as soon
 * as they come, in one transaction with whatever gathered meanwhile. While the database is away they wait in memory;
 * past the bound new journal events are lost (counted, and logged), but turns and what became of the call are kept.
 */
export class CallRecordWriter {
  readonly #options: CallRecordWriterOptions;
  readonly #maxEntries: number;
  #queue: Entry[] = [];
  #lost = 0;
  #retryMs = FIRST_RETRY_MS;
  #writing: Promise<void> | undefined;
  #cancelWait: (() => void) | undefined;
  #isClosed = false;

  constructor(options: CallRecordWriterOptions) {
    this.#options = options;
    this.#maxEntries = options.maxEntries ?? DEFAULT_MAX_ENTRIES;
  }

  /** Entries not written yet, and entries lost to the bound. */
  get pending(): number {
    return this.#queue.length;
  }

  get lost(): number {
    return this.#lost;
  }

  /**
   * The journal of one call; its events are numbered from `firstSequence`. Of checkpoints only the last is kept, beside
   * the journal, until the call has ended; nobody is told of them.
   */
  journal(callId: string, businessId: string, firstSequence = 0): NumberedJournal {
    let sequence = firstSequence;
    return {
      get nextSequence() {
        return sequence;
      },
      append: event => {
        if (event.type === 'checkpoint') {
          this.#add({ type: 'checkpoint', row: toCheckpointRow(event, { callId, businessId }) });
          return;
        }
        const row = toEventRow(event, { callId, businessId, sequence });
        this.#options.publish({ callId, businessId, sequence: row ? sequence : null, event });
        if (!row) return;
        sequence++;
        this.#add({ type: 'event', row });
        if (event.type === 'turn-finished')
          this.#add({ type: 'turn', row: toTurnRow(event.turn, { callId, businessId }) });
        if (event.type === 'call-ended') this.#add({ type: 'no-checkpoint', callId });
      },
    };
  }

  addCall(row: NewCall): void {
    this.#add({ type: 'call', row });
  }

  addChange(callId: string, change: CallChange): void {
    this.#add({ type: 'change', callId, change });
  }

  addRecording(row: RecordingFacts): void {
    this.#add({ type: 'recording', row });
  }

  /** Fulfils when everything added so far is written, or given up. Waits for as long as the database is away. */
  async settled(): Promise<void> {
    while (this.#writing) await this.#writing;
  }

  /** Stops trying. What is not written is lost; call `settled` first. */
  close(): void {
    this.#isClosed = true;
    this.#cancelWait?.();
  }

  #add(entry: Entry): void {
    const mayBeLost = entry.type === 'event' || entry.type === 'checkpoint';
    if (this.#queue.length >= this.#maxEntries && mayBeLost) {
      if (this.#lost++ === 0) this.#options.logger.error({}, 'Call events are being lost: the database is away.');
      return;
    }
    this.#queue.push(entry);
    this.#writing ??= this.#writeAll().finally(() => {
      this.#writing = undefined;
    });
  }

  async #writeAll(): Promise<void> {
    // Everything appended in this tick goes into one transaction.
    await Promise.resolve();
    while (this.#queue.length > 0 && !this.#isClosed) {
      const batch = this.#queue.slice(0, BATCH_SIZE);
      try {
        await this.#options.db.transaction(transaction => writeEntries(transaction, batch));
        this.#queue.splice(0, batch.length);
        this.#tellEnded(batch);
        this.#retryMs = FIRST_RETRY_MS;
      } catch (error) {
        if (isPermanent(error)) await this.#writeOneByOne(batch.length);
        else await this.#waitToRetry(error);
      }
    }
  }

  /** One bad entry must not hold up the others: finds it, reports it and goes on. */
  async #writeOneByOne(count: number): Promise<void> {
    for (let index = 0; index < count && !this.#isClosed; ) {
      const [entry] = this.#queue;
      if (!entry) return;
      try {
        await this.#options.db.transaction(transaction => writeEntries(transaction, [entry]));
        this.#tellEnded([entry]);
      } catch (error) {
        if (!isPermanent(error)) {
          await this.#waitToRetry(error);
          continue;
        }
        const code = (error as { cause?: { code?: string } }).cause?.code;
        this.#options.logger.error({ entry: entry.type, code }, 'A call record entry was refused by the database.');
      }
      this.#queue.shift();
      index++;
    }
  }

  #tellEnded(entries: readonly Entry[]): void {
    const ended = entries.flatMap(entry => (entry.type === 'change' && entry.change.endedAt ? [entry.callId] : []));
    if (ended.length > 0) this.#options.onEnded?.([...new Set(ended)]);
  }

  async #waitToRetry(error: unknown): Promise<void> {
    const reason = error instanceof Error ? error.name : 'unknown';
    this.#options.logger.warn({ pending: this.pending, reason }, 'Call records could not be written; trying again.');
    await new Promise<void>(resolve => {
      const cancel = this.#options.clock.schedule(this.#retryMs, resolve);
      this.#cancelWait = () => {
        cancel();
        resolve();
      };
    });
    this.#retryMs = Math.min(this.#retryMs * 2, LONGEST_RETRY_MS);
  }
}

/** Calls first, because everything refers to them; changes last, so that an ended call's turns are there before it. */
async function writeEntries(queries: Queries, entries: readonly Entry[]): Promise<void> {
  for (const entry of entries) if (entry.type === 'call') await insertCall(queries, entry.row);
  await insertEvents(
    queries,
    entries.flatMap(entry => (entry.type === 'event' ? [entry.row] : [])),
  );
  await insertTurns(
    queries,
    entries.flatMap(entry => (entry.type === 'turn' ? [entry.row] : [])),
  );
  const checkpoints = new Map(
    entries.flatMap(entry => (entry.type === 'checkpoint' ? [[entry.row.callId, entry.row]] : [])),
  );
  for (const row of checkpoints.values()) await saveCheckpoint(queries, row);
  for (const entry of entries) {
    if (entry.type === 'no-checkpoint') await forgetCheckpoint(queries, entry.callId);
    else if (entry.type === 'recording') await saveRecording(queries, entry.row);
    else if (entry.type === 'change') await updateCall(queries, entry.callId, entry.change);
  }
}
