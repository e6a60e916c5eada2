import { expect, test } from 'vitest';
import { dollars, quantityWords, totalOf } from './usage-words.ts';

const voice = { service: 'voice', provider: 'elevenlabs', model: 'flash', characters: 3100, costUsd: 0.155 } as const;
const llm = { service: 'llm', provider: 'openai', model: 'mini', inputTokens: 1240, outputTokens: 96 } as const;

test('what a service did is told in what it charges by', () => {
  expect(quantityWords(voice)).toBe('3,100 characters');
  expect(quantityWords({ ...llm, cachedTokens: 800, costUsd: null })).toBe('1,240 tokens in (800 cached), 96 out');
  expect(quantityWords({ ...voice, characters: undefined, audioMs: 64_000 })).toBe('1:04 of audio');
});

test('a part of a cent is not nothing', () => {
  expect(dollars(0.155)).toBe('$0.16');
  expect(dollars(0.00042)).toBe('$0.00042');
  expect(dollars(0)).toBe('$0.00');
});

test('a total says whether anything is missing from it', () => {
  expect(totalOf([voice, { ...llm, costUsd: 0.005 }])).toEqual({ usd: 0.16, isWhole: true });
  expect(totalOf([voice, { ...llm, costUsd: null }])).toEqual({ usd: 0.155, isWhole: false });
  expect(totalOf([{ ...llm, costUsd: null }])).toBeUndefined();
});
