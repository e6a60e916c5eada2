import type { SlotKind } from '@frontdesk/contract';
import type { Scene } from '../scene.ts';
import { normalise } from '../understanding/normalise.ts';
import { findDate } from './date.ts';
import { type Found, masked, without } from './found.ts';
import { findListings } from './listing.ts';
import { findName } from './name.ts';
import { findPartySize } from './party-size.ts';
import { findDigits } from './phone.ts';
import { type ClockReading, findTime } from './time.ts';

/** Everything of use in one statement, whatever was asked. */
export interface Mentions {
  readonly date?: string;
  readonly time?: ClockReading;
  readonly partySize?: number;
  readonly name?: string;
  /** Digits of a phone number, perhaps not all of them. */
  readonly digits?: string;
  /** Ids of the listings that fit; more than one when it is not clear which. */
  readonly listings?: readonly string[];
  /** A number that could be people or an hour: "make it eight". */
  readonly number?: number;
}

/** A phone number said unasked has at least this many digits; fewer are times and sizes. */
const UNASKED_PHONE_DIGITS = 7;

/**
 * Reads a statement. Each find is taken out before the next parser looks, most certain first, so that
 * "four tomorrow at seven thirty" cannot be read twice. `expected` is the kind asked for.
 */
export function mentionsIn(text: string, expected: SlotKind | null, scene: Scene): Mentions {
  const listings =
    expected === 'listing' || scene.snapshot.realEstate ? (scene.snapshot.realEstate?.listings ?? []) : [];
  const fitting = findListings(text, listings, expected === 'listing' ? 1 : undefined).map(listing => listing.id);
  const name = findName(text, expected === 'name');
  let words = normalise(name && /\p{L}/u.test(name.said) ? text.replace(name.said, ' | ') : text);
  words = words.replace(/\b(that|this|the|which|another|other|either) 1\b/g, '$1 |');
  if (fitting.length > 0) words = words.replace(/\b\d+ (?:bed|bedroom|br|bd)s?\b/g, '|');

  const isPiece =
    expected === 'phone' && !/\b(?:people|o'?clock|at|party|am|pm|actually|make|change)\b|\d:\d/.test(words);
  const phone = findDigits(words, isPiece ? 1 : UNASKED_PHONE_DIGITS);
  words = without(words, phone);
  if (phone && expected === 'phone') words = words.replace(/\b\d+\b/g, '|');

  const explicitParty = expected === 'time' ? undefined : findPartySizeBesideTime(words);
  words = without(words, explicitParty);
  // A date parser takes the clock along with the day, so the clock is hidden from it.
  const date = findDate(masked(words, findTime(words, false)).replace(/\|/g, ';'), scene.now);
  words = without(words, date);
  const time =
    findTime(words, expected === 'time' && !explicitParty) ?? (explicitParty ? hourAfterFor(words) : undefined);
  words = without(words, time);
  const party = explicitParty ?? findPartySize(words, expected === 'party_size');
  words = without(words, explicitParty ? undefined : party);

  const number = /^(?:\D* )?(\d{1,2})(?: \D*)?$/.exec(words.replace(/\|/g, ' ').trim())?.[1];
  return {
    ...(date ? { date: date.value } : {}),
    ...(time ? { time: time.value } : {}),
    ...(party ? { partySize: party.value } : {}),
    ...(name ? { name: name.name } : {}),
    ...(phone ? { digits: phone.value } : {}),
    ...(fitting.length > 0 ? { listings: fitting } : {}),
    ...(number && !date && !time && !party && !phone ? { number: Number(number) } : {}),
  };
}

/** A size with its noun or "table for", which must be gone before a time is looked for. */
function findPartySizeBesideTime(words: string) {
  const found = findPartySize(words, false);
  if (!found) return undefined;
  const said = words.slice(found.start, found.end);
  return /^(?:for|it's|make) /.test(said) && !/\b(?:people|persons?|guests?|of us)\b/.test(said) ? undefined : found;
}

/** "A table for four for seven": once the size is known, the other "for" is the hour. */
function hourAfterFor(words: string): Found<ClockReading> | undefined {
  const match = /\bfor (1[0-2]|[1-9])\b(?! ?(?:people|nights?|days?|hours?|minutes?))/.exec(words);
  if (!match) return undefined;
  return {
    value: { minutes: (Number(match[1]) % 12) * 60, isAmbiguous: true },
    start: match.index,
    end: match.index + match[0].length,
  };
}
