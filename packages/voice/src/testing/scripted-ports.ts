import type { CallEvent } from '@frontdesk/contract';
import { type AudioFrame, TELEPHONE } from '../audio/audio-frame.ts';
import { BoundedQueue } from '../audio/bounded-queue.ts';
import type { CallerInput, DialogueContext, DialogueEngine, DialogueEvent } from '../ports/dialogue.ts';
import type { RecognizerInput, SpeechToText, TranscriptEvent } from '../ports/speech-to-text.ts';
import type { TextToSpeech } from '../ports/text-to-speech.ts';
import type { Transport, TransportEvent } from '../ports/transport.ts';
import type {
  DetectionListener,
  SpeechDetection,
  SpeechProbability,
  VoiceActivityDetector,
} from '../ports/voice-activity-detector.ts';
import type { ManualClock } from './manual-clock.ts';

/** Milliseconds of speech a character takes, in the fake voice. */
export const MS_PER_CHARACTER = 50;

/** A far side that plays what it is sent at real time on the test's clock, and can be told what the caller does. */
export class ScriptedTransport implements Transport {
  readonly format = TELEPHONE;
  readonly events = new BoundedQueue<TransportEvent>(1000);
  readonly #clock: ManualClock;
  #playedUntilMs = 0;
  #marks = new Map<string, () => void>();
  clears = 0;
  /** Everything sent, also what was cleared before it was played. */
  readonly sent: AudioFrame[] = [];
  sentMs = 0;
  isClosed = false;

  constructor(clock: ManualClock) {
    this.#clock = clock;
  }

  /** What was sent and is not played yet. */
  get queuedMs(): number {
    return Math.max(0, this.#playedUntilMs - this.#clock.now());
  }

  receive(): AsyncIterable<TransportEvent> {
    return this.events;
  }

  send(frame: AudioFrame): void {
    const lengthMs = frame.data.length / 8;
    this.sent.push(frame);
    this.sentMs += lengthMs;
    this.#playedUntilMs = Math.max(this.#playedUntilMs, this.#clock.now()) + lengthMs;
  }

  mark(name: string): void {
    const delayMs = Math.max(0, this.#playedUntilMs - this.#clock.now());
    const cancel = this.#clock.schedule(delayMs, () => this.#reach(name));
    this.#marks.set(name, cancel);
  }

  clear(): void {
    this.clears++;
    this.#playedUntilMs = this.#clock.now();
    for (const [name, cancel] of this.#marks) {
      cancel();
      this.#reach(name);
    }
  }

  async close(): Promise<void> {
    this.isClosed = true;
    this.events.end();
  }

  #reach(name: string): void {
    this.#marks.delete(name);
    this.events.push({ type: 'mark-reached', name });
  }
}

/** A voice whose speech lasts in proportion to its text and is ready at once. */
export const evenVoice: TextToSpeech = {
  id: 'even',
  capabilities: { outputs: [TELEPHONE], wordTimes: false },
  async *synthesize(text) {
    yield {
      type: 'audio',
      frame: { ...TELEPHONE, data: new Uint8Array(text.length * MS_PER_CHARACTER * 8).fill(0x80) },
    };
  },
};

/** Ears that report what the test says they hear. */
export class ScriptedEars implements SpeechToText, VoiceActivityDetector {
  readonly id = 'scripted';
  readonly capabilities: SpeechToText['capabilities'] & VoiceActivityDetector['capabilities'];
  readonly transcripts = new BoundedQueue<TranscriptEvent>(1000);
  readonly probabilities = new BoundedQueue<SpeechProbability>(1000);
  readonly controls: string[] = [];
  /** What the recogniser will answer to the next pause, where it answers pauses. */
  nextFinal = '';

  constructor(endpointing = false) {
    this.capabilities = { interim: true, inputs: [TELEPHONE], windowMs: 20, endpointing };
  }

  async *transcribe(input: AsyncIterable<RecognizerInput>): AsyncIterable<TranscriptEvent> {
    void this.#listen(input);
    yield* this.transcripts;
  }

  open(listener: DetectionListener): SpeechDetection {
    void this.#tell(listener);
    return { hear: () => undefined, close: () => this.probabilities.end() };
  }

  async #tell(listener: DetectionListener): Promise<void> {
    for await (const window of this.probabilities) listener.onWindow(window);
  }

  async #listen(input: AsyncIterable<RecognizerInput>): Promise<void> {
    for await (const item of input) {
      if (item.type === 'audio') continue;
      this.controls.push(item.type);
      if (item.type === 'pause' && !this.capabilities.endpointing)
        this.transcripts.push({ type: 'transcript-final', text: this.nextFinal });
    }
    this.transcripts.end();
    this.probabilities.end();
  }
}

/** A dialogue that answers through a function and remembers what it was told. */
export class ScriptedDialogue implements DialogueEngine {
  readonly id = 'scripted';
  readonly inputs: CallerInput[] = [];
  readonly heard: { text: string; wasInterrupted: boolean }[] = [];
  /** What it was opened with. */
  context: DialogueContext | undefined;
  saved: unknown;
  readonly #answer: (input: CallerInput, signal: AbortSignal) => AsyncIterable<DialogueEvent> | DialogueEvent[];

  constructor(answer: (input: CallerInput, signal: AbortSignal) => AsyncIterable<DialogueEvent> | DialogueEvent[]) {
    this.#answer = answer;
  }

  open(context: DialogueContext, saved?: unknown) {
    this.context = context;
    this.saved = saved;
    const { inputs, heard } = this;
    const answer = this.#answer;
    return {
      async *respond(input: CallerInput, signal: AbortSignal) {
        inputs.push(input);
        yield* answer(input, signal);
      },
      heard(text: string, wasInterrupted: boolean) {
        heard.push({ text, wasInterrupted });
      },
      save: () => ({ inputs: inputs.length }),
    };
  }
}

export function collectingJournal() {
  const events: CallEvent[] = [];
  return { events, append: (event: CallEvent) => void events.push(event) };
}
