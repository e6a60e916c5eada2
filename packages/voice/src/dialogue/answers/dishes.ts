import type { MenuItem } from '@frontdesk/contract';
import { stem, stems } from '../understanding/normalise.ts';

const EMPTY = new Set(
  'the a an of and with in on our your to for is it do you have some any de la le al del house dish side'.split(' '),
);

function nameStems(name: string): string[] {
  return stems(name.normalize('NFD').replace(/\p{M}/gu, '')).filter(word => !EMPTY.has(word));
}

/**
 * The dishes a caller named, best first. All words of the name is best; half of them, or any word that no other
 * dish has, will do.
 */
export function findDishes(said: ReadonlySet<string>, menu: readonly MenuItem[]): MenuItem[] {
  const scored = menu
    .map(item => {
      const wanted = nameStems(item.name);
      const hits = wanted.filter(word => said.has(word) && !GENERIC.has(word));
      return { item, score: hits.length === 0 ? 0 : hits.length / wanted.length };
    })
    .filter(entry => entry.score >= 0.3);
  const best = Math.max(0, ...scored.map(entry => entry.score));
  return scored.filter(entry => entry.score === best).map(entry => entry.item);
}

/** Words of dish names that callers use for other things. */
const GENERIC = new Set([
  'special',
  'fresh',
  'day',
  'chef',
  'daily',
  'classic',
  'table',
  'free',
  'menu',
  'new',
  'small',
  'large',
  'one',
  'two',
  'party',
  'kid',
  'family',
  'style',
  'open',
  'night',
]);

/** The sections a caller named: "desserts", "starters". */
export function findSection(said: ReadonlySet<string>, menu: readonly MenuItem[]): string | undefined {
  const synonyms: Readonly<Record<string, readonly string[]>> = {
    dessert: ['dessert', 'sweet', 'dolci'],
    starter: ['starter', 'appetizer', 'antipasti', 'antipasto'],
    drink: ['drink', 'beverage', 'wine', 'cocktail', 'beer'],
    main: ['main', 'entree', 'secondi', 'maincourse'],
  };
  return [...new Set(menu.map(item => item.section))].find(section =>
    nameStems(section).some(word => {
      const group = Object.values(synonyms).find(words => words.includes(word)) ?? [word];
      return group.some(entry => said.has(stem(entry)));
    }),
  );
}
