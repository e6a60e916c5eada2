import type {
  InnerMenu,
  MenuOutcome,
  OpenInterval,
  RoutingOutcome,
  RoutingReason,
  RoutingWhen,
  WeeklyHours,
} from '@frontdesk/contract';
import { phoneNumber } from '../../format/phone-number.ts';
import { wallTime } from '../../format/time.ts';

/** What a call that is decided can come to, also by a key of a menu. */
type AnyOutcome = RoutingOutcome | InnerMenu | { readonly type: 'repeat' };

/** The name of an agent; undefined for one that is gone. */
type NameAgent = (agentId: string) => string | undefined;

/** For which calls a rule is: `When closed, and the caller is tagged VIP`. */
export function whenWords({ callers, hours, simultaneousCalls, callsLastHour }: RoutingWhen): string {
  const conditions = [
    hours && hoursWords(hours),
    callers && callerWords(callers),
    simultaneousCalls !== undefined &&
      `${simultaneousCalls === 1 ? 'a call is' : `${simultaneousCalls} or more calls are`} going on`,
    callsLastHour !== undefined &&
      `${callsLastHour === 1 ? 'a call' : `${callsLastHour} or more calls`} came in within the hour`,
  ].filter(condition => typeof condition === 'string');
  return conditions.length === 0 ? 'Every call' : `When ${conditions.join(', and ')}`;
}

function hoursWords(hours: NonNullable<RoutingWhen['hours']>): string {
  return hours.type === 'weekly' ? `it is ${weekWords(hours.weekly)}` : hours.type;
}

const SHORT_DAYS = {
  monday: 'Mon',
  tuesday: 'Tue',
  wednesday: 'Wed',
  thursday: 'Thu',
  friday: 'Fri',
  saturday: 'Sat',
  sunday: 'Sun',
};
const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** Days with the same hours together: `Mon–Fri 9:00 AM–5:00 PM`. */
function weekWords(weekly: WeeklyHours): string {
  const runs: { from: string; to: string; hours: string }[] = [];
  for (const [index, day] of DAYS.entries()) {
    const hours = weekly[day].map(intervalWords).join(' and ');
    if (hours === '') continue;
    const last = runs.at(-1);
    const before = DAYS[index - 1];
    if (last && before && last.hours === hours && last.to === SHORT_DAYS[before]) last.to = SHORT_DAYS[day];
    else runs.push({ from: SHORT_DAYS[day], to: SHORT_DAYS[day], hours });
  }
  if (runs.length === 0) return 'never';
  return runs.map(({ from, to, hours }) => `${from === to ? from : `${from}–${to}`} ${hours}`).join(', ');
}

const intervalWords = ({ opens, closes }: OpenInterval) => `${wallTime(opens)}–${wallTime(closes)}`;

/** More than these are counted, not named. */
const NAMED = 2;

function callerWords({ numbers, isWithheld, contactTags }: NonNullable<RoutingWhen['callers']>): string {
  const named = numbers.slice(0, NAMED).map(callerPattern);
  const more = numbers.length - named.length;
  return `the caller ${[
    contactTags.length > 0 && `is tagged ${contactTags.join(' or ')}`,
    named.length > 0 && `has ${[...named, ...(more > 0 ? [`${more} more`] : [])].join(' or ')}`,
    isWithheld && 'hides their number',
  ]
    .filter(part => typeof part === 'string')
    .join(', or ')}`;
}

const callerPattern = (pattern: string) =>
  pattern.endsWith('*') ? `a number that begins with ${pattern.slice(0, -1)}` : phoneNumber(pattern);

/** What happens to a call: `voicemail`, `forward to +1 (415) 555-0123, then voicemail`. */
export function outcomeWords(outcome: AnyOutcome, nameAgent: NameAgent): string {
  switch (outcome.type) {
    case 'agent':
      return outcome.agentId === null
        ? 'the agent answers'
        : `${nameAgent(outcome.agentId) ?? 'a deleted agent'} answers`;
    case 'forward': {
      const then = outcome.whenUnanswered && `, then ${outcomeWords(outcome.whenUnanswered, nameAgent)}`;
      return `forward to ${phoneNumber(outcome.to)}${then ?? ''}`;
    }
    case 'voicemail':
      return 'voicemail';
    case 'message':
      return `say “${outcome.text}”`;
    case 'reject':
      return outcome.reason === 'busy' ? 'busy tone' : 'not taken';
    case 'menu':
      return `keypad menu: ${keysWords(outcome, nameAgent)}`;
    case 'repeat':
      return 'the menu again';
  }
}

function keysWords({ options }: MenuOutcome | InnerMenu, nameAgent: NameAgent): string {
  return options
    .map(({ key, label, outcome }) => {
      const leads = outcome.type === 'menu' ? 'another menu' : outcomeWords(outcome, nameAgent);
      return `${key} ${label || leads}`;
    })
    .join(', ');
}

const REASONS: Record<RoutingReason, string> = {
  blocked: 'a rule refuses this caller',
  caller: 'a rule is for this caller',
  closed: 'the business is closed',
  hours: 'a rule is for these hours',
  busy: 'too many calls are going on',
  call_volume: 'too many calls came in within the hour',
  rule: 'a rule is for every call',
  forwarding: 'the business sends every call on',
  inactive: 'the agent is not active',
  unanswered: 'nobody picked up',
  menu: 'the caller chose it',
  draining: 'the server is being stopped',
};

export function reasonWords(reason: RoutingReason): string {
  return REASONS[reason];
}
