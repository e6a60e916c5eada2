import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/node-postgres';
import { z } from 'zod';
import { openPool } from '../../db/connection.ts';
import * as schema from '../../db/schema/index.ts';
import { FolderStorage } from '../../storage/folder-storage.ts';
import { CarrierFixture, startTelephony } from './telephony-fixture.ts';

const Started = z.object({ port: z.int() });

export interface TelephonyProcess {
  readonly carrier: CarrierFixture;
  /** As the kernel does it to a process that takes too much memory. */
  kill(): Promise<void>;
}

/** For tests: telephony in a process of its own, with its recordings in `folder`. */
export async function forkTelephony(databaseUrl: string, folder: string): Promise<TelephonyProcess> {
  const child = fork(fileURLToPath(import.meta.url), [databaseUrl, folder], { execArgv: [] });
  const [message] = await once(child, 'message');
  return {
    carrier: new CarrierFixture(Started.parse(message).port),
    async kill() {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

/** The child's part. */
if (process.send && process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , url = '', folder = ''] = process.argv;
  const pool = openPool(url, message => console.error(message));
  const database = { url, pool, db: drizzle(pool, { schema }), close: () => pool.end() };
  const { port } = await startTelephony(database, { storage: new FolderStorage(folder) });
  process.send({ port });
  // Whoever started it went away.
  process.once('disconnect', () => process.exit());
}
