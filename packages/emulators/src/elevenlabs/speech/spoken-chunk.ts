import type { OutputFormat } from './output-format.ts';

/** A few characters as audio. Times are from the chunk's own beginning, milliseconds. */
export interface SpokenChunk {
  readonly characters: readonly string[];
  readonly startsMs: readonly number[];
  readonly endsMs: readonly number[];
  readonly durationMs: number;
  readonly audio: Buffer;
  readonly audioBase64: string;
}

export interface SpeakingOptions {
  readonly format: OutputFormat;
  /** Audio of one character, milliseconds. */
  readonly msPerCharacter: number;
  readonly charactersPerChunk: number;
}

/** Base64 of rendered hums, which come again and again. */
const BASE64 = new WeakMap<Buffer, string>();

/** The text as audio, in pieces of a fixed number of characters; every character takes the same time. */
export function speak(text: string, { format, msPerCharacter, charactersPerChunk }: SpeakingOptions): SpokenChunk[] {
  const all = Array.from(text);
  const chunks: SpokenChunk[] = [];
  for (let from = 0; from < all.length; from += charactersPerChunk) {
    const characters = all.slice(from, from + charactersPerChunk);
    const durationMs = Math.round(characters.length * msPerCharacter);
    const audio = format.render(durationMs);
    chunks.push({
      characters,
      startsMs: characters.map((_, index) => Math.round(index * msPerCharacter)),
      endsMs: characters.map((_, index) => Math.round((index + 1) * msPerCharacter)),
      durationMs,
      audio,
      audioBase64: base64Of(audio),
    });
  }
  return chunks;
}

function base64Of(audio: Buffer): string {
  const known = BASE64.get(audio);
  if (known !== undefined) return known;
  const text = audio.toString('base64');
  BASE64.set(audio, text);
  return text;
}

/** As the sockets tell it: relative to the chunk, and under both spellings of the durations that are about. */
export function socketAlignment({ characters, startsMs, endsMs }: SpokenChunk) {
  const durations = endsMs.map((endMs, index) => endMs - (startsMs[index] ?? 0));
  return { chars: characters, charStartTimesMs: startsMs, charDurationsMs: durations, charsDurationsMs: durations };
}

/** As HTTP tells it, in seconds; `offsetMs` is where the chunk begins. */
export function httpAlignment({ characters, startsMs, endsMs }: SpokenChunk, offsetMs: number) {
  return {
    characters,
    character_start_times_seconds: startsMs.map(ms => (ms + offsetMs) / 1000),
    character_end_times_seconds: endsMs.map(ms => (ms + offsetMs) / 1000),
  };
}
