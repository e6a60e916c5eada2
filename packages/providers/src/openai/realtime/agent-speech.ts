import type { AudioFormat, Clock, HostedEvent } from '@frontdesk/voice';
import { durationMs } from '@frontdesk/voice';

/** Utterances that may still be cut off, or told late words of. */
const MAX_KEPT = 32;
/** Audio may be played so much later than it came: the network, the carrier's buffer. Milliseconds. */
const PLAYOUT_GRACE_MS = 1500;

interface Spoken {
  readonly responseId: string;
  text: string;
  sentMs: number;
  /** Clock time at which all of it was played at the latest, had it been played as it came. */
  playedAtMs: number;
  hasEnded: boolean;
  /** The caller, or the engine, has cut it off: nothing more of it is wanted. */
  isCut: boolean;
  isTruncated: boolean;
}

export interface AgentSpeechOptions {
  readonly format: AudioFormat;
  readonly clock: Clock;
  readonly emit: (event: HostedEvent) => void;
}

/** What the model says: audio and words of each utterance, up to where it was cut off. */
export class AgentSpeech {
  readonly #options: AgentSpeechOptions;
  readonly #spoken = new Map<string, Spoken>();
  #playedAtMs = Number.NEGATIVE_INFINITY;

  constructor(options: AgentSpeechOptions) {
    this.#options = options;
  }

  /** Something of it may not have been played yet. */
  get mayBePlaying(): boolean {
    return this.#options.clock.now() < this.#playedAtMs + PLAYOUT_GRACE_MS;
  }

  hear(utteranceId: string, responseId: string, base64: string): void {
    const { format, clock, emit } = this.#options;
    const spoken = this.#find(utteranceId, responseId);
    if (spoken.isCut) return;
    const bytes = Buffer.from(base64, 'base64');
    const frame = { ...format, data: new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength) };
    const lengthMs = durationMs(frame);
    spoken.sentMs += lengthMs;
    this.#playedAtMs = Math.max(this.#playedAtMs, clock.now()) + lengthMs;
    spoken.playedAtMs = this.#playedAtMs;
    emit({ type: 'audio', utteranceId, frame });
  }

  write(utteranceId: string, responseId: string, words: { readonly delta: string } | { readonly whole: string }): void {
    const spoken = this.#find(utteranceId, responseId);
    if (spoken.isCut) return;
    const text = 'whole' in words ? words.whole : spoken.text + words.delta;
    if (text === spoken.text) return;
    spoken.text = text;
    this.#options.emit({ type: 'agent-text', utteranceId, text });
  }

  end(utteranceId: string, responseId: string): void {
    this.#end(utteranceId, this.#find(utteranceId, responseId));
  }

  /** Whether there was any. Ends what it has not ended itself. */
  responseEnded(responseId: string): boolean {
    let hasSpoken = false;
    for (const [id, spoken] of this.#spoken) {
      if (spoken.responseId !== responseId) continue;
      hasSpoken ||= spoken.sentMs > 0;
      this.#end(id, spoken);
    }
    return hasSpoken;
  }

  /** The caller took the floor: whatever was not played yet is not wanted any more. */
  cutAll(): void {
    for (const spoken of this.#spoken.values())
      if (!spoken.hasEnded || this.#options.clock.now() < spoken.playedAtMs + PLAYOUT_GRACE_MS) spoken.isCut = true;
    this.#playedAtMs = Number.NEGATIVE_INFINITY;
  }

  /** What to tell the service of an utterance that was cut off; null where it knows, or knows no such utterance. */
  truncate(utteranceId: string, heardMs: number): { readonly responseId: string; readonly endMs: number } | null {
    const spoken = this.#spoken.get(utteranceId);
    if (!spoken || spoken.isTruncated) return null;
    spoken.isCut = true;
    spoken.isTruncated = true;
    // Past the end is an error to the service, and fractions are, too.
    return { responseId: spoken.responseId, endMs: Math.floor(Math.max(0, Math.min(heardMs, spoken.sentMs))) };
  }

  #end(utteranceId: string, spoken: Spoken): void {
    if (spoken.hasEnded) return;
    spoken.hasEnded = true;
    this.#options.emit({ type: 'utterance-ended', utteranceId });
  }

  #find(utteranceId: string, responseId: string): Spoken {
    const known = this.#spoken.get(utteranceId);
    if (known) return known;
    const spoken: Spoken = {
      responseId,
      text: '',
      sentMs: 0,
      playedAtMs: 0,
      hasEnded: false,
      isCut: false,
      isTruncated: false,
    };
    this.#spoken.set(utteranceId, spoken);
    const [oldest] = this.#spoken.keys();
    if (this.#spoken.size > MAX_KEPT && oldest !== undefined) this.#spoken.delete(oldest);
    return spoken;
  }
}
