import type { Readable } from 'node:stream';
import type { RecordingSink } from '@frontdesk/voice';

/** An inclusive range of bytes, as HTTP's `Range` counts them. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

export interface StoredRecording {
  /** Size of the whole recording, whatever range was asked for. */
  readonly sizeBytes: number;
  /** Bytes of the range, or all. Whoever reads destroys it. */
  readonly content: Readable;
}

/** Length of a finished recording. */
export interface RecordingSize {
  readonly sizeBytes: number;
  readonly durationMs: number;
}

/**
 * Keeps recordings by key: `<folder>/<name>.wav`, of letters, digits, `-` and `_`. A key's owner makes sure that it is
 * written once. All methods throw on a key of another shape.
 */
export interface RecordingStorage {
  /** Begins a recording. A failed write does not disturb the call; the sink's `close` rejects with it. */
  create(key: string): RecordingSink;
  /** Null when there is no such recording. A range past the end is empty. */
  read(key: string, range?: ByteRange): Promise<StoredRecording | null>;
  /** Finishes a recording whose writer was killed: its header says the real length then. Null when nothing was written. */
  recover(key: string): Promise<RecordingSize | null>;
  /** Deletes a recording, whether or not it exists. */
  delete(key: string): Promise<void>;
  close(): Promise<void>;
}

/** Throws unless the key is one that every storage can hold. */
export function checkKey(key: string): string {
  if (!/^[\w-]+(\/[\w-]+)*\.wav$/.test(key)) throw new Error('A recording key is made of letters, digits, - and _.');
  return key;
}
