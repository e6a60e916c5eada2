import { expect, test } from 'vitest';
import { outcomeWords, whenWords } from './rule-words.ts';

const closedWeek = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] };
const nameAgent = (id: string) => (id === 'a1' ? 'Sofia' : undefined);

test('conditions are said together', () => {
  expect(whenWords({})).toBe('Every call');
  expect(whenWords({ hours: { type: 'closed' } })).toBe('When closed');
  const callers = { numbers: ['+1900*', '+14155550123', '+14155550124'], isWithheld: true, contactTags: ['VIP'] };
  expect(whenWords({ hours: { type: 'open' }, callers, simultaneousCalls: 3 })).toBe(
    'When open, and the caller is tagged VIP, or has a number that begins with +1900 or +1 (415) 555-0123 or 1 more, ' +
      'or hides their number, and 3 or more calls are going on',
  );
});

test('days with the same hours are one range', () => {
  const day = [{ opens: '09:00', closes: '17:00' }];
  const weekly = { ...closedWeek, monday: day, tuesday: day, wednesday: day, saturday: day };
  expect(whenWords({ hours: { type: 'weekly', weekly } }).replaceAll(/[\u202f ]/g, ' ')).toMatch(
    /^When it is Mon–Wed 0?9:00( AM)?–(17:00|5:00 PM), Sat 0?9:00/,
  );
});

test('outcomes name people, and what comes after', () => {
  expect(outcomeWords({ type: 'agent', agentId: 'a1' }, nameAgent)).toBe('Sofia answers');
  expect(outcomeWords({ type: 'agent', agentId: 'a2' }, nameAgent)).toBe('a deleted agent answers');
  const voicemail = { type: 'voicemail', greeting: null, maxSeconds: 120 } as const;
  expect(
    outcomeWords({ type: 'forward', to: '+14155550123', ringSeconds: 20, whenUnanswered: voicemail }, nameAgent),
  ).toBe('forward to +1 (415) 555-0123, then voicemail');
});

test('a menu is told by its keys', () => {
  const options = [
    { key: '1', label: 'sales', outcome: { type: 'agent', agentId: 'a1' } as const },
    { key: '2', label: '', outcome: { type: 'voicemail', greeting: null, maxSeconds: 120 } as const },
    { key: '9', label: '', outcome: { type: 'repeat' } as const },
  ];
  const menu = { type: 'menu', prompt: 'Press a key.', timeoutSeconds: 5, options } as const;
  expect(outcomeWords({ ...menu, options, otherwise: { type: 'agent', agentId: null } }, nameAgent)).toBe(
    'keypad menu: 1 sales, 2 voicemail, 9 the menu again',
  );
});
