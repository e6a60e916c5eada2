import { expect, test } from 'vitest';
import { readArguments } from './arguments.ts';

test('keeps the steps in the order they were typed', async () => {
  const argv = ['--to', '+14155550100', '--say', 'Hello.', '--dtmf', '1', '--interrupt', '--say', 'Stop.', '--hangup'];
  const { script, to, server } = await readArguments(argv);
  expect({ to, server }).toEqual({ to: '+14155550100', server: 'http://127.0.0.1:3000' });
  expect(script.slice(0, 5)).toEqual([
    { type: 'say', words: { text: 'Hello.' } },
    { type: 'wait-for-agent' },
    { type: 'press', digits: '1' },
    { type: 'interrupt', words: { text: 'Stop.' }, afterMs: 1200 },
    { type: 'hang-up' },
  ]);
});

test('a caller who does not answer has no lines and stays on the line', async () => {
  expect((await readArguments(['--to', '+14155550100', '--no-answer'])).script).toEqual([]);
});

test.each([
  [['--say', 'Hello.'], '--to'],
  [['--to', '+14155550100'], 'what the caller does'],
  [['--to', '+14155550100', '--shout', 'x'], '--shout'],
  [['--to', '+14155550100', '--wav', 'missing.wav'], 'missing.wav'],
  [['--to', '+14155550100', '--dtmf', 'x'], '--dtmf'],
])('says what is wrong with %j', async (argv, message) => {
  await expect(readArguments(argv)).rejects.toThrow(message);
});
