/** Something that was said, and when, from the beginning of the recording. Milliseconds. */
export interface TranscribedPassage {
  readonly text: string;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
}

export interface TranscribeRecordingOptions {
  /** BCP 47. */
  readonly language: string;
  readonly signal: AbortSignal;
}

/**
 * Reads a finished recording of one speaker: a WAV file of 16-bit PCM, μ-law or A-law, whose first channel is heard.
 * Passages come in order; none when nothing was said. Takes its time, and gives way to live calls. Rejects on another
 * format, when recognition does not work, and when aborted.
 */
export type TranscribeRecording = (
  wav: Uint8Array,
  options: TranscribeRecordingOptions,
) => Promise<readonly TranscribedPassage[]>;
