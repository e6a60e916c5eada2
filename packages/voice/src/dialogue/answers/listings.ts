import type { Listing } from '@frontdesk/contract';
import { findListings } from '../slots/listing.ts';
import { sentence, spokenList, spokenMoney } from '../speech/spoken.ts';
import { numberWord } from '../understanding/number-words.ts';
import type { AnswerFinder } from './question.ts';

const STATUS: Readonly<Record<Listing['status'], string>> = {
  active: 'still available',
  under_offer: 'under offer',
  sold: 'already sold',
  withdrawn: 'no longer on the market',
};
const ABOUT =
  /\b(?:how much|price|cost|rent|asking|how many|bedrooms?|beds?|bathrooms?|baths?|square|sq|how big|size|area of|available|status|sold|still (?:for sale|on the market|there)|tell me (?:more )?about|details|describe|description|where is|address|listing|house|home|apartment|condo|townhouse|studio|property|properties)\b/;

/** Facts of the listings, only as recorded. Neighbourhoods and schools are never rated (fair housing). */
export const answerListings: AnswerFinder = (question, { snapshot }) => {
  const listings = snapshot.realEstate?.listings.filter(listing => listing.status !== 'withdrawn');
  const { words } = question;
  const isInquiry = question.isAlone && /\b(?:calling|asking|interested|inquiring|curious|saw|wondering)\b/.test(words);
  if (!listings || (!question.isQuestion && !isInquiry)) return undefined;
  if (
    /\b(?:safe|crime|neighbou?rhood|good schools?|school district|what kind of people|demographics|families live|diverse)\b/.test(
      words,
    )
  ) {
    return {
      text: "I can't rate neighbourhoods or schools, but I'm happy to share the facts of a home, and public sources cover the area.",
    };
  }
  if (!ABOUT.test(words) && !/\b(?:what|which) .*(?:have|for sale|for rent|listed)\b/.test(words)) return undefined;
  const found = findListings(question.text, listings);
  const remembered = listings.find(listing => listing.id === question.listingId);
  const [only] = found;
  if (only && found.length === 1) return { text: about(only, words), listingId: only.id };
  if (found.length > 1)
    return {
      text: `I have ${numberWord(found.length)} like that: ${spokenList(found.slice(0, 3).map(brief))}. Which one are you interested in?`,
    };
  if (remembered && !/\b(?:what|which) (?:else|other|homes|houses|properties|listings|do you have)\b/.test(words))
    return { text: about(remembered, words), listingId: remembered.id };
  const active = listings.filter(listing => listing.status === 'active');
  if (
    !/\b(?:listings?|propert(?:y|ies)|homes?|houses?|apartments?|condos?|available|have|for sale|for rent)\b/.test(
      words,
    )
  )
    return undefined;
  const bedrooms = /\b(\d+) bed/.exec(words)?.[1];
  if (active.length === 0)
    return { text: 'There is nothing listed right now, but I can take your details for when there is.' };
  const intro = bedrooms
    ? `I don't have a ${numberWord(Number(bedrooms))} bedroom like that, but we have`
    : 'Right now we have';
  return {
    text: `${intro} ${spokenList(active.slice(0, 3).map(brief))}${active.length > 3 ? `, and ${active.length - 3} more` : ''}.`,
  };
};

function about(listing: Listing, words: string): string {
  const name = streetOf(listing);
  const status = listing.status === 'active' ? '' : ` It is ${STATUS[listing.status]}.`;
  if (/\b(?:how much|price|cost|asking|rent for|what's the rent|expensive)\b/.test(words))
    return `${name} is ${priceOf(listing)}.${status}`;
  if (/\b(?:how many (?:bed|bath)|bedrooms does|bathrooms)\b/.test(words))
    return `${name} has ${rooms(listing)}.${status}`;
  if (/\b(?:square|sq|how big|size|how large)\b/.test(words)) {
    return listing.areaSquareFeet
      ? `${name} is ${listing.areaSquareFeet.toLocaleString('en-US')} square feet, with ${rooms(listing)}.${status}`
      : `I don't have the exact area of ${name}. It has ${rooms(listing)}.`;
  }
  if (/\b(?:available|status|sold|still)\b/.test(words))
    return `${listing.status === 'active' ? 'Yes, ' : ''}${name} is ${STATUS[listing.status]}.`;
  if (/\b(?:where is|address)\b/.test(words)) return `It's at ${sentence(listing.address)}`;
  const description = listing.description
    ? ` ${sentence(
        listing.description
          .split(/(?<=[.!?])\s/)
          .slice(0, 2)
          .join(' '),
      )}`
    : '';
  return `${name} is a ${listing.kind} with ${rooms(listing)}, ${priceOf(listing)}.${description}${status}`;
}

/** "the two bedroom condo at 12 Oak Street for $450,000". */
function brief(listing: Listing): string {
  return `a ${listing.bedrooms === 0 ? 'studio' : `${numberWord(listing.bedrooms)} bedroom ${listing.kind}`} at ${streetOf(listing)}, ${priceOf(listing)}`;
}

function priceOf(listing: Listing): string {
  return listing.offer === 'rent' ? `${spokenMoney(listing.price)} a month` : `listed at ${spokenMoney(listing.price)}`;
}

function rooms(listing: Listing): string {
  const bedrooms =
    listing.bedrooms === 0
      ? 'one open room'
      : `${numberWord(listing.bedrooms)} bedroom${listing.bedrooms === 1 ? '' : 's'}`;
  const whole = Math.floor(listing.bathrooms);
  const half = listing.bathrooms % 1 === 0 ? '' : ' and a half';
  return `${bedrooms} and ${numberWord(whole)}${half} bathroom${listing.bathrooms === 1 ? '' : 's'}`;
}

/** The part of an address people call a home by. */
export function streetOf(listing: Listing): string {
  return listing.address.split(',')[0]?.trim() ?? listing.address;
}
