import {
  type AudioFrame,
  BoundedQueue,
  type RecognizerInput,
  type SpeechToText,
  TELEPHONE,
  type TranscriptEvent,
} from '@frontdesk/voice';

/** A pause of the line in telephone frames. */
export function silentFrames(durationMs: number): AudioFrame[] {
  return Array.from({ length: durationMs / 20 }, () => ({ ...TELEPHONE, data: new Uint8Array(160).fill(0xff) }));
}

/** One call's ears, for a test: what is pushed is heard. */
export class TestCaller {
  readonly input = new BoundedQueue<RecognizerInput>(20_000);
  readonly abort = new AbortController();
  readonly #events: AsyncIterator<TranscriptEvent>;

  constructor(recognizer: SpeechToText) {
    const options = { language: 'en', signal: this.abort.signal };
    this.#events = recognizer.transcribe(this.input, options)[Symbol.asyncIterator]();
  }

  hear(frames: Iterable<AudioFrame>): void {
    for (const frame of frames) this.input.push({ type: 'audio', frame });
  }

  /** Says something, between two silences long enough to part it from what comes before and after. */
  say(frames: Iterable<AudioFrame>): void {
    this.hear(silentFrames(800));
    this.input.push({ type: 'speech', agoMs: 0 });
    this.hear(frames);
    this.hear(silentFrames(200));
  }

  tell(type: 'pause' | 'commit' | 'discard'): void {
    this.input.push({ type });
  }

  /** Undefined when it has ended. */
  async next(): Promise<TranscriptEvent | undefined> {
    const { value, done } = await this.#events.next();
    return done ? undefined : value;
  }

  /** The next event of a kind. Throws when there is none any more. */
  async until<Type extends TranscriptEvent['type']>(type: Type): Promise<Extract<TranscriptEvent, { type: Type }>> {
    for (;;) {
      const event = await this.next();
      if (!event) throw new Error(`The recogniser ended without a ${type}.`);
      if (isOfType(event, type)) return event;
    }
  }

  async final(): Promise<string> {
    return (await this.until('transcript-final')).text;
  }

  /** Hears everything to the end. Rejects as the recogniser does. */
  async rest(): Promise<TranscriptEvent[]> {
    const events: TranscriptEvent[] = [];
    for (let event = await this.next(); event; event = await this.next()) events.push(event);
    return events;
  }

  /** Lets go without waiting. */
  hangUp(): void {
    this.abort.abort();
    this.input.end();
    void this.#events.return?.();
  }
}

function isOfType<Type extends TranscriptEvent['type']>(
  event: TranscriptEvent,
  type: Type,
): event is Extract<TranscriptEvent, { type: Type }> {
  return event.type === type;
}
