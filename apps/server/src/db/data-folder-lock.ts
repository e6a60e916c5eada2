import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartupError } from '../startup-error.ts';

/** SQLite's result code for "another connection holds the lock": SQLITE_BUSY. */
const BUSY = 5;

export interface DataFolderLock {
  release(): void;
}

/**
 * Claims a data folder for this process, so that two servers never share one. The claim is a lock of the operating
 * system, held through a SQLite file, because Node has no file locks of its own: it goes away with the process,
 * however that ends. Throws `StartupError` when another process holds it.
 */
export function lockDataFolder(folder: string): DataFolderLock {
  const file = new DatabaseSync(join(folder, 'frontdesk.lock'));
  try {
    file.exec('pragma journal_mode = memory; begin exclusive');
  } catch (error) {
    file.close();
    if ((error as { errcode?: number }).errcode !== BUSY) throw error;
    throw new StartupError(
      `Another Frontdesk is running on the data folder ${folder}. Stop it first, or set DATA_DIR to another folder.`,
    );
  }
  return { release: () => file.isOpen && file.close() };
}
