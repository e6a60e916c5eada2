import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { providerRecords } from '@frontdesk/providers/registry';
import { expect, test } from 'vitest';
import { conformanceSuites } from '../../packages/providers/src/conformance/subjects-fixture.ts';
import { PROVIDERS_FILE, providersPage } from './providers-page.ts';

const root = join(import.meta.dirname, '../..');

test('the page about providers says what their records say; "npm run docs:generate" makes it anew', async () => {
  expect((await readFile(join(root, PROVIDERS_FILE), 'utf8')) === providersPage()).toBe(true);
});

test('every service of a provider is held to the promises of its port', () => {
  const judged = (title: string) =>
    conformanceSuites.find(suite => suite.title === title)?.subjects.map(({ provider }) => provider);
  const offering = (key: 'transcription' | 'voice' | 'languageModel' | 'hosted') =>
    providerRecords.filter(record => record[key]).map(({ id }) => id);
  expect(judged('Speech-to-text')).toEqual(expect.arrayContaining(offering('transcription')));
  expect(judged('Text-to-speech')).toEqual(expect.arrayContaining(offering('voice')));
  expect(judged('Language model')).toEqual(expect.arrayContaining(offering('languageModel')));
  expect(judged('Whole conversations')).toEqual(expect.arrayContaining(offering('hosted')));
});

test('the tests of every provider are run', async () => {
  const folder = join(root, 'packages/providers/src/conformance');
  const files = (await readdir(folder)).filter(name => name.endsWith('.conformance.test.ts'));
  const sources = await Promise.all(files.map(name => readFile(join(folder, name), 'utf8')));
  const run = sources.join('\n');
  for (const { subjects } of conformanceSuites)
    for (const { provider } of subjects) expect(run, provider).toContain(`'${provider}'`);
});
