import { createReadStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { RecordingSink } from '@frontdesk/voice';
import { openFileSink } from './file-sink.ts';
import {
  type ByteRange,
  checkKey,
  type RecordingSize,
  type RecordingStorage,
  type StoredRecording,
} from './recording-storage.ts';
import { repairWav } from './repair-wav.ts';

/** Recordings as files in a folder of this machine. */
export class FolderStorage implements RecordingStorage {
  readonly #folder: string;
  readonly #open = new Set<PromiseWithResolvers<void>>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Where a recording's file is, whether or not it exists. */
  path(key: string): string {
    return join(this.#folder, checkKey(key));
  }

  create(key: string): RecordingSink {
    const closed = Promise.withResolvers<void>();
    this.#open.add(closed);
    return openFileSink(this.path(key), () => {
      this.#open.delete(closed);
      closed.resolve();
    });
  }

  async read(key: string, range?: ByteRange): Promise<StoredRecording | null> {
    const path = this.path(key);
    const facts = await stat(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    if (facts === null) return null;
    const isEmpty = range !== undefined && range.start >= facts.size;
    return { sizeBytes: facts.size, content: isEmpty ? Readable.from([]) : createReadStream(path, range) };
  }

  recover(key: string): Promise<RecordingSize | null> {
    return repairWav(this.path(key));
  }

  async delete(key: string): Promise<void> {
    await rm(this.path(key), { force: true });
  }

  /** Waits for recordings that are still being written. */
  async close(): Promise<void> {
    await Promise.all([...this.#open].map(({ promise }) => promise));
  }
}
