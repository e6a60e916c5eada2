import { MenuOutcome } from '@frontdesk/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outcomeAt } from '../routing/outcomes-in.ts';
import { chooseInMenu, type MenuChoice } from './keypad-menu-choice.ts';
import type { RoutingPlace } from './routing-place.ts';

const menu = MenuOutcome.parse({
  type: 'menu',
  prompt: 'Press 1 for bookings, 2 for more.',
  options: [
    { key: '1', label: 'bookings', outcome: { type: 'agent' } },
    {
      key: '2',
      outcome: { type: 'menu', prompt: 'Press 0.', options: [{ key: '0', outcome: { type: 'voicemail' } }] },
    },
    { key: '#', outcome: { type: 'repeat' } },
  ],
  otherwise: { type: 'message', text: 'Goodbye.' },
});
const start: RoutingPlace = { callId: 'c', callSid: 'CA1', rule: null, steps: [], missed: 0, count: 0 };

/** Presses keys one after the other, an empty text being none, as long as there is a menu. */
function press(...keys: string[]): MenuChoice {
  let at: MenuChoice = { outcome: menu, place: start, label: null };
  for (const key of keys) {
    if (at.outcome.type !== 'menu') break;
    at = chooseInMenu(at.outcome, at.place, key);
  }
  return at;
}

describe('a keypad menu', () => {
  it('goes where a key leads, through the menu inside it', () => {
    expect(press('1')).toMatchObject({ outcome: { type: 'agent' }, label: 'bookings', place: { steps: ['1'] } });
    expect(press('2', '0')).toMatchObject({ outcome: { type: 'voicemail' }, place: { steps: ['2', '0'] } });
  });

  it('is heard three times without a key that is in it, then gives up', () => {
    expect(press('9').outcome).toBe(menu);
    expect(press('9', '').outcome).toBe(menu);
    expect(press('9', '', '*')).toMatchObject({ outcome: { type: 'message' }, place: { steps: ['otherwise'] } });
    // The inner menu counts anew.
    expect(press('9', '9', '2', '7', '7').outcome.type).toBe('menu');
  });

  it('is repeated for who asks, however often they missed before, but not for ever', () => {
    expect(press('', '', '#', '', '').outcome).toBe(menu);
    expect(press(...Array<string>(40).fill('#')).outcome.type).toBe('message');
    expect(press(...Array<string>(28).fill('#'), '1').outcome.type).toBe('agent');
  });

  it('always comes to an end, at an outcome that its steps lead to', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.constantFrom('', '0', '1', '2', '9', '*', '#')), keys => {
        let at: MenuChoice = { outcome: menu, place: start, label: null };
        let prompts = 1;
        for (const key of keys) {
          if (at.outcome.type !== 'menu') break;
          at = chooseInMenu(at.outcome, at.place, key);
          expect(++prompts).toBeLessThan(40);
        }
        expect(outcomeAt(menu, at.place.steps)).toBe(at.outcome);
      }),
    );
  });
});
