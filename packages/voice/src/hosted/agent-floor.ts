import type { TurnLatency } from '@frontdesk/contract';
import { type AudioFrame, durationMs } from '../audio/audio-frame.ts';
import { dtmfTones } from '../audio/dtmf-tones.ts';
import { transcode } from '../audio/g711.ts';
import type { Clock } from '../ports/clock.ts';
import type { WordTime } from '../ports/text-to-speech.ts';
import type { Transport } from '../ports/transport.ts';
import { PacedSender } from './paced-sender.ts';
import { TextsAhead } from './texts-ahead.ts';
import { Utterance } from './utterance.ts';

/** A mark that has not come back this long after its audio should have ended is taken as played. */
const MARK_GRACE_MS = 1500;
/** An utterance that gave no more audio this long after what there was of it was played has ended. */
const STALL_MS = 3000;
/** How long after a cut the engine's word on what was said of the utterance is waited for. */
const CORRECTION_MS = 500;
/** Names of utterances that are not to be played any more. */
const MAX_REFUSED = 64;

export interface HeardTurn {
  readonly text: string;
  readonly wasInterrupted: boolean;
  /** Clock milliseconds. */
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  readonly latency: TurnLatency | null;
  /** It was cut off by the caller. */
  readonly isBargeIn: boolean;
}

export interface AgentFloorOptions {
  readonly transport: Transport;
  readonly clock: Clock;
  /** The engine is told what was heard, and so has no word of its own on it. */
  readonly truncates: boolean;
  readonly onAudio: (frame: AudioFrame) => void;
  readonly onCleared: () => void;
  readonly truncate: (utteranceId: string, heardMs: number) => void;
  /** Speech begins. Gives its latency, null where it answers nobody. */
  readonly onSpeaking: (nowMs: number) => TurnLatency | null;
  /** The first audio of an utterance, or of keys, was handed over. */
  readonly onUtterance: () => void;
  /** The agent's turn as it was heard; also one of which nothing was heard. */
  readonly onTurn: (turn: HeardTurn) => void;
  /** All was played. */
  readonly onFinished: () => void;
}

interface Reply {
  readonly utterances: Utterance[];
  readonly startedAtMs: number;
  readonly latency: TurnLatency | null;
}

interface Cut {
  readonly reply: Reply;
  readonly atMs: number;
  readonly isBargeIn: boolean;
}

/** What a hosted engine says on a call: played in order, cut off, and written down as the caller heard it. */
export class AgentFloor {
  readonly #options: AgentFloorOptions;
  readonly #sender: PacedSender;
  readonly #ahead = new TextsAhead();
  readonly #refused = new Set<string>();
  #reply: Reply | undefined;
  #cut: Cut | undefined;
  #cancelCut: (() => void) | undefined;
  #cancelWatch: (() => void) | undefined;
  #keys = 0;

  constructor(options: AgentFloorOptions) {
    this.#options = options;
    this.#sender = new PacedSender(options);
  }

  addAudio(id: string, frame: AudioFrame, words: readonly WordTime[] = []): void {
    if (this.#refused.has(id) || frame.data.length === 0) return;
    const utterance = this.#utterance(id);
    utterance.words.push(...words);
    const heard = transcode(frame, this.#options.transport.format.encoding);
    const lengthMs = durationMs(heard);
    const isTaken = this.#sender.send(heard, () => {
      utterance.sent(lengthMs, this.#sender.endsAtMs);
      this.#watch();
    });
    if (isTaken) utterance.received(lengthMs);
  }

  setText(id: string, text: string): void {
    const utterance = this.#find(id);
    if (utterance) utterance.text = text;
    else if (!this.#refused.has(id)) this.#ahead.note(id, { text });
  }

  /** The engine's own word on what was said of an utterance. */
  correct(id: string, corrected: string): void {
    const utterance = this.#find(id);
    if (utterance) utterance.corrected = corrected;
    else if (!this.#refused.has(id)) this.#ahead.note(id, { corrected });
    if (this.#cut?.reply.utterances.at(-1)?.id === id) this.settle();
  }

  /** No more audio for it. */
  end(id: string): void {
    const utterance = this.#reply?.utterances.find(each => each.id === id);
    if (!utterance || utterance.hasEnded) return;
    utterance.hasEnded = true;
    this.#sender.mark(markOf(id));
  }

  /** The engine is gone: nothing more comes of what it was saying. */
  endAll(): void {
    for (const utterance of this.#reply?.utterances ?? []) this.end(utterance.id);
  }

  /** It is not to be heard: not now, not later. */
  refuse(id: string): void {
    if (this.#refused.has(id)) return;
    this.#forget(id);
    this.#ahead.take(id);
    this.#options.truncate(id, 0);
  }

  press(digits: string): void {
    const { transport } = this.#options;
    const id = `keys ${this.#keys++}`;
    this.addAudio(id, dtmfTones(digits, transport.format));
    this.end(id);
  }

  markReached(name: string): void {
    const utterance = this.#reply?.utterances.find(each => markOf(each.id) === name);
    if (!utterance) return;
    utterance.played();
    this.#finishWhenPlayed();
  }

  /** Stops speaking and clears what is not played yet. */
  stop(reason: string): void {
    const reply = this.#reply;
    if (!reply) return;
    const { clock, truncate, truncates } = this.#options;
    const atMs = clock.now();
    for (const utterance of reply.utterances) {
      this.#forget(utterance.id);
      const heardMs = utterance.heardMs(atMs);
      if (!utterance.isPlayed) truncate(utterance.id, Math.floor(heardMs));
    }
    this.#reply = undefined;
    this.#cancelWatch?.();
    this.#cancelWatch = undefined;
    this.#sender.clear();
    this.#cut = { reply, atMs, isBargeIn: reason === 'barge-in' };
    if (truncates || reason !== 'barge-in') this.settle();
    else this.#cancelCut = clock.schedule(CORRECTION_MS, () => this.settle());
  }

  /** Writes down what was cut off, without waiting any longer for the engine's word on it. */
  settle(): void {
    const cut = this.#cut;
    if (!cut) return;
    this.#cut = undefined;
    this.#cancelCut?.();
    const { atMs, isBargeIn } = cut;
    const text = joined(cut.reply.utterances.map(utterance => utterance.heardText(atMs)));
    const full = joined(cut.reply.utterances.map(utterance => utterance.text));
    this.#options.onTurn({
      ...cut.reply,
      text,
      wasInterrupted: text !== full || text === '',
      endedAtMs: atMs,
      isBargeIn,
    });
  }

  /** The call is over, here at least: what was heard of the last turn is written down. */
  close(): void {
    this.#sender.close();
    this.#cancelWatch?.();
    this.settle();
    if (!this.#reply) return;
    this.#cut = { reply: this.#reply, atMs: this.#options.clock.now(), isBargeIn: false };
    this.#reply = undefined;
    this.settle();
  }

  /** What still comes of it is not played. The oldest is remembered no more for a new one too many. */
  #forget(id: string): void {
    const [oldest] = this.#refused;
    if (this.#refused.size >= MAX_REFUSED && oldest !== undefined) this.#refused.delete(oldest);
    this.#refused.add(id);
  }

  #find(id: string): Utterance | undefined {
    const reply = this.#reply ?? this.#cut?.reply;
    return reply?.utterances.find(utterance => utterance.id === id);
  }

  #utterance(id: string): Utterance {
    const known = this.#reply?.utterances.find(utterance => utterance.id === id);
    if (known) return known;
    this.settle();
    const { clock, onSpeaking, onUtterance } = this.#options;
    const utterance = new Utterance(id);
    Object.assign(utterance, this.#ahead.take(id));
    const nowMs = clock.now();
    this.#reply ??= { utterances: [], startedAtMs: nowMs, latency: onSpeaking(nowMs) };
    this.#reply.utterances.push(utterance);
    onUtterance();
    return utterance;
  }

  #watch(): void {
    this.#cancelWatch ??= this.#watchFor(this.#sender.endsAtMs + MARK_GRACE_MS - this.#options.clock.now());
  }

  /** Looks again when marks, or the rest of an utterance, should have come. One timer, however many frames. */
  #watchFor(delayMs: number): () => void {
    return this.#options.clock.schedule(delayMs, () => {
      this.#cancelWatch = undefined;
      const { utterances } = this.#reply ?? { utterances: [] };
      const hasEnded = utterances.every(utterance => utterance.hasEnded);
      const leftMs = this.#sender.endsAtMs + (hasEnded ? MARK_GRACE_MS : STALL_MS) - this.#options.clock.now();
      if (leftMs > 0) this.#cancelWatch = this.#watchFor(leftMs);
      else {
        for (const utterance of utterances) utterance.hasEnded = true;
        for (const utterance of utterances) utterance.played();
        this.#finishWhenPlayed();
      }
    });
  }

  #finishWhenPlayed(): void {
    const reply = this.#reply;
    if (!reply?.utterances.every(utterance => utterance.hasEnded && utterance.isPlayed)) return;
    this.#reply = undefined;
    this.#cancelWatch?.();
    this.#cancelWatch = undefined;
    const endedAtMs = this.#options.clock.now();
    const text = joined(reply.utterances.map(utterance => utterance.heardText(endedAtMs)));
    this.#options.onTurn({ ...reply, text, wasInterrupted: false, endedAtMs, isBargeIn: false });
    this.#options.onFinished();
  }
}

function markOf(utteranceId: string): string {
  return `hosted ${utteranceId}`;
}

function joined(texts: readonly string[]): string {
  return texts
    .map(text => text.trim())
    .filter(text => text !== '')
    .join(' ');
}
