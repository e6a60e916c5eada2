import type { CallSnapshot } from '@frontdesk/contract';

/** Twilio takes 500 phrases of 100 characters at most (TwiML <Gather> page); fewer are weighed better. */
const MAX_HINTS = 100;
const MAX_HINT_LENGTH = 100;

/** Names that callers are likely to say here, for the carrier's recogniser. */
export function hintsOf({ business, restaurant, realEstate, knowledge }: CallSnapshot): readonly string[] {
  const names = [
    business.name,
    ...(restaurant?.menu.map(({ name }) => name) ?? []),
    ...(restaurant?.specials.map(({ title }) => title) ?? []),
    ...(realEstate?.listings.flatMap(({ address, reference }) => [address, reference]) ?? []),
    ...knowledge.map(({ title }) => title),
  ];
  // A comma would make two of one.
  const phrases = names.map(name => name.replaceAll(/[\s,]+/g, ' ').trim());
  return [...new Set(phrases)].filter(name => name !== '' && name.length <= MAX_HINT_LENGTH).slice(0, MAX_HINTS);
}
