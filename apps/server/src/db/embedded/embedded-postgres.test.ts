import { type ChildProcess, execFileSync, fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';
import { readPostmasterFile } from './leftover.ts';

let folder: string;
let running: EmbeddedPostgres | null = null;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'frontdesk-embedded-'));
});

afterEach(async () => {
  await running?.close();
  running = null;
  await rm(folder, { recursive: true, force: true });
});

const start = async () => {
  running = await startEmbeddedPostgres({ folder });
  return running;
};

async function query(server: { url(database: string): string } | string, sql: string) {
  const client = new pg.Client({ connectionString: typeof server === 'string' ? server : server.url('postgres') });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** A process that ended but was not collected by its parent yet (state Z) does not count. */
const isAlive = (pid: number) => {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.trim() !== '' && !stdout.startsWith('Z');
};

describe('embedded PostgreSQL', () => {
  test('keeps its data and its port over a restart, and writes to disk before it answers', async () => {
    const first = await start();
    expect(first.isNew).toBe(true);
    const firstUrl = first.url('postgres');
    await query(first, `create table notes (text text); insert into notes values ('kept')`);
    expect(await query(first, 'show fsync')).toEqual([{ fsync: 'on' }]);
    const pid = (await readPostmasterFile(join(folder, 'postgres')))?.pid ?? 0;
    await first.close();
    expect(isAlive(pid)).toBe(false);

    const second = await start();
    expect(second.isNew).toBe(false);
    expect(second.url('postgres')).toBe(firstUrl);
    expect(await query(second, 'select text from notes')).toEqual([{ text: 'kept' }]);
  });

  test('keeps its password to its owner', async () => {
    await start();
    expect((await stat(join(folder, 'postgres.json'))).mode & 0o777).toBe(0o600);
    const { port } = JSON.parse(await readFile(join(folder, 'postgres.json'), 'utf8'));
    await expect(query(`postgres://frontdesk:wrong@127.0.0.1:${port}/postgres`, 'select 1')).rejects.toThrow(
      /password/,
    );
  });

  test('takes another port when its own is taken', async () => {
    const first = await start();
    const port = Number(new URL(first.url('postgres')).port);
    await first.close();
    const squatter = createServer().listen(port, '127.0.0.1');
    await once(squatter, 'listening');
    try {
      const second = await start();
      expect(Number(new URL(second.url('postgres')).port)).not.toBe(port);
      expect(await query(second, 'select 1 as one')).toEqual([{ one: 1 }]);
    } finally {
      squatter.close();
    }
  });

  test('replaces a server that outlived a killed process, with everything committed kept', async () => {
    const owner = fork(join(import.meta.dirname, 'owner-fixture.ts'), [folder]);
    const [url] = (await once(owner, 'message')) as [string];
    await query(url, `create table notes (text text); insert into notes values ('committed')`);
    const orphan = (await readPostmasterFile(join(folder, 'postgres')))?.pid ?? 0;
    await kill(owner);
    expect(isAlive(orphan)).toBe(true);

    const server = await start();
    expect(isAlive(orphan)).toBe(false);
    expect(await query(server, 'select text from notes')).toEqual([{ text: 'committed' }]);
  });

  test('starts when the process number in a stale pid file belongs to another program now', async () => {
    await (await start()).close();
    await writeFile(join(folder, 'postgres', 'postmaster.pid'), `${process.pid}\n/gone\n1\n5432\n\n\n\nready\n`);
    const server = await start();
    expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('begins again after a first start that was cut short', async () => {
    await mkdir(join(folder, 'postgres.new'));
    await writeFile(join(folder, 'postgres.new', 'PG_VERSION'), '18\n');
    expect((await start()).isNew).toBe(true);
  });

  test('says so when it dies by itself', async () => {
    const death = Promise.withResolvers<string>();
    running = await startEmbeddedPostgres({ folder, onDeath: death.resolve });
    process.kill((await readPostmasterFile(join(folder, 'postgres')))?.pid ?? 0, 'SIGQUIT');
    expect(await death.promise).toContain('ended by itself');
  });

  test('explains a data folder of another PostgreSQL version', async () => {
    await (await start()).close();
    await writeFile(join(folder, 'postgres', 'PG_VERSION'), '17\n');
    await expect(start()).rejects.toThrow(/written by PostgreSQL 17/);
  });
});

const isRoot = process.getuid?.() === 0;
if (!isRoot) console.info('Skipped: "as root …" tests of the embedded PostgreSQL, because this user is not root.');
describe.runIf(isRoot)('as root', () => {
  test('works below a folder that only root can enter', async () => {
    await chmod(folder, 0o700);
    const server = await start();
    expect((await stat(join(folder, 'postgres'))).uid).not.toBe(0);
    expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }]);
    await server.close();
    expect(await query(await start(), 'select 2 as two')).toEqual([{ two: 2 }]);
  });

  test('an ordinary user runs it as itself, and is told when the data belongs to someone else', async () => {
    const account = { uid: 65534, gid: 65534 };
    await chmod(folder, 0o777);
    const run = () =>
      spawnSync(process.execPath, [join(import.meta.dirname, 'owner-fixture.ts'), folder, 'stop'], {
        ...account,
        encoding: 'utf8',
      });
    expect(run().status).toBe(0);
    expect((await stat(join(folder, 'postgres'))).uid).toBe(account.uid);

    execFileSync('chown', ['-R', '0:0', folder]);
    await chmod(folder, 0o755);
    const refused = run();
    expect(refused.status).not.toBe(0);
    expect(refused.stderr).toContain('cannot be read');
  });
});

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
