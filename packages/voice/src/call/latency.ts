import type { TurnLatency } from '@frontdesk/contract';

/** Times one agent turn from the end of the caller's speech to the first audio. All marks are clock milliseconds. */
export class TurnStopwatch {
  /** When the caller's last speech ended; null for a turn nobody spoke before (greeting, reminder, keys). */
  readonly #speechEndedAtMs: number | null;
  readonly #requiredSilenceMs: number;
  readonly #decidedAtMs: number;
  #firstTextAtMs: number | null = null;
  #firstAudioAtMs: number | null = null;
  #toolMs = 0;

  constructor(start: { speechEndedAtMs: number | null; requiredSilenceMs: number; decidedAtMs: number }) {
    this.#speechEndedAtMs = start.speechEndedAtMs;
    this.#requiredSilenceMs = start.requiredSilenceMs;
    this.#decidedAtMs = start.decidedAtMs;
  }

  noteFirstText(atMs: number): void {
    this.#firstTextAtMs ??= atMs;
  }

  noteFirstAudio(atMs: number): void {
    this.#firstAudioAtMs ??= atMs;
  }

  /** Tools count until the agent's first words; later ones delay nothing. */
  noteTool(durationMs: number): void {
    if (this.#firstTextAtMs === null) this.#toolMs += durationMs;
  }

  split(): TurnLatency | null {
    if (this.#firstAudioAtMs === null) return null;
    const spokenAtMs = this.#speechEndedAtMs;
    const textAtMs = this.#firstTextAtMs ?? this.#firstAudioAtMs;
    const waitedMs = spokenAtMs === null ? null : this.#decidedAtMs - spokenAtMs;
    return {
      endpointingMs: waitedMs === null ? null : Math.round(Math.min(waitedMs, this.#requiredSilenceMs)),
      sttMs: waitedMs === null ? null : Math.round(Math.max(0, waitedMs - this.#requiredSilenceMs)),
      dialogueMs: Math.round(Math.max(0, textAtMs - this.#decidedAtMs - this.#toolMs)),
      toolMs: Math.round(this.#toolMs),
      ttsMs: Math.round(Math.max(0, this.#firstAudioAtMs - textAtMs)),
      totalMs: spokenAtMs === null ? null : Math.round(this.#firstAudioAtMs - spokenAtMs),
    };
  }
}

/** The value below which a share of the sorted values lies (nearest rank); null without values. */
export function percentile(values: readonly number[], share: number): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? null;
}
