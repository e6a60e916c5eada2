import { deepgramError } from '../failures.ts';
import type { LiveEar, RecognitionLine, RecognizerControl } from '../live-recognition.ts';
import { type HeardResult, readResult } from './heard-result.ts';
import { UtteranceText } from './utterance-text.ts';

/** Deepgram answers a `Finalize` within a few hundred milliseconds, but does not promise to: the best text so far has to do. */
const FINAL_WAIT_MS = 1200;
/** Where all words are final already, there is little left to be said, and often nothing. */
const SETTLED_WAIT_MS = 300;
/** A recogniser that is given a lot at once needs longer for it: so much of the audio it has not told of yet. */
const WAIT_PER_UNHEARD = 0.25;
/** Pauses in a row after which nothing at all was heard. */
const MAX_UNANSWERED = 3;
/** Answers that never came are remembered to recognise them when they come late; not for ever. */
const MAX_REMEMBERED = 16;
const TOLERANCE_MS = 60;

interface Pause {
  readonly utterance: UtteranceText;
  /** Milliseconds of audio sent before it. */
  readonly atMs: number;
  /** Nobody waits for it any more. */
  isAnswered: boolean;
  cancelWait: () => void;
}

/** The protocol of `/v1/listen`: `Finalize` at each pause, whose answer ends it. */
export class NovaEar implements LiveEar {
  readonly #line: RecognitionLine;
  #utterance = new UtteranceText(0);
  #pauses: Pause[] = [];
  #pausedAtMs: number | undefined;
  #heardToMs = 0;
  #told = '';
  #unanswered = 0;
  #whenAnswered: (() => void) | undefined;

  constructor(line: RecognitionLine) {
    this.#line = line;
  }

  control(control: RecognizerControl): void {
    switch (control.type) {
      case 'speech':
        break;
      case 'pause':
        this.#pause();
        break;
      case 'commit':
        // What came after the last pause is not part of what was answered.
        this.#begin(this.#pausedAtMs ?? this.#line.sentMs);
        break;
      case 'discard':
        this.#begin(this.#line.sentMs);
        break;
    }
  }

  hear(message: { readonly type: string }): boolean {
    this.#unanswered = 0;
    if (message.type !== 'Results') return KNOWN_TYPES.has(message.type);
    const result = readResult(message);
    if (!result) return false;
    this.#heardToMs = Math.max(this.#heardToMs, result.endMs);
    for (const utterance of new Set([...this.#pauses.map(pause => pause.utterance), this.#utterance]))
      utterance.take(result);
    const { text } = this.#utterance;
    if (text !== '' && text !== this.#told && !result.isFromFinalize) {
      this.#told = text;
      this.#line.emit({ type: 'transcript-interim', text });
    }
    if (result.isFromFinalize) this.#finalized(result);
    return true;
  }

  keepAlive(): void {
    this.#line.sendCommand({ type: 'KeepAlive' });
  }

  async finish(): Promise<void> {
    if (this.#pauses.some(pause => !pause.isAnswered))
      await new Promise<void>(resolve => {
        this.#whenAnswered = resolve;
      });
    this.#line.sendCommand({ type: 'CloseStream' });
  }

  stop(): void {
    for (const pause of this.#pauses) pause.cancelWait();
    this.#pauses = [];
  }

  #begin(fromMs: number): void {
    this.#utterance.end(fromMs);
    this.#utterance = new UtteranceText(fromMs);
    this.#pausedAtMs = undefined;
    this.#told = '';
  }

  #pause(): void {
    const { clock, sentMs } = this.#line;
    const unheardMs = Math.max(0, sentMs - this.#heardToMs);
    const waitMs = this.#utterance.isSettled ? SETTLED_WAIT_MS : FINAL_WAIT_MS + unheardMs * WAIT_PER_UNHEARD;
    const pause: Pause = { utterance: this.#utterance, atMs: sentMs, isAnswered: false, cancelWait: () => {} };
    pause.cancelWait = clock.schedule(waitMs, () => this.#giveUp(pause));
    this.#pauses.push(pause);
    if (this.#pauses.length > MAX_REMEMBERED && this.#pauses[0]?.isAnswered) this.#pauses.shift();
    this.#pausedAtMs = sentMs;
    this.#line.sendCommand({ type: 'Finalize' });
  }

  #giveUp(pause: Pause): void {
    this.#answer(this.#pauses.indexOf(pause));
    if (++this.#unanswered >= MAX_UNANSWERED)
      this.#line.fail(deepgramError('Deepgram has stopped answering.', 'unavailable'));
  }

  /** Answers come in the order of the pauses. One that is missing shows when an answer reaches further than it. */
  #finalized({ endMs }: HeardResult): void {
    const open = this.#pauses.findIndex(pause => !pause.isAnswered);
    const isOfOpen = open >= 0 && endMs >= (this.#pauses[open]?.atMs ?? 0) - TOLERANCE_MS;
    const answered = isOfOpen ? open : 0;
    this.#answer(answered);
    this.#pauses.splice(0, answered + 1);
  }

  /** Tells the finals of all pauses up to this one that have none. */
  #answer(index: number): void {
    for (const pause of this.#pauses.slice(0, index + 1)) {
      if (pause.isAnswered) continue;
      pause.isAnswered = true;
      pause.cancelWait();
      const { text, confidence } = pause.utterance;
      if (pause.utterance === this.#utterance) this.#told = text;
      const certainty = confidence === undefined || text === '' ? {} : { confidence };
      this.#line.emit({ type: 'transcript-final', text, ...certainty });
    }
    if (this.#pauses.every(pause => pause.isAnswered)) this.#whenAnswered?.();
  }
}

/** Others of the service's messages; they say nothing that is needed. */
const KNOWN_TYPES: ReadonlySet<string> = new Set(['Metadata', 'SpeechStarted', 'UtteranceEnd']);
