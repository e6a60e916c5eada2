import type { CallSnapshot } from '@frontdesk/contract';
import { EarlySpeech } from '../playout/early-speech.ts';
import { synthesisFormat } from '../playout/spoken-turn.ts';
import type { Dialogue, DialogueEvent } from '../ports/dialogue.ts';
import type { TextToSpeech } from '../ports/text-to-speech.ts';
import type { CallPorts } from './call-options.ts';
import { Speculation } from './speculation.ts';
import type { ToolExecution } from './tool-execution.ts';

export interface ThinkingAheadOptions {
  readonly ports: Pick<CallPorts, 'transport' | 'textToSpeech'>;
  readonly snapshot: CallSnapshot;
  readonly dialogue: Dialogue;
  readonly tools: Pick<ToolExecution, 'hold'>;
}

/** An answer that was thought of beforehand and now counts. */
export interface ReadyAnswer {
  /** Has its first piece spoken already, or nearly. */
  readonly voice: TextToSpeech;
  respond(signal: AbortSignal): AsyncIterable<DialogueEvent>;
}

/** Answers to what the caller may have finished saying, one at a time. */
export class ThinkingAhead {
  readonly #options: ThinkingAheadOptions;
  #current: { readonly speculation: Speculation; readonly speech: EarlySpeech } | undefined;

  constructor(options: ThinkingAheadOptions) {
    this.#options = options;
  }

  /** Thinks of an answer to these words, in place of other ones. */
  begin(text: string): void {
    if (this.#current?.speculation.answers(text)) return;
    this.abandon();
    const { ports, snapshot, dialogue, tools } = this.#options;
    const { voice, language } = snapshot.agent.config;
    const speculation = Speculation.begin({ text, dialogue, tools });
    if (!speculation) return;
    const format = synthesisFormat(ports.textToSpeech, ports.transport.format);
    const { signal } = speculation;
    const speech = new EarlySpeech(ports.textToSpeech, { voice, language, format, signal });
    speculation.run({ onWords: words => speech.add(words), onEnd: () => speech.end() });
    this.#current = { speculation, speech };
  }

  /** Throws away what was thought of. Idempotent. */
  abandon(): void {
    this.#current?.speculation.abandon();
    this.#current = undefined;
  }

  /** The answer to these words; another one is thrown away. */
  take(text: string): ReadyAnswer | undefined {
    const current = this.#current;
    if (!current?.speculation.answers(text)) {
      this.abandon();
      return undefined;
    }
    this.#current = undefined;
    return { voice: current.speech.voice, respond: signal => current.speculation.commit(signal) };
  }
}
