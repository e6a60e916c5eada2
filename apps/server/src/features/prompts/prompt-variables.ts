import { intervalsOn, isOpenAt, type Money, type OpenInterval, type OpeningHours, WEEKDAYS } from '@frontdesk/contract';
import { DateTime } from 'luxon';
import type { PromptContext } from './prompt-context.ts';

/** A name that can stand between the braces of a prompt. */
export interface PromptVariable {
  readonly name: string;
  readonly description: string;
  /** Undefined or empty where the business has nothing to say here. */
  value(context: PromptContext): string | null | undefined;
}

const variable = (name: string, description: string, value: PromptVariable['value']): PromptVariable => ({
  name,
  description,
  value,
});

/** Dated exceptions further ahead are of no use on a call. */
const EXCEPTION_DAYS = 60;

/** Everything a system prompt can name. */
export const PROMPT_VARIABLES: readonly PromptVariable[] = [
  variable('business.name', 'Name of the business', ({ snapshot }) => snapshot.business.name),
  variable('business.kind', 'Kind of business', ({ snapshot }) => snapshot.business.kind.replaceAll('_', ' ')),
  variable('business.address', 'Where it is', ({ snapshot }) => snapshot.business.address),
  variable('business.phone_number', 'The number callers know', ({ snapshot }) => snapshot.business.phoneNumber),
  variable(
    'business.forwarding_number',
    'Where a person can be reached',
    ({ snapshot }) => snapshot.business.forwardingNumber,
  ),
  variable(
    'business.owner_name',
    'Its owner; its own name where no owner has one',
    ({ snapshot, ownerName }) => ownerName ?? snapshot.business.name,
  ),
  variable('business.timezone', 'IANA zone of its clock', ({ snapshot }) => snapshot.business.hours.timezone),
  variable('business.hours', 'Opening hours of the week, and dated exceptions of the next 60 days', context =>
    weekOf(context.snapshot.business.hours, nowOf(context)),
  ),
  variable('business.hours_today', 'Opening hours of the current day', context => {
    const today = nowOf(context).toFormat('yyyy-MM-dd');
    return timesOf(intervalsOn(context.snapshot.business.hours, today));
  }),
  variable('business.open_now', '"open" or "closed"', ({ snapshot, at }) =>
    isOpenAt(snapshot.business.hours, at) ? 'open' : 'closed',
  ),
  variable('business.facts', 'Facts callers ask for: parking, payment …', ({ snapshot }) =>
    lines(snapshot.business.settings.facts.map(({ topic, answer }) => `${topic}: ${answer}`)),
  ),
  variable('agent.name', 'Name of the agent', ({ snapshot }) => snapshot.agent.name),
  variable('agent.language', 'Language it speaks', ({ snapshot }) => snapshot.agent.config.language),
  variable('caller.number', 'Number of the caller', ({ callerNumber }) => callerNumber ?? 'withheld'),
  variable(
    'caller.name',
    'Name of the caller, where the business knows it',
    ({ callerName }) => callerName ?? 'unknown',
  ),
  variable('now.date', 'Current date at the business', context => nowOf(context).toFormat('cccc, LLLL d, yyyy')),
  variable('now.time', 'Current time at the business', context => nowOf(context).toFormat('h:mm a')),
  variable('now.weekday', 'Current day of the week at the business', context => nowOf(context).toFormat('cccc')),
  variable('knowledge', 'What the knowledge base says', ({ snapshot }) =>
    lines(snapshot.knowledge.map(({ title, text }) => `${title}: ${text}`)),
  ),
  variable('specials', 'Specials of the current day', context => {
    const today = nowOf(context).toFormat('yyyy-MM-dd');
    const valid = context.snapshot.restaurant?.specials.filter(
      ({ validFrom, validUntil }) => validFrom <= today && today <= validUntil,
    );
    return lines(
      valid?.map(({ title, description, price }) => parts(title, description, price && amountOf(price))) ?? [],
    );
  }),
  variable('menu', 'Dishes that can be ordered, with prices and allergens', ({ snapshot }) =>
    lines(
      snapshot.restaurant?.menu
        .filter(dish => dish.isAvailable)
        .map(({ section, name, description, price, allergens }) =>
          parts(
            `${section}: ${name}`,
            description,
            amountOf(price),
            allergens.length > 0 && `contains ${allergens.join(', ')}`,
          ),
        ) ?? [],
    ),
  ),
  variable('reservation.max_party_size', 'Largest party that is booked by phone', ({ snapshot }) =>
    snapshot.restaurant?.reservationRules.maxPartySize.toString(),
  ),
  variable('listings', 'Properties on offer', ({ snapshot }) =>
    lines(
      snapshot.realEstate?.listings.map(
        ({ reference, address, kind, offer, price, bedrooms, bathrooms, description }) =>
          parts(
            `${reference}: ${kind} for ${offer} at ${address}`,
            amountOf(price),
            `${bedrooms} bedrooms, ${bathrooms} bathrooms`,
            description,
          ),
      ) ?? [],
    ),
  ),
];

const nowOf = ({ snapshot, at }: PromptContext) =>
  DateTime.fromJSDate(at, { zone: snapshot.business.hours.timezone }).setLocale('en-US');

function weekOf(hours: OpeningHours, now: DateTime): string {
  const days = WEEKDAYS.map(
    weekday => `${weekday.charAt(0).toUpperCase()}${weekday.slice(1)}: ${timesOf(hours.weekly[weekday])}`,
  );
  const [from, until] = [now, now.plus({ days: EXCEPTION_DAYS })].map(day => day.toFormat('yyyy-MM-dd'));
  const exceptions = hours.exceptions
    .filter(({ date }) => from !== undefined && until !== undefined && date >= from && date <= until)
    .sort((a, b) => a.date.localeCompare(b.date))
    .map(({ date, intervals, note }) => `${date}${note ? ` (${note})` : ''}: ${timesOf(intervals)}`);
  return lines([...days, ...exceptions]);
}

const timesOf = (intervals: readonly OpenInterval[]) =>
  intervals.length === 0 ? 'closed' : intervals.map(({ opens, closes }) => `${opens} to ${closes}`).join(' and ');

const lines = (entries: readonly string[]) => entries.map(entry => `- ${entry}`).join('\n');

const parts = (...texts: (string | false | undefined)[]) => texts.filter(Boolean).join('; ');

const amountOf = ({ amountMinor, currency }: Money) => `${(amountMinor / 100).toFixed(2)} ${currency}`;
