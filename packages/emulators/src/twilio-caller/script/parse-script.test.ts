import { expect, test } from 'vitest';
import { parseScript } from './parse-script.ts';

const samples = new Int16Array(8);
const readAudio = async () => samples;

test('reads lines, comments and directives', async () => {
  const text = `
# a caller in a hurry
A table for two, please.   # said politely
[interrupt 1.5]
Tomorrow at seven.
[dtmf 12#]
[silence 5]
[noise 3 -25]
[wav hello.wav]
[wait]
[cut 0.5]
And could you also
[hangup]
`;
  expect(await parseScript(text, readAudio)).toEqual([
    { type: 'say', words: { text: 'A table for two, please.' } },
    { type: 'interrupt', words: { text: 'Tomorrow at seven.' }, afterMs: 1500 },
    { type: 'press', digits: '12#' },
    { type: 'silence', durationMs: 5000 },
    { type: 'noise', durationMs: 3000, levelDb: -25 },
    { type: 'say', words: { samples, label: 'hello.wav' } },
    { type: 'wait-for-agent' },
    { type: 'say', words: { text: 'And could you also' }, cutAfterMs: 500 },
    { type: 'hang-up' },
  ]);
});

test('names the line that is wrong', async () => {
  await expect(parseScript('Hello.\n[sing]', readAudio)).rejects.toThrow('Line 2: there is no directive [sing].');
  await expect(parseScript('[silence]', readAudio)).rejects.toThrow('Line 1');
});
