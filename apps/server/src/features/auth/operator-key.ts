import { chmod, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '../../db/connection.ts';
import { createApiKey, findApiKey } from './api-keys.ts';

/** In the data folder, for the command line on the same machine. */
export const OPERATOR_KEY_FILE = 'operator-key';

/**
 * Makes sure the data folder holds a key that works, readable by its owner only: made on the first start, and again
 * when it was lost, revoked, or the database is another one.
 */
export async function ensureOperatorKey(db: Database, dataDir: string, userId: string): Promise<void> {
  const path = join(dataDir, OPERATOR_KEY_FILE);
  const kept = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  if (kept && (await findApiKey(db, kept.trim()))) return chmod(path, 0o600);
  const { key } = await createApiKey(db, userId, 'Command line on this machine');
  // Renamed into place, so that nobody reads half a key.
  const unfinished = `${path}.new`;
  await writeFile(unfinished, `${key}\n`, { mode: 0o600 });
  await rename(unfinished, path);
}
