import { type BatchOutcome, BatchRetries, type BatchStatus } from '@frontdesk/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BatchCommand, estimateEnd, failsTooOften, isItsTurn, isOver, statusAfter } from './batch-status.ts';
import { cancelEntry, claimEntry, deferEntry, type EntryPlace, MAX_NOT_PLACED, settleEntry } from './entry-machine.ts';

const RETRIES = BatchRetries.parse({
  busy: { times: 2, waitSeconds: 60 },
  noAnswer: { times: 1, waitSeconds: 600 },
  machine: { times: 0 },
  failed: { times: 1, waitSeconds: 30 },
});
const START = Date.parse('2026-11-23T10:00:00Z');
const at = (seconds: number) => new Date(START + seconds * 1000);
const WAITING: EntryPlace = {
  ...{ state: 'waiting', attempts: 0, tries: {}, outcome: null, reason: null },
  dueAt: at(0),
};

/** Somebody who is called again and again as long as they may be. */
function outcomesOf(outcomes: readonly BatchOutcome[]): EntryPlace {
  return outcomes.reduce<EntryPlace>((entry, outcome) => {
    const claimed = claimEntry(entry, entry.dueAt);
    if (!claimed) throw new Error(`${entry.state}, and yet called again.`);
    const result = { attempt: claimed.attempts, outcome, at: claimed.dueAt, retries: RETRIES, isCanceled: false };
    return settleEntry(claimed, result) ?? claimed;
  }, WAITING);
}

describe('somebody who is called', () => {
  it.each<[BatchOutcome[], string]>([
    [['answered'], 'completed'],
    [['machine'], 'completed'],
    [['busy'], 'waiting'],
    [['busy', 'busy', 'busy'], 'failed'],
    [['busy', 'no_answer', 'busy', 'failed'], 'waiting'],
    [['no_answer', 'no_answer'], 'failed'],
    [['busy', 'answered'], 'completed'],
    [['canceled'], 'canceled'],
    [Array(MAX_NOT_PLACED - 1).fill('not_placed'), 'waiting'],
    [Array(MAX_NOT_PLACED).fill('not_placed'), 'failed'],
  ])('after %j is %s', (outcomes, state) => {
    expect(outcomesOf(outcomes)).toMatchObject({ state, attempts: outcomes.length, outcome: outcomes.at(-1) });
  });

  it('is called again after the wait that goes with the outcome', () => {
    expect(outcomesOf(['no_answer']).dueAt).toEqual(at(600));
    expect(outcomesOf(['busy', 'busy']).dueAt).toEqual(at(120));
  });

  it('is not called before then, nor while they are called', () => {
    expect(claimEntry(outcomesOf(['busy']), at(59))).toBeUndefined();
    const claimed = claimEntry(WAITING, at(0));
    expect(claimed && claimEntry(claimed, at(1e6))).toBeUndefined();
  });
});

/** What may happen to a batch, in any order. Entries and numbers are named by index. */
type Happening =
  | { readonly type: 'tick' | 'crash' | 'reconcile' }
  | { readonly type: 'wait'; readonly seconds: number }
  | { readonly type: 'result'; readonly call: number; readonly outcome: BatchOutcome; readonly times: number }
  | { readonly type: 'command'; readonly command: BatchCommand };

const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ type: fc.constant('tick' as const) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constantFrom('crash' as const, 'reconcile' as const) }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('wait' as const), seconds: fc.nat(900) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      type: fc.constant('result' as const),
      call: fc.nat(30),
      outcome: fc.constantFrom<BatchOutcome>('answered', 'machine', 'busy', 'no_answer', 'failed', 'canceled'),
      times: fc.integer({ min: 1, max: 3 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('command' as const),
      command: fc.constantFrom<BatchCommand>('pause', 'resume', 'resume', 'cancel'),
    }),
  },
);

interface ModelCall {
  readonly entry: number;
  readonly attempt: number;
  /** False where the process died before the carrier was asked. */
  readonly isDialled: boolean;
  outcome: BatchOutcome | null;
}

/** A batch whose rows survive whatever happens to the process; the same steps as the ticks take on the database. */
class ModelBatch {
  status: BatchStatus = 'scheduled';
  now = 0;
  readonly entries: EntryPlace[];
  readonly calls: ModelCall[] = [];
  readonly #numbers: readonly number[];
  readonly #places: number;

  constructor(numbers: readonly number[], places: number) {
    this.#numbers = numbers;
    this.#places = places;
    this.entries = numbers.map(() => WAITING);
  }

  apply(step: Happening): void {
    switch (step.type) {
      case 'wait':
        this.now += step.seconds;
        return;
      case 'command':
        this.status = statusAfter(this.status, step.command) ?? this.status;
        if (this.status === 'canceled') this.#entries(cancelEntry);
        return;
      case 'tick':
        this.#tick(true);
        return;
      case 'crash':
        this.#tick(false);
        return;
      case 'reconcile':
        for (const call of this.calls) if (!call.isDialled) this.#settle(call, 'not_placed');
        return;
      case 'result': {
        const call = this.calls[step.call % Math.max(this.calls.length, 1)];
        // The carrier repeats itself.
        for (let time = 0; call?.isDialled && time < step.times; time++) this.#settle(call, step.outcome);
      }
    }
  }

  /** `isDialling` false: the process dies between writing the call down and asking the carrier. */
  #tick(isDialling: boolean): void {
    this.status = statusAfter(this.status, 'start') ?? this.status;
    for (let index = 0; this.status === 'running' && index < this.entries.length; index++) {
      const entry = this.entries[index];
      const calling = this.entries.flatMap(({ state }, other) => (state === 'calling' ? [other] : []));
      if (!entry || calling.length >= this.#places) break;
      const claimed = claimEntry(entry, at(this.now));
      if (!claimed) continue;
      if (calling.some(other => this.#numbers[other] === this.#numbers[index])) {
        this.entries[index] = deferEntry(entry, at(this.now + 60)) ?? entry;
        continue;
      }
      this.entries[index] = claimed;
      this.calls.push({ entry: index, attempt: claimed.attempts, isDialled: isDialling, outcome: null });
      if (!isDialling) break;
    }
    if (this.entries.every(({ state }) => state !== 'waiting' && state !== 'calling'))
      this.status = statusAfter(this.status, 'finish') ?? this.status;
  }

  #settle(call: ModelCall, outcome: BatchOutcome): void {
    const entry = this.entries[call.entry];
    const isCanceled = this.status === 'canceled';
    const result = { attempt: call.attempt, outcome, at: at(this.now), retries: RETRIES, isCanceled };
    const place = entry && settleEntry(entry, result);
    if (!place) return;
    expect(call.outcome).toBeNull();
    call.outcome = outcome;
    this.entries[call.entry] = place;
  }

  #entries(change: (entry: EntryPlace) => EntryPlace | undefined): void {
    this.entries.forEach((entry, index) => {
      this.entries[index] = change(entry) ?? entry;
    });
  }

  check(): void {
    const open = this.calls.filter(({ outcome }) => outcome === null);
    // One call for each try, and one try at a time.
    expect(new Set(this.calls.map(({ entry, attempt }) => `${entry}/${attempt}`)).size).toBe(this.calls.length);
    expect(open.length).toBeLessThanOrEqual(this.#places);
    // Nobody's telephone rings twice at once.
    const ringing = open.map(({ entry }) => this.#numbers[entry]);
    expect(new Set(ringing).size).toBe(ringing.length);
    this.entries.forEach((entry, index) => {
      const own = this.calls.filter(call => call.entry === index);
      expect(entry.attempts).toBe(own.length);
      expect(own.some(({ outcome }) => outcome === null)).toBe(entry.state === 'calling');
      const counted = Object.values(entry.tries).reduce((sum, times) => sum + times, 0);
      expect(counted).toBe(own.filter(({ outcome }) => outcome !== null).length);
      // Whoever was reached is left alone.
      expect(own.slice(0, -1).map(({ outcome }) => outcome)).not.toContain('answered');
      expect(own.length).toBeLessThanOrEqual(1 + 2 + 1 + 1 + MAX_NOT_PLACED);
      if (isOver(this.status)) expect(entry.state).not.toBe('waiting');
    });
  }
}

describe('a batch', () => {
  it('calls nobody twice for one try, nor twice at once, whatever happens in whatever order', () => {
    const scenario = fc.record({
      numbers: fc.array(fc.nat(4), { minLength: 1, maxLength: 6 }),
      places: fc.integer({ min: 1, max: 3 }),
      happenings: fc.array(happening, { maxLength: 120 }),
    });
    const property = fc.property(scenario, ({ numbers, places, happenings }) => {
      const batch = new ModelBatch(numbers, places);
      for (const step of happenings) {
        batch.apply(step);
        batch.check();
      }
      // Left to itself, it comes to its end.
      if (batch.status === 'paused') batch.apply({ type: 'command', command: 'resume' });
      for (let round = 0; round < 200 && !isOver(batch.status); round++) {
        batch.apply({ type: 'wait', seconds: 900 });
        batch.apply({ type: 'tick' });
        batch.apply({ type: 'reconcile' });
        for (const call of batch.calls.keys()) batch.apply({ type: 'result', call, outcome: 'no_answer', times: 1 });
        batch.check();
      }
      expect(isOver(batch.status)).toBe(true);
    });
    fc.assert(property, { numRuns: 400 });
  });

  it('takes no command that makes no sense', () => {
    expect(statusAfter('completed', 'resume')).toBeUndefined();
    expect(statusAfter('canceled', 'start')).toBeUndefined();
    expect(statusAfter('running', 'resume')).toBeUndefined();
    expect(statusAfter('scheduled', 'pause')).toBe('paused');
  });

  it('stops when half of the last calls failed, not for busy lines or a single failure', () => {
    const of = (failed: number, busy: number): BatchOutcome[] => [
      ...Array<BatchOutcome>(failed).fill('failed'),
      ...Array<BatchOutcome>(busy).fill('busy'),
    ];
    expect(failsTooOften(of(5, 5))).toBe(true);
    expect(failsTooOften(of(4, 6))).toBe(false);
    expect(failsTooOften(of(9, 0))).toBe(false);
    expect(failsTooOften(of(0, 20))).toBe(false);
    // Older ones are forgotten.
    expect(failsTooOften([...of(0, 11), ...of(20, 0)])).toBe(false);
  });

  it('lets another one of the business catch up', () => {
    const contender = (live: number) => ({ live, maxConcurrentCalls: 3 });
    expect(isItsTurn(contender(2), [contender(0)])).toBe(false);
    expect(isItsTurn(contender(1), [contender(1)])).toBe(true);
    expect(isItsTurn(contender(5), [contender(3)])).toBe(true);
    expect(isItsTurn(contender(9), [])).toBe(true);
  });

  it('says when it will be through', () => {
    const pace = { now: at(0), lastDueAt: null, delaySeconds: 0, maxConcurrentCalls: 2, secondsPerCall: 60 };
    expect(estimateEnd({ ...pace, waiting: 10, calling: 0 })).toEqual(at(300));
    expect(estimateEnd({ ...pace, waiting: 0, calling: 1 })).toEqual(at(60));
    expect(estimateEnd({ ...pace, waiting: 10, calling: 0, delaySeconds: 90 })).toEqual(at(960));
    expect(estimateEnd({ ...pace, waiting: 1, calling: 0, lastDueAt: at(3600) })).toEqual(at(3660));
    expect(estimateEnd({ ...pace, waiting: 0, calling: 0 })).toBeNull();
  });
});
