import type { CallerLine } from './caller-lines.ts';
import { CarrierStream, type StreamEars } from './carrier-stream.ts';
import type { LoadPlan, TurnFailure } from './load-plan.ts';

/** An answer that has not begun by then counts as none. */
const PATIENCE_MS = 4_000;
const GREETING_PATIENCE_MS = 10_000;
/** How far into an answer somebody who interrupts begins to speak. */
const INTERRUPT_AFTER_MS = 700;
/** After an interruption the caller's words are answered as any others. */
type Phase = 'greeting' | 'hearing' | 'pausing' | 'speaking' | 'waiting' | 'over';

export interface CallTally {
  fail(failure: TurnFailure): void;
  turnBegan(atMs: number): void;
  answered(responseMs: number): void;
  cleared(clearMs: number): void;
  greeted(greetingMs: number): void;
}

export interface MediaCallerOptions {
  readonly plan: LoadPlan;
  readonly lines: readonly CallerLine[];
  readonly quiet: readonly string[];
  readonly streamUrl: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly callSid: string;
  /** Which of the run's calls this is. */
  readonly index: number;
  readonly dialledAtMs: number;
  /** When nobody begins another turn. */
  readonly endsAtMs: number;
  readonly tally: CallTally;
  readonly onOver: (wasCompleted: boolean) => void;
}

/** One caller on the line: listens, speaks in turn, and notes how long the agent took. Has no timer of its own. */
export class MediaCaller implements StreamEars {
  readonly #options: MediaCallerOptions;
  readonly #stream: CarrierStream;
  #phase: Phase = 'greeting';
  #phaseSinceMs: number;
  #turns = 0;
  #quietAt: number;
  #line: readonly string[] = [];
  #lineAt = 0;
  #spokeAtMs = 0;
  #isInterrupting = false;
  #awaitsClear = false;
  #isMeasured = false;
  /** When the audio received so far will have been played to the caller. */
  #playedUntilMs = 0;
  #answerBeganMs = 0;
  #marks: { readonly name: string; readonly dueMs: number }[] = [];

  constructor(options: MediaCallerOptions) {
    this.#options = options;
    this.#phaseSinceMs = performance.now();
    this.#quietAt = (options.index * 37) % options.quiet.length;
    this.#stream = new CarrierStream({
      ...{ url: options.streamUrl, callSid: options.callSid, parameters: options.parameters, ears: this },
      streamSid: options.callSid.replace(/^CA/, 'MZ'),
    });
  }

  tick(): void {
    const nowMs = performance.now();
    if (this.#phase === 'over' || !this.#stream.isOpen) return;
    while (this.#marks[0] && this.#marks[0].dueMs <= nowMs) this.#stream.mark(this.#marks.shift()?.name ?? '');
    this.#advance(nowMs);
    if (this.#phase === 'speaking') this.#speak();
    else this.#stream.media(this.#options.quiet[this.#quietAt++ % this.#options.quiet.length] ?? '');
  }

  onMedia(audioBytes: number, atMs: number): void {
    const { tally, dialledAtMs } = this.#options;
    if (this.#phase === 'greeting' && this.#playedUntilMs === 0) tally.greeted(atMs - dialledAtMs);
    // What was on its way when the caller began to speak belongs to the answer before.
    if (this.#phase === 'speaking' && !this.#isInterrupting && this.#isMeasured) tally.fail('answered-early');
    if (this.#phase === 'waiting') {
      if (this.#isMeasured) tally.answered(atMs - this.#spokeAtMs);
      this.#turns++;
      this.#answerBeganMs = atMs;
      this.#enter('hearing', atMs);
    }
    this.#playedUntilMs = Math.max(this.#playedUntilMs, atMs) + audioBytes / 8;
  }

  onClear(atMs: number): void {
    if (this.#awaitsClear && this.#isMeasured) this.#options.tally.cleared(atMs - this.#spokeAtMs);
    this.#awaitsClear = false;
    this.#playedUntilMs = atMs;
    for (const { name } of this.#marks) this.#stream.mark(name);
    this.#marks = [];
  }

  onMark(name: string): void {
    if (this.#playedUntilMs <= performance.now()) this.#stream.mark(name);
    else this.#marks.push({ name, dueMs: this.#playedUntilMs });
  }

  onClosed(): void {
    if (this.#phase === 'over') return;
    this.#options.tally.fail(this.#playedUntilMs === 0 ? 'refused' : 'cut-off');
    this.#end(false);
  }

  #advance(nowMs: number): void {
    const { tally } = this.#options;
    const sinceMs = nowMs - this.#phaseSinceMs;
    switch (this.#phase) {
      case 'greeting':
        if (this.#playedUntilMs > 0 && this.#playedUntilMs <= nowMs) this.#enter('pausing', nowMs);
        else if (this.#playedUntilMs === 0 && sinceMs > GREETING_PATIENCE_MS) {
          tally.fail('no-greeting');
          this.#hangUp(false);
        }
        return;
      case 'hearing':
        if (this.#options.plan.manner === 'brief' && this.#isOver(nowMs)) this.#hangUp(true);
        else if (this.#options.plan.manner === 'interrupt') {
          if (nowMs - this.#answerBeganMs > INTERRUPT_AFTER_MS && !this.#isOver(nowMs)) this.#begin(nowMs, true);
          else if (this.#isOver(nowMs)) this.#hangUp(true);
        } else if (this.#playedUntilMs <= nowMs) {
          if (this.#isOver(nowMs)) this.#hangUp(true);
          else this.#enter('pausing', nowMs);
        }
        return;
      case 'pausing':
        if (sinceMs >= this.#pauseMs()) {
          if (this.#isOver(nowMs)) this.#hangUp(true);
          else this.#begin(nowMs, false);
        }
        return;
      case 'waiting':
        if (sinceMs < PATIENCE_MS) return;
        if (this.#isMeasured) tally.fail('unanswered');
        this.#turns++;
        this.#enter('pausing', nowMs);
    }
  }

  #isOver(nowMs: number): boolean {
    return this.#turns >= this.#options.plan.turnsPerCall || nowMs >= this.#options.endsAtMs;
  }

  /** Spread over the range by the call and the turn, the same in every run. */
  #pauseMs(): number {
    const [least, most] = this.#options.plan.pauseMs;
    return least + ((this.#options.index * 61 + this.#turns * 29) % 100) * ((most - least) / 100);
  }

  #begin(nowMs: number, isInterrupting: boolean): void {
    const { lines, index, tally } = this.#options;
    this.#line = lines[(index + this.#turns) % lines.length]?.frames ?? [];
    this.#lineAt = 0;
    this.#isInterrupting = isInterrupting;
    this.#awaitsClear = isInterrupting;
    this.#isMeasured = true;
    tally.turnBegan(nowMs);
    this.#enter('speaking', nowMs);
  }

  #speak(): void {
    this.#stream.media(this.#line[this.#lineAt++] ?? '');
    const nowMs = performance.now();
    // The first frame holds 20 ms of speech that has been spoken already.
    if (this.#lineAt === 1) this.#spokeAtMs = nowMs - 20;
    if (this.#lineAt < this.#line.length) return;
    if (this.#awaitsClear) this.#options.tally.fail('not-cleared');
    this.#awaitsClear = false;
    this.#isInterrupting = false;
    this.#spokeAtMs = nowMs;
    this.#enter('waiting', nowMs);
  }

  #enter(phase: Phase, nowMs: number): void {
    this.#phase = phase;
    this.#phaseSinceMs = nowMs;
  }

  #hangUp(wasCompleted: boolean): void {
    this.#stream.stop();
    this.#end(wasCompleted);
  }

  #end(wasCompleted: boolean): void {
    this.#phase = 'over';
    this.#options.onOver(wasCompleted);
  }
}
