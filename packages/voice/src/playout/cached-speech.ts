import { createHash } from 'node:crypto';
import { type AudioFrame, durationMs } from '../audio/audio-frame.ts';
import type { SpeechEvent, SynthesizeOptions, TextToSpeech } from '../ports/text-to-speech.ts';
import { SharedSynthesis } from './shared-synthesis.ts';
import { packSpeech, unpackSpeech } from './speech-packing.ts';

/** Where spoken lines outlive the process. Keys are short strings of hex digits; a missing key reads as undefined. */
export interface SpeechCacheStore {
  read(key: string): Promise<Uint8Array | undefined>;
  write(key: string, bytes: Uint8Array): Promise<void>;
}

export interface CacheSpeechOptions {
  /** Changed when the inner voice comes to sound different: lines kept under another version are not found. */
  readonly version?: string;
  readonly store?: SpeechCacheStore;
  /**
   * Only lines that are said again go into the store: where most of what is said is never said twice, and saying it anew
   * takes little. All lines when absent.
   */
  readonly storesRepeatedOnly?: boolean;
  /** Bytes of audio kept in memory; the line longest unused goes first. Default 32 MB: about an hour of telephone audio. */
  readonly maxMemoryBytes?: number;
  /** Longer speech is not kept: it is rarely said twice. Default 15 000 ms. */
  readonly maxEntryMs?: number;
  /** Told when the store fails; the speech itself goes on. */
  readonly onStoreError?: (error: unknown) => void;
}

const DEFAULT_MEMORY_BYTES = 32 * 1024 * 1024;
const DEFAULT_MAX_ENTRY_MS = 15_000;

/**
 * A voice that remembers what it said. Lines said before come at once; callers who need the same new line at the same time
 * share one synthesis, which goes on while any of them still waits. Only whole syntheses are kept: what was
 * aborted or failed is forgotten.
 */
export function cacheSpeech(inner: TextToSpeech, options: CacheSpeechOptions = {}): TextToSpeech {
  const { store, maxMemoryBytes = DEFAULT_MEMORY_BYTES, maxEntryMs = DEFAULT_MAX_ENTRY_MS, onStoreError } = options;
  const { storesRepeatedOnly = false } = options;
  /** Lines in memory that were said once. */
  const unstored = new Set<string>();
  const memory = new SpeechMemory(maxMemoryBytes, key => unstored.delete(key));
  const running = new Map<string, SharedSynthesis>();

  async function stored(key: string): Promise<readonly SpeechEvent[] | undefined> {
    try {
      const bytes = await store?.read(key);
      return bytes && unpackSpeech(bytes);
    } catch (error) {
      onStoreError?.(error);
      return undefined;
    }
  }

  function keep(key: string, events: readonly SpeechEvent[]): void {
    const frames = framesOf(events);
    if (frames.length === 0 || lengthMs(frames) > maxEntryMs) return;
    memory.put(key, events);
    if (storesRepeatedOnly) unstored.add(key);
    else save(key, events);
  }

  function save(key: string, events: readonly SpeechEvent[]): void {
    store?.write(key, packSpeech(events)).catch(error => onStoreError?.(error));
  }

  async function* recall(key: string, text: string, request: SynthesizeOptions, signal: AbortSignal) {
    const found = await stored(key);
    if (found) {
      memory.put(key, found);
      yield* found;
      return;
    }
    const events: SpeechEvent[] = [];
    for await (const event of inner.synthesize(text, { ...request, signal })) {
      if (signal.aborted) return;
      events.push(event);
      yield event;
    }
    if (!signal.aborted) keep(key, events);
  }

  async function* synthesize(text: string, request: SynthesizeOptions): AsyncGenerator<SpeechEvent> {
    const { signal } = request;
    if (signal.aborted) return;
    const key = speechKey(`${inner.id} ${options.version ?? ''}`, text, request);
    const remembered = memory.get(key);
    if (remembered) {
      if (unstored.delete(key)) save(key, remembered);
      for (const event of remembered) {
        if (signal.aborted) return;
        yield event;
      }
      return;
    }
    let synthesis = running.get(key);
    if (!synthesis) {
      synthesis = new SharedSynthesis(
        shared => recall(key, text, request, shared),
        () => {
          if (running.get(key) === synthesis) running.delete(key);
        },
      );
      running.set(key, synthesis);
    }
    yield* synthesis.follow(signal);
  }

  return {
    id: inner.id,
    capabilities: inner.capabilities,
    warm: request => inner.warm?.(request),
    synthesize,
  };
}

/** Everything that makes a line sound different is in the key; the text itself cannot be read from it. */
function speechKey(engine: string, text: string, { voice, language, format }: SynthesizeOptions): string {
  const parts = [
    engine,
    voice.provider,
    voice.voiceId ?? '',
    voice.gender,
    voice.rate ?? voice.speed,
    ...(voice.settings ? [JSON.stringify(voice.settings)] : []),
    language,
    format.encoding,
    String(format.sampleRateHz),
    text.trim(),
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 40);
}

function framesOf(events: readonly SpeechEvent[]): AudioFrame[] {
  return events.flatMap(event => (event.type === 'audio' ? [event.frame] : []));
}

function lengthMs(frames: readonly AudioFrame[]): number {
  return frames.reduce((sum, frame) => sum + durationMs(frame), 0);
}

/** The lines used last, up to a number of bytes. */
class SpeechMemory {
  readonly #maxBytes: number;
  readonly #lines = new Map<string, { readonly events: readonly SpeechEvent[]; readonly bytes: number }>();
  readonly #onForgotten: (key: string) => void;
  #bytes = 0;

  constructor(maxBytes: number, onForgotten: (key: string) => void) {
    this.#maxBytes = maxBytes;
    this.#onForgotten = onForgotten;
  }

  get(key: string): readonly SpeechEvent[] | undefined {
    const line = this.#lines.get(key);
    if (!line) return undefined;
    this.#lines.delete(key);
    this.#lines.set(key, line); // a Map keeps the order of insertion: last is newest
    return line.events;
  }

  put(key: string, events: readonly SpeechEvent[]): void {
    this.#remove(key);
    const bytes = framesOf(events).reduce((sum, frame) => sum + frame.data.length, 0);
    if (bytes > this.#maxBytes) return;
    this.#lines.set(key, { events, bytes });
    this.#bytes += bytes;
    for (const oldest of this.#lines.keys()) {
      if (this.#bytes <= this.#maxBytes) return;
      this.#remove(oldest);
      this.#onForgotten(oldest);
    }
  }

  #remove(key: string): void {
    const line = this.#lines.get(key);
    if (!line) return;
    this.#lines.delete(key);
    this.#bytes -= line.bytes;
  }
}
