import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { SpeechCacheStore } from '@frontdesk/voice';

/** About eight hours of telephone speech. */
const DEFAULT_MAX_BYTES = 256 * 1024 * 1024;

/**
 * Synthesized speech kept as files, so that greetings are ready after a restart. Keys are hexadecimal hashes.
 * Losing the folder only costs time. It is this process's alone.
 */
export class SpeechCacheFolder implements SpeechCacheStore {
  readonly #folder: string;
  /** Keys of what is there: a new line does not wait for the disk to say that it is none. */
  readonly #keys: Set<string>;

  private constructor(folder: string, keys: Set<string>) {
    this.#folder = folder;
    this.#keys = keys;
  }

  /** Deletes the lines that were not used for longest, until the rest fits. Between starts the folder may outgrow that. */
  static async open(folder: string, maxBytes = DEFAULT_MAX_BYTES): Promise<SpeechCacheFolder> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = await Promise.all(
      entries
        .filter(entry => entry.isFile())
        .map(async entry => {
          const path = join(entry.parentPath, entry.name);
          const { size, mtimeMs } = await stat(path);
          return { path, size, mtimeMs };
        }),
    );
    files.sort((one, other) => other.mtimeMs - one.mtimeMs);
    let bytes = 0;
    const keys = new Set<string>();
    for (const { path, size } of files) {
      bytes += size;
      if (bytes > maxBytes) await rm(path, { force: true });
      else keys.add(basename(path));
    }
    return new SpeechCacheFolder(folder, keys);
  }

  async read(key: string): Promise<Uint8Array | undefined> {
    const path = this.#path(key);
    if (!this.#keys.has(key)) return undefined;
    try {
      const bytes = await readFile(path);
      const now = new Date();
      await utimes(path, now, now);
      return bytes;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      this.#keys.delete(key);
      return undefined;
    }
  }

  /** Whole or not at all, so that a reader never finds half of it. */
  async write(key: string, bytes: Uint8Array): Promise<void> {
    const path = this.#path(key);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const unfinished = `${path}.${randomUUID()}`;
    await writeFile(unfinished, bytes, { mode: 0o600 });
    await rename(unfinished, path);
    this.#keys.add(key);
  }

  #path(key: string): string {
    if (!/^[0-9a-f]{8,128}$/.test(key)) throw new Error('A speech cache key is a hexadecimal hash.');
    return join(this.#folder, key.slice(0, 2), key);
  }
}
