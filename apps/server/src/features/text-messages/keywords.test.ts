import { expect, it } from 'vitest';
import { keywordIn } from './keywords.ts';

it('understands STOP however it is written, and in the languages of callers', () => {
  for (const text of [
    'STOP',
    ' stop. ',
    '“Stop!”',
    'STOP ALL',
    'opt-out',
    'Opt out',
    'ARRÊT',
    'Stopp',
    'Abmelden',
    'PARAR',
  ])
    expect(keywordIn(text, false), text).toBe('stop');
  for (const text of ['Stop it', 'cancel 5', 'Do not stop', 'Can I cancel my table?', ''])
    expect(keywordIn(text, false), text).toBeNull();
});

it('takes a yes for START only from somebody who had opted out', () => {
  expect(keywordIn('Yes', true)).toBe('start');
  expect(keywordIn('Yes', false)).toBeNull();
  expect(keywordIn('Start', false)).toBe('start');
  expect(keywordIn('HELP', false)).toBe('help');
});
