import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { StartupError } from '../startup-error.ts';

/** SQLite's result code for "another connection holds the lock": SQLITE_BUSY. */
const BUSY = 5;
/** A killed server's parent and database are gone well before. */
const DEFAULT_WAIT_MS = 4_000;
const POLL_MS = 100;

export interface DataFolderLock {
  release(): void;
}

/**
 * Claims a data folder for this process, so that two servers never share one. The claim is a lock of the operating
 * system, held through a SQLite file, because Node has no file locks of its own: it goes away with the process,
 * however that ends. Waits a moment for a server that is just stopping, then throws `StartupError`.
 */
export async function lockDataFolder(folder: string, waitMs = DEFAULT_WAIT_MS): Promise<DataFolderLock> {
  const file = new DatabaseSync(join(folder, 'frontdesk.lock'));
  try {
    for (const startedAt = performance.now(); !claim(file); await delay(POLL_MS))
      if (performance.now() - startedAt >= waitMs)
        throw new StartupError(
          `Another Frontdesk is running on the data folder ${folder}. Stop it first, or set DATA_DIR to another folder.`,
        );
  } catch (error) {
    file.close();
    throw error;
  }
  return { release: () => file.isOpen && file.close() };
}

function claim(file: DatabaseSync): boolean {
  try {
    file.exec('pragma journal_mode = memory; begin exclusive');
    return true;
  } catch (error) {
    if ((error as { errcode?: number }).errcode === BUSY) return false;
    throw error;
  }
}
