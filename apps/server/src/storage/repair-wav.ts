import { open } from 'node:fs/promises';
import type { RecordingSize } from './recording-storage.ts';

/** Offsets of the fmt chunk's fields from the chunk's content (Microsoft WAVEFORMATEX). */
const BYTES_PER_SECOND_AT = 8;
const BLOCK_ALIGN_AT = 12;
/** Enough for the chunks before the samples. */
const HEAD_BYTES = 512;
const CHUNK_HEAD_BYTES = 8;

/**
 * Makes the sizes in a WAV file's header those of the file, and cuts off a last block that is not whole.
 * Null when the file does not exist or is too short to be one.
 */
export async function repairWav(path: string): Promise<RecordingSize | null> {
  const file = await open(path, 'r+').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (file === null) return null;
  try {
    const { size } = await file.stat();
    const head = Buffer.alloc(Math.min(HEAD_BYTES, size));
    await file.read(head, 0, head.length, 0);
    const chunks = findChunks(head);
    const data = chunks.get('data');
    const format = chunks.get('fmt ');
    if (data === undefined || format === undefined) return null;

    const bytesPerSecond = head.readUInt32LE(format + BYTES_PER_SECOND_AT);
    const blockBytes = head.readUInt16LE(format + BLOCK_ALIGN_AT);
    const dataBytes = Math.floor((size - data) / blockBytes) * blockBytes;
    head.writeUInt32LE(data - CHUNK_HEAD_BYTES + dataBytes, 4);
    head.writeUInt32LE(dataBytes, data - 4);
    const fact = chunks.get('fact');
    if (fact !== undefined) head.writeUInt32LE(dataBytes / blockBytes, fact);
    await file.write(head, 0, data, 0);
    await file.truncate(data + dataBytes);
    await file.sync();
    return { sizeBytes: data + dataBytes, durationMs: Math.round((dataBytes / bytesPerSecond) * 1000) };
  } finally {
    await file.close();
  }
}

/** Where the content of each chunk begins, up to and including the samples. */
function findChunks(head: Buffer): Map<string, number> {
  const chunks = new Map<string, number>();
  if (head.length < 12 || head.toString('latin1', 0, 4) !== 'RIFF') return chunks;
  for (let at = 12; at + CHUNK_HEAD_BYTES <= head.length; ) {
    const name = head.toString('latin1', at, at + 4);
    const content = at + CHUNK_HEAD_BYTES;
    chunks.set(name, content);
    if (name === 'data') break;
    const length = head.readUInt32LE(at + 4);
    at = content + length + (length % 2);
  }
  return chunks;
}
