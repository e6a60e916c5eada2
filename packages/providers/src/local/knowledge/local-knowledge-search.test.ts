import { afterAll, expect, test } from 'vitest';
import { workerEntry } from '../inference/worker-entry.ts';
import { WorkerPool } from '../inference/worker-pool.ts';
import { modelsDirectory } from '../models/test-models.ts';
import { LocalKnowledgeSearch } from './local-knowledge-search.ts';
import type { EmbeddingResult, EmbeddingTask } from './minilm-worker.ts';

const pool = new WorkerPool<EmbeddingTask, EmbeddingResult>({
  name: 'minilm',
  module: workerEntry(import.meta.url, './minilm-worker.ts'),
  size: 1,
  maxQueued: 100,
  data: { modelsDir: modelsDirectory() },
});
afterAll(() => pool.close());

const entries = [
  { title: 'Parking', text: 'There is a public car park behind the restaurant, free after six in the evening.' },
  {
    title: 'Vegetarian and vegan dishes',
    text: 'We have six vegetarian mains and two vegan ones, marked on the menu.',
  },
  { title: 'Dogs', text: 'Well-behaved dogs are welcome on the terrace, not inside.' },
  { title: 'Private events', text: 'The upstairs room seats thirty and can be rented for weddings and birthdays.' },
  { title: 'Gluten', text: 'Pasta and bread can be made without gluten. Tell us about any allergy when you book.' },
  { title: 'Payment', text: 'We take cards and cash. We do not take cheques.' },
].map((entry, index) => ({ id: `0190${index}`, ...entry }));
const signal = new AbortController().signal;

const asked: [question: string, title: string][] = [
  ['Where can I leave my car?', 'Parking'],
  ['Do you have anything without meat?', 'Vegetarian and vegan dishes'],
  ['Can I bring my puppy?', 'Dogs'],
  ['Is there something for people with celiac disease?', 'Gluten'],
  ['Could we celebrate an anniversary there with twenty five people?', 'Private events'],
  ['Do you accept Visa?', 'Payment'],
];

test('the words alone find an entry while the model is not there', async () => {
  const search = new LocalKnowledgeSearch(pool);
  const [best] = await search.search(entries, 'Are dogs allowed on the terrace?', 3, signal);
  expect(best?.entry.title).toBe('Dogs');
  expect(best?.score).toBeGreaterThan(0.5);
});

test('the meaning finds an entry that shares no word with the question', async () => {
  const search = new LocalKnowledgeSearch(pool);
  await search.prepare(entries);
  for (const [question, title] of asked) {
    const [best] = await search.search(entries, question, 3, signal);
    expect(best?.entry.title, question).toBe(title);
  }
});

test('nothing fits a question about something else', async () => {
  const search = new LocalKnowledgeSearch(pool);
  await search.prepare(entries);
  expect(await search.search(entries, 'What is the capital of Mongolia?', 3, signal)).toEqual([]);
  expect(await search.search(entries, 'uh', 3, signal)).toEqual([]);
});

test('a question asked again costs a few milliseconds', async () => {
  const search = new LocalKnowledgeSearch(pool);
  await search.prepare(entries);
  const startedAt = performance.now();
  await search.search(entries, 'Is there a place to park?', 3, signal);
  const elapsedMs = performance.now() - startedAt;
  console.log(`one question: ${elapsedMs.toFixed(1)} ms`);
  expect(elapsedMs).toBeLessThan(250);
});
