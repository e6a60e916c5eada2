import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { RecordingSink } from '@frontdesk/voice';

/** What may wait for a disk that is stuck: the whole of a 20-minute call, which is the longest by default. */
const MAX_WAITING_BYTES = 32 * 1024 * 1024;

/**
 * Writes a recording to a file while the call runs. Every piece is handed to the operating system at once, so a killed
 * process loses nothing that was written. After the first failure, or when the disk falls too far behind, the rest is
 * dropped and `close` rejects.
 */
export function openFileSink(path: string, onClosed: () => void): RecordingSink {
  const file = mkdir(dirname(path), { recursive: true, mode: 0o700 }).then(() => open(path, 'w', 0o600));
  let failure: unknown = null;
  let waitingBytes = 0;
  let written: Promise<void> = file.then(
    () => {},
    error => {
      failure = error;
    },
  );

  return {
    write(bytes) {
      if (waitingBytes + bytes.length > MAX_WAITING_BYTES) failure ??= new Error('The disk is too slow to record on.');
      if (failure !== null) return;
      const { length } = bytes;
      const piece = copied(bytes);
      waitingBytes += length;
      written = written.then(async () => {
        try {
          if (failure === null) await writeAll(await file, piece.subarray(0, length), null);
        } catch (error) {
          failure ??= error;
        } finally {
          waitingBytes -= length;
          giveBack(piece);
        }
      });
    },
    async close(header) {
      try {
        await written;
        if (failure !== null) throw failure;
        const handle = await file;
        await writeAll(handle, header, 0);
        await handle.sync();
      } finally {
        await file.then(
          handle => handle.close(),
          () => {},
        );
        onClosed();
      }
    },
  };
}

/** What a call records in two seconds, and a little more. */
const PIECE_BYTES = 32 * 1024;
/** Enough for hundreds of calls, whose pieces are written at different times: 4 MB. */
const MAX_SPARE = 128;
/**
 * Memory of pieces that were written. With a new one for each piece a hundred calls would leave 1.6 MB of garbage a second
 * that has lived for too long to be collected cheaply.
 */
const spare: Uint8Array[] = [];

function copied(bytes: Uint8Array): Uint8Array {
  const piece =
    bytes.length > PIECE_BYTES ? new Uint8Array(bytes.length) : (spare.pop() ?? new Uint8Array(PIECE_BYTES));
  piece.set(bytes);
  return piece;
}

function giveBack(piece: Uint8Array): void {
  if (piece.length === PIECE_BYTES && spare.length < MAX_SPARE) spare.push(piece);
}

/** Writes at the end, or at a position. */
async function writeAll(file: FileHandle, bytes: Uint8Array, position: number | null): Promise<void> {
  for (let offset = 0; offset < bytes.length; ) {
    const at = position === null ? null : position + offset;
    const { bytesWritten } = await file.write(bytes, offset, bytes.length - offset, at);
    offset += bytesWritten;
  }
}
