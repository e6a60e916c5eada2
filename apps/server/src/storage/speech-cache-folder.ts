import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Synthesized speech kept as files, so that greetings are ready after a restart. Keys are hexadecimal hashes.
 * Losing the folder only costs time.
 */
export class SpeechCacheFolder {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Null when nothing is kept under the key. */
  async read(key: string): Promise<Uint8Array | null> {
    try {
      return await readFile(this.#path(key));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  /** Whole or not at all, so that a reader never finds half of it. */
  async write(key: string, bytes: Uint8Array): Promise<void> {
    const path = this.#path(key);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const unfinished = `${path}.${randomUUID()}`;
    await writeFile(unfinished, bytes, { mode: 0o600 });
    await rename(unfinished, path);
  }

  #path(key: string): string {
    if (!/^[0-9a-f]{8,128}$/.test(key)) throw new Error('A speech cache key is a hexadecimal hash.');
    return join(this.#folder, key.slice(0, 2), key);
  }
}
