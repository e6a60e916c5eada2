import type { CallSnapshot, KnowledgeEntry, OpeningHours } from '@frontdesk/contract';
import { isOpenAt, WEEKDAYS } from '@frontdesk/contract';
import type { Scene } from '../scene.ts';
import { spokenMoney } from '../speech/spoken.ts';
import { linesWithin, namesAll } from './text-budget.ts';

/** Dated exceptions further ahead are seldom asked for. */
const EXCEPTION_DAYS = 60;

/** Characters for each part; about four are a token. What does not fit is left out from the end. */
const BUDGET = { facts: 4000, menu: 8000, specials: 2000, listings: 8000, knowledge: 6000 } as const;

/** A part of the instructions, under a heading of its own. */
export interface Section {
  readonly title: string;
  readonly text: string;
}

/**
 * What the agent may state about the business, in sections. A section whose every entry the business's own prompt names
 * already is left out.
 */
export function businessFacts(scene: Scene, prompt: string): Section[] {
  const { business, snapshot } = scene;
  const place = [
    `Name: ${business.name}`,
    business.address && `Address: ${business.address}`,
    business.phoneNumber && `Phone number: ${business.phoneNumber}`,
  ];
  return [
    { title: 'The business', text: place.filter(Boolean).join('\n') },
    { title: 'Now', text: nowText(scene) },
    { title: 'Opening hours', text: hoursText(business.hours, scene) },
    ...listed('Facts', BUDGET.facts, prompt, business.settings.facts, fact => [
      fact.answer,
      `${fact.topic}: ${fact.answer}`,
    ]),
    ...restaurantFacts(snapshot, scene, prompt),
    ...listed(
      'Properties on offer',
      BUDGET.listings,
      prompt,
      snapshot.realEstate?.listings.filter(({ status }) => status === 'active' || status === 'under_offer') ?? [],
      listing => [
        listing.reference,
        [
          `${listing.reference} (id ${listing.id}): ${listing.kind} for ${listing.offer}, ${listing.address}`,
          spokenMoney(listing.price),
          `${listing.bedrooms} bedrooms, ${listing.bathrooms} bathrooms`,
          listing.areaSquareFeet && `${listing.areaSquareFeet} square feet`,
          listing.status === 'under_offer' && 'under offer',
          listing.description.slice(0, 300),
        ]
          .filter(Boolean)
          .join('; '),
      ],
    ),
  ];
}

/** Whether all entries are short enough to stand in the instructions, so that nothing has to be searched for. */
export function knowledgeFits(entries: readonly KnowledgeEntry[]): boolean {
  return entries.reduce((sum, { title, text }) => sum + title.length + text.length + 5, 0) <= BUDGET.knowledge;
}

/** The knowledge base, as much as fits. */
export function knowledgeSection(entries: readonly KnowledgeEntry[], prompt: string): Section[] {
  return listed('What else is known', BUDGET.knowledge, prompt, entries, ({ title, text }) => [
    text,
    `${title}: ${text}`,
  ]);
}

function restaurantFacts({ restaurant }: CallSnapshot, { now }: Scene, prompt: string): Section[] {
  if (!restaurant) return [];
  const today = now.toFormat('yyyy-MM-dd');
  return [
    ...listed(
      'Specials today',
      BUDGET.specials,
      prompt,
      restaurant.specials.filter(({ validFrom, validUntil }) => validFrom <= today && today <= validUntil),
      ({ title, description, price }) => [
        title,
        [title, description, price && spokenMoney(price)].filter(Boolean).join('; '),
      ],
    ),
    ...listed(
      'Menu',
      BUDGET.menu,
      prompt,
      restaurant.menu.filter(({ isAvailable }) => isAvailable),
      ({ section, name, description, price, allergens, diets }) => [
        name,
        [
          `${section}: ${name}`,
          description,
          spokenMoney(price),
          allergens.length > 0 && `contains ${allergens.join(', ')}`,
          diets.length > 0 && diets.join(', ').replaceAll('_', ' '),
        ]
          .filter(Boolean)
          .join('; '),
      ],
    ),
    {
      title: 'Reservations',
      text: `From ${restaurant.reservationRules.minPartySize} to ${restaurant.reservationRules.maxPartySize} people, at most ${restaurant.reservationRules.maxDaysAhead} days ahead. Larger parties are for a person.`,
    },
  ];
}

/** Each entry as its name, by which it is found in a prompt, and its line. */
function listed<Entry>(
  title: string,
  maxCharacters: number,
  prompt: string,
  entries: readonly Entry[],
  describe: (entry: Entry) => readonly [name: string, line: string],
): Section[] {
  const described = entries.map(describe);
  const names = described.map(([name]) => name);
  if (described.length === 0 || namesAll(prompt, names)) return [];
  const lines = described.map(([, line]) => `- ${line.replace(/\s+/g, ' ').trim()}`);
  return [{ title, text: linesWithin(lines, maxCharacters) }];
}

function nowText({ now, business }: Scene): string {
  const openness = isOpenAt(business.hours, now.toJSDate()) ? 'open' : 'closed';
  const at = now.setLocale('en-US').toFormat("cccc, LLLL d, yyyy, h:mm a '(so today is' yyyy-MM-dd')'");
  return `The call began on ${at}, time zone ${business.hours.timezone}. The business was ${openness} then.`;
}

function hoursText(hours: OpeningHours, { now }: Scene): string {
  const times = (intervals: readonly { opens: string; closes: string }[]) =>
    intervals.length === 0
      ? 'closed'
      : intervals.map(({ opens, closes }) => (opens === closes ? 'all day' : `${opens} to ${closes}`)).join(' and ');
  const [from, until] = [now, now.plus({ days: EXCEPTION_DAYS })].map(day => day.toFormat('yyyy-MM-dd'));
  const exceptions = hours.exceptions
    .filter(({ date }) => date >= (from ?? '') && date <= (until ?? ''))
    .sort((a, b) => a.date.localeCompare(b.date))
    .map(({ date, intervals, note }) => `- ${date}${note ? ` (${note})` : ''}: ${times(intervals)}`);
  return [...WEEKDAYS.map(day => `- ${day}: ${times(hours.weekly[day])}`), ...exceptions].join('\n');
}
