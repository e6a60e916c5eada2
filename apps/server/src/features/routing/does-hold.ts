import {
  type CallerCondition,
  type HoursCondition,
  isOpenAt,
  type OpeningHours,
  type RoutingWhen,
} from '@frontdesk/contract';
import type { CallTraffic } from './call-traffic.ts';

/** What is known about a call when it is decided. */
export interface CallSituation {
  /** In E.164; null when withheld. */
  readonly from: string | null;
  /** Of the contact whose number it is. */
  readonly contactTags: readonly string[];
  readonly hours: OpeningHours;
  readonly at: Date;
  /** Null when it could not be counted: then no limit is reached. */
  readonly traffic: CallTraffic | null;
}

/** Whether a rule is for this call: all that its conditions say holds. */
export function doesHold(when: RoutingWhen, situation: CallSituation): boolean {
  const { callers, hours, simultaneousCalls, callsLastHour } = when;
  const { traffic } = situation;
  const isReached = (limit: number | undefined, count: number | undefined) =>
    limit === undefined || (count !== undefined && count >= limit);
  return (
    (callers === undefined || isCaller(callers, situation)) &&
    (hours === undefined || isWithin(hours, situation)) &&
    isReached(simultaneousCalls, traffic?.simultaneous) &&
    isReached(callsLastHour, traffic?.lastHour)
  );
}

function isCaller({ numbers, isWithheld, contactTags }: CallerCondition, { from, contactTags: theirs }: CallSituation) {
  if (from === null) return isWithheld;
  const wanted = new Set(contactTags.map(tag => tag.toLowerCase()));
  return (
    numbers.some(pattern => (pattern.endsWith('*') ? from.startsWith(pattern.slice(0, -1)) : from === pattern)) ||
    theirs.some(tag => wanted.has(tag.toLowerCase()))
  );
}

function isWithin(condition: HoursCondition, { hours, at }: CallSituation): boolean {
  switch (condition.type) {
    case 'open':
      return isOpenAt(hours, at);
    case 'closed':
      return !isOpenAt(hours, at);
    case 'weekly':
      return isOpenAt({ timezone: hours.timezone, weekly: condition.weekly, exceptions: [] }, at);
  }
}
