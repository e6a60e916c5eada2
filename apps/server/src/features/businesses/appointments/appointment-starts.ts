import { type Opening, openingsOn } from '@frontdesk/contract';
import { DateTime, IANAZone } from 'luxon';
import type { AppointmentPolicy } from './appointment-policy.ts';
import { readWallClock } from './local-slot.ts';

export interface StartsSearch {
  /** First local date whose openings are looked at. */
  readonly date: string;
  /** How many days from it, at least 1. */
  readonly days: number;
  readonly now: Date;
}

/** A time something may start, with what the wall clock shows then. */
export interface AppointmentStart {
  readonly at: Date;
  /** Local date. */
  readonly date: string;
  /** Minutes since local midnight. */
  readonly minutes: number;
}

const MINUTE_MS = 60_000;
const MINUTES_A_DAY = 24 * 60;

/** Appointments start on a grid counted from local midnight. */
export function isOnGrid(at: Date, zone: string, slotMinutes: number): boolean {
  return readWallClock(at.getTime(), IANAZone.create(zone).offset(at.getTime())).minutes % slotMinutes === 0;
}

/** Every start the rules allow in the openings of those days, in order, whoever else booked. Produced as they are asked for. */
export function* appointmentStarts(policy: AppointmentPolicy, search: StartsSearch): Generator<AppointmentStart> {
  const { hours, rules } = policy;
  const firstDay = DateTime.fromISO(search.date, { zone: hours.timezone });
  const lastDate = DateTime.fromJSDate(search.now, { zone: hours.timezone })
    .plus({ days: rules.maxDaysAhead })
    .toFormat('yyyy-MM-dd');
  const earliest = search.now.getTime() + rules.minNoticeMinutes * MINUTE_MS;
  for (let offset = 0; offset < search.days; offset++) {
    const date = firstDay.plus({ days: offset }).toFormat('yyyy-MM-dd');
    if (date > lastDate) return;
    for (const opening of openingsOn(hours, date))
      for (const start of startsOf(opening, policy))
        if (start.at.getTime() >= earliest && start.date <= lastDate) yield start;
  }
}

function* startsOf({ opensAt, closesAt }: Opening, { hours, rules }: AppointmentPolicy): Generator<AppointmentStart> {
  const offsetAt = offsetsBetween(opensAt, closesAt, hours.timezone);
  const lastStart = closesAt.getTime() - rules.lastStartBeforeCloseMinutes * MINUTE_MS;
  let at = opensAt.getTime();
  while (at <= lastStart) {
    const { date, minutes } = readWallClock(at, offsetAt(at));
    const past = minutes % rules.slotMinutes;
    if (past === 0) yield { at: new Date(at), date, minutes };
    // The grid begins anew at midnight.
    at += Math.min(rules.slotMinutes - past, MINUTES_A_DAY - minutes) * MINUTE_MS;
  }
}

/** Asking the zone is slow, so it is asked again only in an opening during which the clocks change. */
function offsetsBetween(from: Date, until: Date, zoneName: string): (atMs: number) => number {
  const zone = IANAZone.create(zoneName);
  const offset = zone.offset(from.getTime());
  return offset === zone.offset(until.getTime()) ? () => offset : atMs => zone.offset(atMs);
}
