import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestServer, type TestServer } from '../../apps/server/src/http/server-fixture.ts';

const root = join(import.meta.dirname, '../..');
const missing = ['bash', 'curl', 'jq'].filter(program => spawnSync(program, ['--version']).error);
if (missing.length > 0) console.log(`The walkthroughs are not tried: there is no ${missing.join(', ')}.`);

let server: TestServer;
let dataDir: string;
beforeAll(async () => {
  server = await openTestServer();
  dataDir = await mkdtemp(join(tmpdir(), 'frontdesk-walkthrough-'));
  const operator = await server.addUser('admin', 'operator@example.com');
  await writeFile(join(dataDir, 'operator-key'), `${operator.key}\n`);
});
afterAll(async () => {
  await server.close();
  await rm(dataDir, { recursive: true });
});

/** The commands below a heading, as a reader would paste them. */
async function commandsBelow(file: string, heading: string): Promise<string> {
  const [, section = ''] = (await readFile(join(root, file), 'utf8')).split(`\n## ${heading}\n`);
  const commands = /^```sh\n(.*?)^```$/ms.exec(section)?.[1];
  if (commands === undefined) throw new Error(`${file} has no commands below "${heading}".`);
  return commands;
}

/** Runs the commands, which must all succeed. Returns what they printed that is JSON. */
async function paste(commands: string): Promise<unknown[]> {
  const environment = {
    SERVER: server.origin,
    DATA_DIR: dataDir,
    ADMIN_EMAIL: 'operator@example.com',
    ADMIN_PASSWORD: 'correct horse',
  };
  const shell = spawn('bash', ['-eu', '-o', 'pipefail'], { cwd: root, env: { ...process.env, ...environment } });
  shell.stdin.end(commands);
  const [output, errors] = await Promise.all([text(shell.stdout), text(shell.stderr)]);
  expect(errors).toBe('');
  return output
    .split('\n')
    .filter(line => /^[[{]/.test(line))
    .map(line => JSON.parse(line));
}

test.skipIf(missing.length > 0)('the walkthrough of the README does what it says', async () => {
  const [businesses, number, dish, trial, calls, statistics, ...rest] = await paste(
    await commandsBelow('README.md', 'The API, in a minute'),
  );
  expect(businesses).toMatchObject({ page: 1 });
  expect(number).toMatchObject({ number: '+14155550188', status: 'active' });
  expect(dish).toMatchObject({ name: 'Lasagne' });
  expect(trial).toMatchObject({ reply: expect.stringContaining('€14.50') });
  expect(calls).toMatchObject({ page_size: 5 });
  expect(statistics).toMatchObject({ period: 'week', total_calls: 0 });
  expect(rest).toEqual([]);
});

test.skipIf(missing.length > 0)(
  'the walkthrough of the API’s documentation is refused nothing but the late edit',
  async () => {
    const answers = await paste(await commandsBelow('docs/api.md', 'A walk through it'));
    const refused = answers.filter(answer => JSON.stringify(answer).includes('"code":"'));
    expect(refused).toEqual([{ address: null, version: null, code: 'version_conflict' }]);
  },
);
