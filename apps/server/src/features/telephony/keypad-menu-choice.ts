import { type AnyOutcome, type Menu, nextOutcome, OTHERWISE } from '../routing/outcomes-in.ts';
import type { RoutingPlace } from './routing-place.ts';

/** The prompt is heard so often before the menu gives up on a caller. */
const MAX_MISSES = 3;
/** And so often in all, with repeats that the caller asked for. */
const MAX_PROMPTS = 30;

/** Where a pressed key, or none, takes a caller. */
export interface MenuChoice {
  readonly outcome: AnyOutcome;
  readonly place: RoutingPlace;
  /** What they chose, where they chose. */
  readonly label: string | null;
}

/** Pure: a menu, the call's place in its rule, and what was pressed there → what comes next. */
export function chooseInMenu(menu: Menu, place: RoutingPlace, key: string): MenuChoice {
  const count = place.count + 1;
  const go = (outcome: AnyOutcome, step: string, label: string | null): MenuChoice => ({
    outcome,
    label,
    place: { ...place, steps: [...place.steps, step], missed: 0, count },
  });
  const giveUp = () => go(menu.otherwise, OTHERWISE, null);
  const chosen = key === '' ? undefined : menu.options.find(option => option.key === key);
  if (count >= MAX_PROMPTS && (!chosen || chosen.outcome.type === 'repeat')) return giveUp();
  if (!chosen) {
    const missed = place.missed + 1;
    return missed >= MAX_MISSES ? giveUp() : { outcome: menu, label: null, place: { ...place, missed, count } };
  }
  if (chosen.outcome.type === 'repeat') return { outcome: menu, label: null, place: { ...place, missed: 0, count } };
  return go(nextOutcome(menu, key) ?? menu.otherwise, key, chosen.label || key);
}
