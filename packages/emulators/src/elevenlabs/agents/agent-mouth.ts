import type { Faults, WorkFault } from '../faults.ts';
import { OUTPUT_FORMATS } from '../speech/output-format.ts';
import { type SpokenChunk, speak } from '../speech/spoken-chunk.ts';

export interface MouthTiming {
  readonly firstByteMs: number;
  readonly chunkIntervalMs: number;
  readonly msPerCharacter: number;
  readonly charactersPerChunk: number;
}

export interface AgentMouthOptions {
  readonly format: string;
  readonly timing: MouthTiming;
  readonly faults: Faults;
  /** The caller's audio so far, milliseconds: what is spoken is taken to be played at that pace. */
  readonly nowMs: () => number;
  readonly onChunk: (eventId: number, chunk: SpokenChunk) => void;
  readonly onFault: (fault: WorkFault) => void;
}

interface Response {
  readonly eventId: number;
  readonly text: string;
  readonly startsAtMs: number;
  endsAtMs: number;
}

/** Speaks, chunk by chunk, and knows how much of it can have been heard. */
export class AgentMouth {
  readonly #options: AgentMouthOptions;
  readonly #waiting: { readonly eventId: number; readonly chunk: SpokenChunk }[] = [];
  readonly #responses: Response[] = [];
  #timer: NodeJS.Timeout | undefined;
  #fault: WorkFault | undefined;
  #sent = 0;
  #isStalled = false;

  constructor(options: AgentMouthOptions) {
    this.#options = options;
  }

  say(eventId: number, text: string): void {
    const { format, timing, faults, nowMs } = this.#options;
    const output = OUTPUT_FORMATS.get(format);
    if (!output || this.#isStalled) return;
    this.#fault ??= faults.takeWork('WS convai');
    const chunks = speak(text, { ...timing, format: output });
    const startsAtMs = Math.max(nowMs(), this.#responses.at(-1)?.endsAtMs ?? 0);
    const lengthMs = chunks.reduce((sum, chunk) => sum + chunk.durationMs, 0);
    this.#responses.push({ eventId, text, startsAtMs, endsAtMs: startsAtMs + lengthMs });
    for (const chunk of chunks) this.#waiting.push({ eventId, chunk });
    if (timing.firstByteMs > 0) this.#timer ??= setTimeout(() => this.#go(), timing.firstByteMs);
    else if (!this.#timer) this.#go();
  }

  /** Stops. Null where nothing is being heard; else what was, up to the last whole word, and a chunk still in flight. */
  cut(): { readonly response: Response; readonly heard: string; readonly late: SpokenChunk | undefined } | null {
    const nowMs = this.#options.nowMs();
    const response = this.#responses.find(({ endsAtMs }) => endsAtMs > nowMs);
    const late = this.#waiting.find(({ eventId }) => eventId === response?.eventId)?.chunk;
    this.stop();
    this.#responses.length = 0;
    if (!response) return null;
    const share = Math.max(0, nowMs - response.startsAtMs) / (response.endsAtMs - response.startsAtMs);
    const heard = response.text.slice(0, Math.floor(response.text.length * share));
    return { response, heard: heard.slice(0, heard.lastIndexOf(' ') + 1).trim(), late };
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting.length = 0;
  }

  #go(): void {
    const { chunkIntervalMs } = this.#options.timing;
    this.#timer = undefined;
    for (;;) {
      const fault = this.#fault;
      if (fault && this.#sent >= (fault.afterMessages ?? 0)) {
        this.#fault = undefined;
        this.#isStalled = fault.type === 'stall';
        this.stop();
        this.#options.onFault(fault);
        return;
      }
      const next = this.#waiting.shift();
      if (!next) return;
      this.#sent++;
      this.#options.onChunk(next.eventId, next.chunk);
      if (chunkIntervalMs > 0) {
        this.#timer = setTimeout(() => this.#go(), chunkIntervalMs);
        return;
      }
    }
  }
}
