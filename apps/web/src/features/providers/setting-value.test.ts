import { expect, test } from 'vitest';
import { choiceWords, rangeWords, settingsIn, withSetting } from './setting-value.ts';

test('stored settings get the names that the fields of the form have', () => {
  expect(settingsIn({ eotTimeoutMs: 900, keyterms: ['pizza'], nested: {}, gone: null })).toEqual({
    eot_timeout_ms: 900,
    keyterms: ['pizza'],
  });
  expect(settingsIn(undefined)).toEqual({});
});

test('a setting that is taken away is left to the provider', () => {
  expect(withSetting({ style: 0.4, speed: 1 }, 'style', undefined)).toEqual({ speed: 1 });
  expect(withSetting({ speed: 1 }, 'speed', 0.9)).toEqual({ speed: 0.9 });
});

test('bounds and choices are told in words', () => {
  expect(rangeWords({ minimum: 0, maximum: 1 })).toBe('0 to 1');
  expect(rangeWords({ minimum: null, maximum: 5 })).toBe('up to 5');
  expect(rangeWords({ minimum: null, maximum: null })).toBeUndefined();
  expect(choiceWords('semantic_vad')).toBe('Semantic vad');
  expect(choiceWords('en-US')).toBe('en-US');
});
