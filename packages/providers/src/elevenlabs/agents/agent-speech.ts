import type { AudioFrame, Clock, HostedEvent } from '@frontdesk/voice';
import { durationMs, TELEPHONE } from '@frontdesk/voice';
import { CharacterWords } from './character-words.ts';
import type { SpokenAlignment } from './conversation-messages.ts';

/** Nothing more came of it this long after all there was of it would have been played: it has ended. */
const QUIET_MS = 700;
/** Utterances whose words may still be corrected. */
const MAX_KEPT = 16;

interface Utterance {
  readonly id: string;
  readonly words: CharacterWords;
  /** The service's number of the event it began with. */
  readonly eventId: number;
  text: string | null;
  sentMs: number;
  hasEnded: boolean;
}

export interface AgentSpeechOptions {
  readonly clock: Clock;
  readonly emit: (event: HostedEvent) => void;
}

/**
 * What the agent says, as utterances. The service tells text and audio of a response in either order, under one event id
 * or under ids of their own, and does not tell the end: an utterance ends when all characters of its text were spoken,
 * when something else begins, or when nothing more comes.
 */
export class AgentSpeech {
  readonly #options: AgentSpeechOptions;
  readonly #kept: Utterance[] = [];
  #current: Utterance | undefined;
  /** Something happened after which what is said is another utterance. */
  #isDivided = false;
  #count = 0;
  /** Audio of earlier events is of no use any more. */
  #cutBefore = Number.NEGATIVE_INFINITY;
  /** Clock time until which everything so far is played, had it been played as it came. */
  #playedAtMs = 0;
  #cancelQuiet: () => void = () => {};

  constructor(options: AgentSpeechOptions) {
    this.#options = options;
  }

  hear(base64: string, eventId: number, alignment: SpokenAlignment | null | undefined): void {
    if (eventId < this.#cutBefore) return;
    const bytes = Buffer.from(base64, 'base64');
    if (bytes.length === 0) return;
    const utterance = this.#utteranceOf(eventId);
    const frame: AudioFrame = { ...TELEPHONE, data: new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength) };
    const words = alignment ? utterance.words.add(alignment, utterance.sentMs) : [];
    const lengthMs = durationMs(frame);
    utterance.sentMs += lengthMs;
    this.#playedAtMs = Math.max(this.#playedAtMs, this.#options.clock.now()) + lengthMs;
    const isComplete = this.#isComplete(utterance);
    if (isComplete) words.push(...utterance.words.finish());
    this.#options.emit({ type: 'audio', utteranceId: utterance.id, frame, ...(words.length > 0 && { words }) });
    if (isComplete) this.#end(utterance);
    else this.#awaitQuiet(utterance);
  }

  write(text: string, eventId: number): void {
    if (text.trim() === '' || eventId < this.#cutBefore) return;
    const current = this.#current;
    const isOfCurrent = current && (current.eventId === eventId || (current.text === null && !this.#isDivided));
    const utterance = isOfCurrent ? current : this.#begin(eventId);
    utterance.text = text;
    this.#options.emit({ type: 'agent-text', utteranceId: utterance.id, text });
    if (utterance.sentMs > 0 && this.#isComplete(utterance)) this.#end(utterance);
  }

  /** What was said of a response before it was cut off. */
  correct(original: string, corrected: string): void {
    const utterance = this.#kept.findLast(({ text }) => text === original) ?? this.#kept.at(-1);
    if (utterance) this.#options.emit({ type: 'agent-text-corrected', utteranceId: utterance.id, text: corrected });
  }

  /** The caller spoke, or a tool was called: what comes next is another utterance. */
  divide(): void {
    this.#isDivided = true;
  }

  /** The caller took the floor at this event. */
  cut(eventId: number): void {
    this.#cutBefore = Math.max(this.#cutBefore, eventId);
    this.#playedAtMs = 0;
    if (this.#current) this.#end(this.#current);
  }

  close(): void {
    this.#cancelQuiet();
    if (this.#current) this.#end(this.#current);
  }

  #utteranceOf(eventId: number): Utterance {
    const current = this.#current;
    const isSame = current && !current.hasEnded && (current.eventId === eventId || !this.#isDivided);
    return isSame ? current : this.#begin(eventId);
  }

  #begin(eventId: number): Utterance {
    if (this.#current) this.#end(this.#current);
    const begun = { text: null, sentMs: 0, hasEnded: false };
    const utterance: Utterance = { id: `u${++this.#count}`, words: new CharacterWords(), eventId, ...begun };
    this.#current = utterance;
    this.#isDivided = false;
    this.#kept.push(utterance);
    if (this.#kept.length > MAX_KEPT) this.#kept.shift();
    return utterance;
  }

  #isComplete({ text, words }: Utterance): boolean {
    return text !== null && words.characters >= text.replaceAll(/\s+/g, '').length;
  }

  #awaitQuiet(utterance: Utterance): void {
    const { clock } = this.#options;
    this.#cancelQuiet();
    const delayMs = this.#playedAtMs - clock.now() + QUIET_MS;
    this.#cancelQuiet = clock.schedule(delayMs, () => this.#end(utterance));
  }

  #end(utterance: Utterance): void {
    if (utterance.hasEnded) return;
    utterance.hasEnded = true;
    this.#cancelQuiet();
    if (this.#current === utterance) this.#current = undefined;
    if (utterance.sentMs > 0) this.#options.emit({ type: 'utterance-ended', utteranceId: utterance.id });
  }
}
