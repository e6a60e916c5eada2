import type { Listing } from '@frontdesk/contract';
import { normalise, stem } from '../understanding/normalise.ts';

const STREET_WORDS = new Set([
  'street',
  'st',
  'avenue',
  'ave',
  'road',
  'rd',
  'lane',
  'ln',
  'drive',
  'dr',
  'court',
  'ct',
  'boulevard',
  'blvd',
  'way',
  'place',
  'pl',
  'terrace',
  'north',
  'south',
  'east',
  'west',
  'the',
  'apt',
  'unit',
  'of',
  'and',
]);

/** Two facts, or one as good as a name. */
const CLEAR_SCORE = 2;

/**
 * The listings a caller may mean, best first: by reference, by words of the address, by bedrooms and kind.
 * Only those that fit best are returned, so one entry means it is clear which. `leastScore` 1 lets a kind alone
 * ("the condo") count, which is enough when the caller was asked.
 */
export function findListings(text: string, listings: readonly Listing[], leastScore = CLEAR_SCORE): Listing[] {
  const words = normalise(text).replace(/\b(\d+)(?:st|nd|rd|th)\b/g, '$1');
  const said = new Set(words.split(' ').map(stem));
  const bedrooms = /\b(\d+) (?:bed|bedroom|br|bd)s?\b/.exec(words)?.[1] ?? (/\bstudio\b/.test(words) ? '0' : undefined);
  const scored = listings
    .filter(listing => listing.status !== 'withdrawn')
    .map(listing => ({ listing, score: score(listing, said, words, bedrooms) }));
  const best = Math.max(0, ...scored.map(entry => entry.score));
  return best < leastScore ? [] : scored.filter(entry => entry.score === best).map(entry => entry.listing);
}

function score(listing: Listing, said: ReadonlySet<string>, words: string, bedrooms: string | undefined): number {
  const street = (listing.address.split(',')[0] ?? '').toLowerCase();
  const parts = normalise(street)
    .replace(/\b(\d+)(?:st|nd|rd|th)\b/g, '$1')
    .split(' ');
  const hits = parts.filter(part => !STREET_WORDS.has(part) && said.has(stem(part)));
  const reference = listing.reference.toLowerCase();
  let points = hits.reduce((sum, part) => sum + (/^\d+$/.test(part) ? 2 : 3), 0);
  if (reference !== '' && words.replace(/ /g, '').includes(reference.replace(/[^\p{L}\p{N}]/gu, ''))) points += 6;
  if (bedrooms !== undefined) points += Number(bedrooms) === listing.bedrooms ? 2 : -2;
  if (said.has(stem(listing.kind.toLowerCase()))) points += 1;
  if (/\b(?:rent|rental|lease)\b/.test(words)) points += listing.offer === 'rent' ? 1 : -1;
  return points;
}
