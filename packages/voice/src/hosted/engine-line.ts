import type { AudioFormat, AudioFrame } from '../audio/audio-frame.ts';
import { SILENCE_BYTE, transcode } from '../audio/g711.ts';
import { closestFormat } from '../audio/reachable-formats.ts';
import type { Clock } from '../ports/clock.ts';
import type {
  HostedConversation,
  HostedEngine,
  HostedEvent,
  OpenHostedConversation,
} from '../ports/hosted-conversation.ts';
import { ProviderError } from '../ports/provider-error.ts';

/** A caller waits this long for a voice, twice at most; after more silence than that they hang up. */
const OPEN_PATIENCE_MS = 3500;
const ATTEMPTS = 2;
/** What a callee says before the engine is there: five seconds of 20 ms frames; the oldest is dropped. */
const MAX_EARLY_FRAMES = 250;

export interface EngineLineOptions {
  readonly engine: HostedEngine;
  readonly clock: Clock;
  /** The caller's side. */
  readonly format: AudioFormat;
  /** What is heard before the engine is open is kept for it: the other end speaks first. */
  readonly keepsEarlyAudio: boolean;
  readonly onOpened: () => void;
  readonly onEvent: (event: HostedEvent) => void;
  /** It cannot be had, or broke off. Not after `ended`, nor after `close`. */
  readonly onLost: (error: unknown) => void;
}

/** The line to a hosted engine: opened with patience, fed with the caller's audio, read until it ends. */
export class EngineLine {
  readonly #options: EngineLineOptions;
  readonly #over = new AbortController();
  #format: AudioFormat | undefined;
  #conversation: HostedConversation | undefined;
  #early: AudioFrame[] = [];
  #silence: AudioFrame | undefined;

  constructor(options: EngineLineOptions) {
    this.#options = options;
  }

  /** Undefined before the engine is open, and after it is gone. */
  get conversation(): HostedConversation | undefined {
    return this.#conversation;
  }

  /** Opens it and reads what it says until it ends. Never rejects. */
  async run(opening: Omit<OpenHostedConversation, 'format' | 'signal'>): Promise<void> {
    const { onOpened, onEvent, onLost } = this.#options;
    let hasEnded = false;
    try {
      const conversation = await this.#open(opening);
      this.#conversation = conversation;
      onOpened();
      for (const frame of this.#early.splice(0)) conversation.send(frame);
      for await (const event of conversation.events()) {
        if (this.#over.signal.aborted) return;
        onEvent(event);
        hasEnded ||= event.type === 'ended';
      }
      if (!hasEnded) throw this.#failure('closed the conversation in the middle of the call');
    } catch (error) {
      this.#giveBack();
      if (!this.#over.signal.aborted && !hasEnded) onLost(error);
    }
    this.#giveBack();
  }

  /** The caller's audio, in the engine's own format. */
  send(frame: AudioFrame): void {
    const { keepsEarlyAudio } = this.#options;
    if (!this.#format || this.#over.signal.aborted) return;
    const heard = transcode(frame, this.#format.encoding);
    if (this.#conversation) this.#conversation.send(heard);
    else if (keepsEarlyAudio) {
      this.#early.push(heard);
      if (this.#early.length > MAX_EARLY_FRAMES) this.#early.shift();
    }
  }

  /** As long a silence as this frame: what the caller says now is not for the engine. */
  sendSilence(frame: AudioFrame): void {
    if (this.#silence?.data.length !== frame.data.length || this.#silence.encoding !== frame.encoding) {
      this.#silence = { ...frame, data: new Uint8Array(frame.data.length).fill(SILENCE_BYTE[frame.encoding]) };
    }
    this.send(this.#silence);
  }

  /** Hangs up on the engine. Idempotent; what it says from now on is not heard. */
  close(): void {
    this.#over.abort();
    this.#giveBack();
  }

  #giveBack(): void {
    const conversation = this.#conversation;
    this.#conversation = undefined;
    this.#format = undefined;
    this.#early = [];
    // The call does not wait for the engine's side to be put down.
    void conversation?.close().catch(() => undefined);
  }

  async #open(opening: Omit<OpenHostedConversation, 'format' | 'signal'>): Promise<HostedConversation> {
    const format = this.#chooseFormat();
    this.#format = format;
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#attempt({ ...opening, format });
      } catch (error) {
        const mayWork = error instanceof ProviderError && error.isRetryable;
        if (this.#over.signal.aborted || !mayWork || attempt === ATTEMPTS) throw error;
      }
    }
  }

  async #attempt(opening: Omit<OpenHostedConversation, 'signal'>): Promise<HostedConversation> {
    const { engine, clock } = this.#options;
    const patience = new AbortController();
    const cancel = clock.schedule(OPEN_PATIENCE_MS, () => patience.abort(this.#failure('does not answer')));
    const signal = AbortSignal.any([this.#over.signal, patience.signal]);
    const gaveUp = Promise.withResolvers<never>();
    const giveUp = () => gaveUp.reject(signal.reason);
    signal.addEventListener('abort', giveUp, { once: true });
    const opened = engine.open({ ...opening, signal });
    // One that comes too late is put down at once.
    opened.then(conversation => (signal.aborted ? conversation.close() : undefined)).catch(() => undefined);
    try {
      return await Promise.race([opened, gaveUp.promise]);
    } finally {
      cancel();
      signal.removeEventListener('abort', giveUp);
    }
  }

  /** The caller's own format, or another encoding at its rate. */
  #chooseFormat(): AudioFormat {
    const { engine, format } = this.#options;
    const chosen = closestFormat(engine.capabilities.formats, format);
    if (!chosen) throw this.#failure(`does not speak at ${format.sampleRateHz} Hz`, 'rejected');
    return chosen;
  }

  #failure(what: string, fault: 'unavailable' | 'rejected' = 'unavailable'): ProviderError {
    const { id } = this.#options.engine;
    return new ProviderError(`The hosted engine "${id}" ${what}.`, { provider: id.split(':')[0] ?? id, fault });
  }
}
