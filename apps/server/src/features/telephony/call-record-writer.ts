import type { CallEvent } from '@frontdesk/contract';
import type { CallJournal, Clock } from '@frontdesk/voice';
import type { Database } from '../../db/connection.ts';
import type { CallChange, NewCall, RecordingFacts } from './call-records.ts';
import { isPermanent } from './database-failure.ts';
import { toCheckpointRow, toEventRow, toTurnRow } from './journal-rows.ts';
import { type RecordEntry, writeEntries } from './record-entry.ts';
import type { RecordSpill } from './record-spill.ts';

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
  /**
   * What journals are told within this time of the last transaction goes into the next one: a hundred calls would have
   * more than a hundred of them a second. The most that a killed process loses, besides what is on its way. What becomes
   * of calls does not wait. Default 0.
   */
  readonly gatherMs?: number;
  /** Entries kept in memory while the database is away. */
  readonly maxEntries?: number;
  /** Where they are kept as well, so that they outlive the process; absent where there is no disk for it. */
  readonly spill?: RecordSpill | undefined;
}

/** About an hour of a hundred busy calls, some 20 MB. */
const DEFAULT_MAX_ENTRIES = 40_000;
/** Entries in one transaction; what gathers while one is under way makes the next. */
const BATCH_SIZE = 500;
const FIRST_RETRY_MS = 100;
const LONGEST_RETRY_MS = 5_000;
/** A database that has not answered for so long is away. */
const SPILL_AFTER_MS = 1_000;

/**
 * Writes what happens on calls to the database, in order, without ever holding a call up. Entries are written as soon
 * as they come, or a moment later, in one transaction with whatever gathered meanwhile. While the database is away they wait in memory, and
 * after a moment on disk as well, from where the next process takes them if this one does not live to see the database
 * again. Past the bound in memory new journal events are on disk only; without a disk, or past its bound, they are lost
 * (counted, and logged), but turns and what became of the call are kept.
 */
export class CallRecordWriter {
  readonly #options: CallRecordWriterOptions;
  readonly #maxEntries: number;
  #queue: RecordEntry[] = [];
  #lost = 0;
  #retryMs = FIRST_RETRY_MS;
  #writing: Promise<void> | undefined;
  #cancelWait: (() => void) | undefined;
  #begunAtMs = Number.NEGATIVE_INFINITY;
  /** Who waits for all of it to be written. */
  #waiting = 0;
  /** Among what is to be written next is more than a journal. */
  #isUrgent = false;
  #endGathering: (() => void) | undefined;
  #cancelSpill: (() => void) | undefined;
  /** Files whose entries are to be written, and how far the first of them was read. */
  #files: string[] = [];
  #reading: AsyncGenerator<readonly RecordEntry[]> | undefined;
  #isOnDiskOnly = false;
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
    this.#waiting++;
    this.#endGathering?.();
    while (this.#writing) await this.#writing;
    this.#waiting--;
  }

  /** Begins to write what earlier processes left on disk. */
  async takeLeftovers(): Promise<void> {
    this.#files.push(...((await this.#options.spill?.leftovers()) ?? []));
    if (this.#files.length > 0) this.#start();
  }

  /** Stops trying. What is not written is on disk from then on, or lost without one; call `settled` first. Idempotent. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#cancelWait?.();
    this.#endGathering?.();
    this.#cancelSpill?.();
    const { spill } = this.#options;
    if (this.#queue.length > 0) spill?.begin(this.#queue);
    await spill?.close();
  }

  #add(entry: RecordEntry): void {
    const isOnDisk = this.#options.spill?.append(entry) ?? false;
    const mayBeLost = entry.type === 'event' || entry.type === 'checkpoint';
    if (this.#queue.length >= this.#maxEntries && mayBeLost) {
      this.#isOnDiskOnly ||= isOnDisk;
      if (!isOnDisk && this.#lost++ === 0)
        this.#options.logger.error({}, 'Call events are being lost: the database is away.');
      return;
    }
    this.#queue.push(entry);
    const isUrgent = entry.type !== 'event' && entry.type !== 'turn' && entry.type !== 'checkpoint';
    if (isUrgent) this.#isUrgent = true;
    if (isUrgent || this.#queue.length >= BATCH_SIZE) this.#endGathering?.();
    this.#start();
  }

  #start(): void {
    this.#writing ??= this.#writeAll().finally(() => {
      this.#writing = undefined;
      // Added in the moment in which there seemed to be nothing more.
      if (this.#queue.length > 0 && !this.#isClosed) this.#start();
    });
  }

  async #writeAll(): Promise<void> {
    // Everything appended in this tick goes into one transaction.
    await Promise.resolve();
    while (!this.#isClosed && (this.#queue.length > 0 || (await this.#refill()))) {
      await this.#gather();
      if (this.#isClosed) return;
      const batch = this.#queue.slice(0, BATCH_SIZE);
      this.#spillUnlessWritten();
      try {
        await this.#options.db.transaction(transaction => writeEntries(transaction, batch));
        this.#queue.splice(0, batch.length);
        this.#tellEnded(batch);
        this.#noteWritten();
      } catch (error) {
        if (isPermanent(error)) await this.#writeOneByOne(batch.length);
        else await this.#waitToRetry(error);
      }
    }
  }

  /** Waits for what else comes soon, unless there is enough or somebody waits. */
  async #gather(): Promise<void> {
    const { clock, gatherMs = 0 } = this.#options;
    const leftMs = this.#begunAtMs + gatherMs - clock.now();
    const isWaitedFor = this.#isUrgent || this.#waiting > 0 || this.#queue.length >= BATCH_SIZE;
    if (leftMs > 0 && !isWaitedFor && !this.#isClosed) {
      await new Promise<void>(resolve => {
        const cancel = clock.schedule(leftMs, resolve);
        this.#endGathering = () => {
          cancel();
          resolve();
        };
      });
      this.#endGathering = undefined;
    }
    this.#isUrgent = false;
    this.#begunAtMs = clock.now();
  }

  /** Has the queue put on disk when the database takes nothing of it within a moment. */
  #spillUnlessWritten(): void {
    const { spill, clock } = this.#options;
    if (spill) this.#cancelSpill ??= clock.schedule(SPILL_AFTER_MS, () => spill.begin(this.#queue));
  }

  #noteWritten(): void {
    this.#retryMs = FIRST_RETRY_MS;
    this.#cancelSpill?.();
    this.#cancelSpill = undefined;
  }

  /** Nothing waits in memory: goes on with what is on disk, and removes it once that is written, too. */
  async #refill(): Promise<boolean> {
    const { spill } = this.#options;
    if (!spill) return false;
    for (let path = this.#files[0]; path !== undefined; path = this.#files[0]) {
      this.#reading ??= spill.read(path);
      const { value: entries } = await this.#reading.next();
      if (entries) {
        this.#queue.push(...entries);
        return true;
      }
      this.#reading = undefined;
      this.#files.shift();
      await spill.remove(path);
    }
    if (!spill.isActive || this.#queue.length > 0) return this.#queue.length > 0;
    if (this.#isOnDiskOnly) {
      this.#isOnDiskOnly = false;
      const path = await spill.putAside();
      if (path !== null) this.#files.push(path);
      return await this.#refill();
    }
    await spill.end();
    return this.#queue.length > 0;
  }

  /** One bad entry must not hold up the others: finds it, reports it and goes on. */
  async #writeOneByOne(count: number): Promise<void> {
    for (let index = 0; index < count && !this.#isClosed; ) {
      const [entry] = this.#queue;
      if (!entry) return;
      try {
        await this.#options.db.transaction(transaction => writeEntries(transaction, [entry]));
        this.#tellEnded([entry]);
        this.#noteWritten();
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

  #tellEnded(entries: readonly RecordEntry[]): void {
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
