import { type DeepgramEmulator, type DeepgramEmulatorOptions, startDeepgramEmulator } from '@frontdesk/emulators';
import {
  type AudioFrame,
  BoundedQueue,
  type Clock,
  encodeSamples,
  type RecognizerInput,
  type SpeechToText,
  systemClock,
  TELEPHONE,
  type TranscribeOptions,
  type TranscriptEvent,
} from '@frontdesk/voice';
import type { ProviderContext } from '../registry/provider-record.ts';

export interface FarSide {
  readonly emulator: DeepgramEmulator;
  readonly context: ProviderContext;
}

const running: DeepgramEmulator[] = [];

export async function startFarSide(
  options: DeepgramEmulatorOptions = {},
  clock: Clock = systemClock,
): Promise<FarSide> {
  const emulator = await startDeepgramEmulator(options);
  running.push(emulator);
  return { emulator, context: { credentials: { apiKey: emulator.apiKey, baseUrl: emulator.baseUrl }, clock } };
}

export async function stopFarSides(): Promise<void> {
  await Promise.all(running.splice(0).map(emulator => emulator.close()));
}

/** Telephone frames of a voice, or of nobody's. */
export function voice(durationMs: number): AudioFrame[] {
  const samples = Int16Array.from({ length: 160 }, (_, index) => 8000 * Math.sin((2 * Math.PI * index) / 32));
  return framesOf(durationMs, encodeSamples(samples, 'mulaw'));
}

export function silence(durationMs: number): AudioFrame[] {
  return framesOf(durationMs, new Uint8Array(160).fill(0xff));
}

function framesOf(durationMs: number, data: Uint8Array): AudioFrame[] {
  return Array.from({ length: durationMs / 20 }, () => ({ ...TELEPHONE, data }));
}

/** A caller who is listened to. */
export class HeardCall {
  readonly input = new BoundedQueue<RecognizerInput>(10_000);
  readonly abort = new AbortController();
  readonly events: TranscriptEvent[] = [];
  /** Rejects as the recogniser does. */
  readonly over: Promise<void>;
  #wake = () => {};

  constructor(recognizer: SpeechToText, options: Partial<TranscribeOptions> = {}) {
    this.over = this.#listen(recognizer, { language: 'en-US', signal: this.abort.signal, ...options });
    this.over.catch(() => {}).finally(() => this.#wake());
  }

  hear(...stretches: readonly (readonly AudioFrame[])[]): void {
    for (const frame of stretches.flat()) this.input.push({ type: 'audio', frame });
  }

  tell(type: 'pause' | 'commit' | 'discard'): void {
    this.input.push({ type });
  }

  of<Type extends TranscriptEvent['type']>(type: Type): Extract<TranscriptEvent, { type: Type }>[] {
    return this.events.flatMap(event => (isOfType(event, type) ? [event] : []));
  }

  /** The n-th event of a kind, counted from 1. */
  async nth<Type extends TranscriptEvent['type']>(
    type: Type,
    count: number,
  ): Promise<Extract<TranscriptEvent, { type: Type }>> {
    for (;;) {
      const event = this.of(type)[count - 1];
      if (event) return event;
      await Promise.race([this.over, new Promise<void>(resolve => (this.#wake = resolve))]);
    }
  }

  /** Says something and asks for it. */
  async final(count: number): Promise<string> {
    return (await this.nth('transcript-final', count)).text;
  }

  async hangUp(): Promise<void> {
    this.abort.abort();
    this.input.end();
    await this.over;
  }

  async #listen(recognizer: SpeechToText, options: TranscribeOptions): Promise<void> {
    for await (const event of recognizer.transcribe(this.input, options)) {
      this.events.push(event);
      this.#wake();
    }
  }
}

function isOfType<Type extends TranscriptEvent['type']>(
  event: TranscriptEvent,
  type: Type,
): event is Extract<TranscriptEvent, { type: Type }> {
  return event.type === type;
}
