import { type AudioEncoding, type AudioFormat, isSameFormat } from '../audio/audio-frame.ts';
import { BoundedQueue } from '../audio/bounded-queue.ts';
import { transcode } from '../audio/g711.ts';
import { closestFormat } from '../audio/reachable-formats.ts';
import { untilAborted } from '../audio/until-aborted.ts';
import type { Clock } from '../ports/clock.ts';
import { ProviderError } from '../ports/provider-error.ts';
import type { RecognizerInput, SpeechToText, TranscribeOptions, TranscriptEvent } from '../ports/speech-to-text.ts';
import { providerOf } from './breakers.ts';
import { type Attempt, type LineUp, StalledError, type Tries } from './line-up.ts';
import { ReplayLog } from './replay-log.ts';

export interface RelayOptions {
  readonly clock: Clock;
  readonly replayMs?: number;
  readonly finalTimeoutMs?: number;
  readonly patienceMs?: number;
}

const REPLAY_MS = 15_000;
const FINAL_TIMEOUT_MS = 6000;
const PATIENCE_MS = 8000;
/** With nobody to take over, a late answer is better than asking anew. */
const PATIENCE_WHEN_ALONE = 4;
/** A connection that held so long, or said something, is taken for good. */
const SETTLED_MS = 3000;
/** Between one round of tries and the next; the last one for all that follow. */
const BACKOFF_MS = [250, 500, 1000] as const;
/** Frames of 20 ms a recogniser may fall behind, on top of what it is given again. */
const SLACK = 500;
const FRAME_MS = 20;

/** One call's hearing, handed on from one recogniser to the next. Used once. */
export class RelayedTranscription {
  readonly #lineUp: LineUp<SpeechToText, 'transcription'>;
  readonly #request: TranscribeOptions;
  readonly #options: RelayOptions;
  readonly #log: ReplayLog;
  readonly #queueSize: number;
  #hasEnded = false;
  #push: (item: RecognizerInput) => void = () => {};
  #endInput: () => void = () => {};
  #stall: (afterMs: number) => void = () => {};
  #cancelWatch: () => void = () => {};
  #failingSinceMs: number | undefined;
  #current: Attempt<SpeechToText> | undefined;

  constructor(lineUp: LineUp<SpeechToText, 'transcription'>, request: TranscribeOptions, options: RelayOptions) {
    this.#lineUp = lineUp;
    this.#request = request;
    this.#options = options;
    const maxMs = options.replayMs ?? REPLAY_MS;
    this.#log = new ReplayLog(maxMs);
    this.#queueSize = Math.ceil(maxMs / FRAME_MS) + SLACK;
  }

  async *run(input: AsyncIterable<RecognizerInput>): AsyncGenerator<TranscriptEvent> {
    const over = new AbortController();
    const listening = this.#listen(input, AbortSignal.any([this.#request.signal, over.signal]));
    listening.catch(() => {}); // thrown once the recogniser has ended
    try {
      for (let round = 0; !this.#request.signal.aborted; round++) {
        const tries = this.#lineUp.tries();
        for (let next = tries.next(); next; next = tries.next()) {
          this.#current = next;
          try {
            yield* this.#session(next, tries);
            return await listening;
          } catch (error) {
            next.failed(error, !next.hasRelief);
            this.#failingSinceMs ??= this.#options.clock.now();
          } finally {
            next.abandoned(); // where the call ended; nothing after another word
          }
        }
        this.#giveUpOn(tries.error);
        await this.#wait(BACKOFF_MS[Math.min(round, BACKOFF_MS.length - 1)] ?? 0);
      }
    } finally {
      this.#cancelWatch();
      over.abort();
    }
  }

  async #listen(input: AsyncIterable<RecognizerInput>, signal: AbortSignal): Promise<void> {
    try {
      for await (const item of untilAborted(input, signal)) {
        this.#log.add(item);
        this.#push(item);
        if (item.type === 'pause' && this.#log.openPauses === 1) this.#watch();
      }
    } finally {
      this.#hasEnded = true;
      this.#endInput();
    }
  }

  async *#session({ member, id, succeeded }: Attempt<SpeechToText>, tries: Tries<SpeechToText>) {
    const { clock } = this.#options;
    const over = new AbortController();
    const stop = AbortSignal.any([this.#request.signal, over.signal]);
    const queue = new BoundedQueue<RecognizerInput>(this.#queueSize);
    let stalled: StalledError | undefined;
    const hearable = hearableBy(member);
    this.#push = item => queue.push(hearable(item));
    this.#endInput = () => queue.end();
    this.#stall = afterMs => {
      stalled = new StalledError(id, 'answer', afterMs);
      over.abort();
    };
    const settle = () => {
      succeeded();
      tries.renew();
      this.#failingSinceMs = undefined;
    };
    this.#log.answersPauses = !member.capabilities.endpointing;
    const cancelSettle = clock.schedule(SETTLED_MS, settle);
    for (const item of this.#log.items) this.#push(item);
    if (this.#hasEnded) queue.end();
    this.#watch();
    try {
      for await (const event of untilAborted(member.transcribe(queue, { ...this.#request, signal: stop }), stop)) {
        settle();
        yield this.#noted(event);
      }
      if (stalled) throw stalled;
      if (stop.aborted || (this.#hasEnded && !this.#isOwedFinals)) return;
      throw new ProviderError(`${id} ended before the call.`, { provider: providerOf(id), fault: 'unavailable' });
    } finally {
      cancelSettle();
      this.#push = () => {};
      this.#endInput = () => {};
      this.#stall = () => {};
      queue.end();
      over.abort();
    }
  }

  /** A final beyond the pauses there were would answer a later one; its words are good all the same. */
  #noted(event: TranscriptEvent): TranscriptEvent {
    if (event.type === 'turn-ended') this.#log.turnEnded();
    if (event.type !== 'transcript-final') return event;
    if (this.#log.openPauses === 0) return { type: 'transcript-interim', text: event.text };
    this.#log.answered();
    this.#watch();
    return event;
  }

  get #isOwedFinals(): boolean {
    return this.#log.answersPauses && this.#log.openPauses > 0;
  }

  /** The oldest open pause has from now on its time. */
  #watch(): void {
    this.#cancelWatch();
    if (!this.#isOwedFinals) return;
    const { clock, finalTimeoutMs = FINAL_TIMEOUT_MS } = this.#options;
    const allowedMs = finalTimeoutMs * (this.#current?.hasRelief ? 1 : PATIENCE_WHEN_ALONE);
    this.#cancelWatch = clock.schedule(allowedMs, () => this.#stall(allowedMs));
  }

  #giveUpOn(error: unknown): void {
    const { clock, patienceMs = PATIENCE_MS } = this.#options;
    const failingMs = clock.now() - (this.#failingSinceMs ?? clock.now());
    if (this.#lineUp.isHopeless || failingMs >= patienceMs) throw error;
  }

  #wait(delayMs: number): Promise<void> {
    const { signal } = this.#request;
    return new Promise(resolve => {
      const done = () => {
        cancel();
        signal.removeEventListener('abort', done);
        resolve();
      };
      const cancel = this.#options.clock.schedule(delayMs, done);
      signal.addEventListener('abort', done, { once: true });
    });
  }
}

/** In the encoding the recogniser takes; mostly the one it comes in. */
function hearableBy({ capabilities }: SpeechToText): (item: RecognizerInput) => RecognizerInput {
  let from: AudioFormat | undefined;
  let to: AudioEncoding = 'pcm16';
  return item => {
    if (item.type !== 'audio') return item;
    const { frame } = item;
    if (!from || !isSameFormat(from, frame)) {
      from = { encoding: frame.encoding, sampleRateHz: frame.sampleRateHz };
      to = closestFormat(capabilities.inputs, frame)?.encoding ?? frame.encoding;
    }
    return frame.encoding === to ? item : { type: 'audio', frame: transcode(frame, to) };
  };
}
