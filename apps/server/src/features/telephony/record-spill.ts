import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type RecordEntry, readLine, toLine } from './record-entry.ts';

export interface RecordSpillOptions {
  /** Of this process alone, which keeps others out of the data folder. */
  readonly folder: string;
  /** Names this process's file. */
  readonly nodeId: string;
  readonly logger: { warn(facts: object, message: string): void; error(facts: object, message: string): void };
  /** Of the file; past it entries are only kept in memory, as far as there is room. */
  readonly maxBytes?: number;
}

/** Days of a hundred busy calls. */
const DEFAULT_MAX_BYTES = 256 * 1024 * 1024;
/** What may wait for a disk that is stuck. */
const MAX_WAITING_BYTES = 16 * 1024 * 1024;
const CHUNK_LINES = 500;
const ENDING = '.jsonl';

/**
 * Call record entries on disk while the database is away, a line each, so that they outlive the process. A killed
 * process loses nothing that was handed to the operating system. Never throws: without a disk there is memory.
 */
export class RecordSpill {
  readonly #options: RecordSpillOptions;
  readonly #maxBytes: number;
  readonly #path: string;
  #file: Promise<FileHandle> | undefined;
  #written: Promise<void> = Promise.resolve();
  #bytes = 0;
  #waitingBytes = 0;
  #refused = 0;
  #asideCount = 0;

  constructor(options: RecordSpillOptions) {
    this.#options = options;
    this.#maxBytes = options.maxBytes ?? DEFAULT_MAX_BYTES;
    this.#path = join(options.folder, options.nodeId + ENDING);
  }

  /** Whether entries are being put on disk. */
  get isActive(): boolean {
    return this.#file !== undefined;
  }

  /** Puts these, and whatever is appended from now on, on disk. */
  begin(entries: readonly RecordEntry[]): void {
    if (this.#file) return;
    const { folder, logger } = this.#options;
    this.#file = mkdir(folder, { recursive: true, mode: 0o700 }).then(() => open(this.#path, 'a', 0o600));
    this.#file.catch((error: unknown) => logger.error({ err: error }, 'Call records cannot be put on disk.'));
    logger.warn({ count: entries.length }, 'Call records are put on disk until the database is back.');
    for (const entry of entries) this.append(entry);
  }

  /** False when it could not be kept: there is no file, or no room in it. */
  append(entry: RecordEntry): boolean {
    const file = this.#file;
    if (!file) return false;
    const line = Buffer.from(`${toLine(entry)}\n`);
    const hasRoom =
      this.#bytes + line.length <= this.#maxBytes && this.#waitingBytes + line.length <= MAX_WAITING_BYTES;
    if (!hasRoom) {
      if (this.#refused++ === 0) this.#options.logger.error({}, 'There is no room on disk for more call records.');
      return false;
    }
    this.#bytes += line.length;
    this.#waitingBytes += line.length;
    this.#written = this.#written.then(async () => {
      try {
        await (await file).appendFile(line);
      } catch (error) {
        if (this.#refused++ === 0) this.#options.logger.error({ err: error }, 'Call records were not put on disk.');
      } finally {
        this.#waitingBytes -= line.length;
      }
    });
    return true;
  }

  /** Everything is in the database: the file goes. */
  async end(): Promise<void> {
    await this.close();
    this.#bytes = 0;
    await this.remove(this.#path);
  }

  /** Closes the file and gives it another name, for what comes later begins a new one. Null when that failed. */
  async putAside(): Promise<string | null> {
    await this.close();
    this.#bytes = 0;
    const path = this.#path.replace(ENDING, `-${++this.#asideCount}${ENDING}`);
    try {
      await rename(this.#path, path);
      return path;
    } catch (error) {
      this.#options.logger.error({ err: error }, 'Call records on disk cannot be read.');
      return null;
    }
  }

  /** Waits for what is being written. The file stays, for the next start. Idempotent. */
  async close(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    await this.#written;
    await file?.then(
      async handle => {
        await handle.sync();
        await handle.close();
      },
      () => {}, // told when it was opened
    );
  }

  /** Files of earlier processes that ended while the database was away, oldest first. */
  async leftovers(): Promise<readonly string[]> {
    const names = await readdir(this.#options.folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') this.#options.logger.error({ err: error }, 'Call records on disk cannot be found.');
      return [];
    });
    // Ids of processes are made in the order of time.
    const paths = names.filter(name => name.endsWith(ENDING)).toSorted();
    return paths.map(name => join(this.#options.folder, name)).filter(path => path !== this.#path);
  }

  /** A file's entries, some hundreds at a time. A line that was cut off with its process is passed over. */
  async *read(path: string): AsyncGenerator<readonly RecordEntry[]> {
    const lines = createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });
    let chunk: RecordEntry[] = [];
    let unreadable = 0;
    for await (const line of lines) {
      const entry = readLine(line);
      if (entry) chunk.push(entry);
      else unreadable++;
      if (chunk.length < CHUNK_LINES) continue;
      yield chunk;
      chunk = [];
    }
    if (unreadable > 0) this.#options.logger.warn({ unreadable }, 'Lines of call records on disk were not readable.');
    if (chunk.length > 0) yield chunk;
  }

  async remove(path: string): Promise<void> {
    await rm(path, { force: true }).catch((error: unknown) =>
      this.#options.logger.error({ err: error }, 'Call records on disk that were written could not be removed.'),
    );
  }
}
