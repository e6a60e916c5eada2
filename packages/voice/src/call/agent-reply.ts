import type { AgentConfig } from '@frontdesk/contract';
import type { AudioFrame } from '../audio/audio-frame.ts';
import { SpokenTurn } from '../playout/spoken-turn.ts';
import type { DialogueEvent } from '../ports/dialogue.ts';
import type { CallPorts } from './call-options.ts';
import type { CallHappening } from './call-state.ts';
import type { TurnStopwatch } from './latency.ts';

export interface AgentReplyOptions {
  readonly index: number;
  readonly ports: Pick<CallPorts, 'transport' | 'textToSpeech' | 'clock'>;
  readonly config: Pick<AgentConfig, 'voice' | 'language'>;
  readonly stopwatch: TurnStopwatch;
  readonly onAudio: (frame: AudioFrame) => void;
  readonly onDigits: (digits: string) => void;
  readonly happen: (happening: CallHappening) => void;
  /** All of it was heard. */
  readonly onFinished: () => void;
  readonly onFailure: (part: 'dialogue' | 'voice', error: unknown) => void;
}

/** One answer of the agent: from the dialogue's words to the caller's ear, until it is finished or stopped. */
export class AgentReply {
  readonly stopwatch: TurnStopwatch;
  readonly #options: AgentReplyOptions;
  readonly #abort = new AbortController();
  readonly #spoken: SpokenTurn;
  readonly #openedAtMs: number;
  #isAudible = false;
  #heard: string | null = null;
  #wasInterrupted = false;

  constructor(options: AgentReplyOptions) {
    this.#options = options;
    this.stopwatch = options.stopwatch;
    const { clock } = options.ports;
    this.#openedAtMs = clock.now();
    this.#spoken = new SpokenTurn({
      index: options.index,
      ...options.ports,
      voice: options.config.voice,
      language: options.config.language,
      signal: this.#abort.signal,
      onFirstText: () => this.stopwatch.noteFirstText(clock.now()),
      onFirstAudio: () => {
        this.#isAudible = true;
        this.stopwatch.noteFirstAudio(clock.now());
        options.happen({ type: 'reply-audible' });
      },
      onAudio: options.onAudio,
      onDigits: options.onDigits,
    });
  }

  get isAudible(): boolean {
    return this.#isAudible;
  }

  get wasInterrupted(): boolean {
    return this.#wasInterrupted;
  }

  /** What the caller heard so far; fixed once the reply is over. */
  get heardText(): string {
    return this.#heard ?? this.#spoken.ledger.heardText(this.#options.ports.clock.now());
  }

  get startedAtMs(): number {
    return this.#spoken.ledger.startedAtMs ?? this.#openedAtMs;
  }

  markReached(name: string): void {
    this.#spoken.markReached(name);
  }

  /** Speaks what the dialogue yields. Never rejects; ends early when stopped. */
  async run(respond: (signal: AbortSignal) => AsyncIterable<DialogueEvent>): Promise<void> {
    const { happen, onFailure, onFinished } = this.#options;
    let closing: Closing | null = null;
    try {
      for await (const event of respond(this.#abort.signal)) {
        if (this.#abort.signal.aborted) return;
        if (event.type === 'say') this.#spoken.say(event.text);
        else if (event.type === 'press') this.#spoken.press(event.digits);
        else closing = closingOf(event);
      }
    } catch (error) {
      if (!this.#abort.signal.aborted) onFailure('dialogue', error);
      return;
    }
    if (this.#abort.signal.aborted) return;
    if (closing) happen({ type: 'reply-ending', ...closing });
    try {
      await this.#spoken.finish();
    } catch (error) {
      if (!this.#abort.signal.aborted) onFailure('voice', error);
      return;
    }
    if (this.#abort.signal.aborted) return;
    this.#heard = this.#spoken.ledger.fullText;
    onFinished();
  }

  /** Stops speaking at once and fixes what was heard. Idempotent. */
  stop(): void {
    if (this.#heard !== null) return;
    this.#heard = this.#spoken.ledger.heardText(this.#options.ports.clock.now());
    this.#wasInterrupted = this.#heard !== this.#spoken.ledger.fullText || this.#heard === '';
    this.#abort.abort();
  }
}

type Closing = Omit<Extract<CallHappening, { type: 'reply-ending' }>, 'type'>;

function closingOf(event: Extract<DialogueEvent, { type: 'transfer' | 'end' }>): Closing {
  if (event.type === 'end') {
    return { ending: { disposition: event.disposition, detail: '', transferTo: null }, warmTransfer: null };
  }
  const { to, mode, briefing = '' } = event;
  return {
    ending: { disposition: 'transferred', detail: '', transferTo: to },
    warmTransfer: mode === 'warm' ? { to, briefing } : null,
  };
}
