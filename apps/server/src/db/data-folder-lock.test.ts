import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockDataFolder } from './data-folder-lock.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'frontdesk-lock-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

test('a second server on the same data folder is refused until the first is gone, even killed', async () => {
  const script = join(folder, 'holder.mjs');
  const module = pathToFileURL(join(import.meta.dirname, 'data-folder-lock.ts')).href;
  await writeFile(
    script,
    `import { lockDataFolder } from ${JSON.stringify(module)};
     await lockDataFolder(process.argv[2]); process.send('locked'); setInterval(() => {}, 60_000);`,
  );
  const holder = fork(script, [folder]);
  await once(holder, 'message');
  await expect(lockDataFolder(folder, 0)).rejects.toThrow(/Another Frontdesk is running/);

  const gone = once(holder, 'exit');
  holder.kill('SIGKILL');
  await gone;
  const lock = await lockDataFolder(folder);
  lock.release();
  (await lockDataFolder(folder)).release();
});
