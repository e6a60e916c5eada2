import { openingsOn } from '@frontdesk/contract';
import { DateTime } from 'luxon';
import type { AppointmentPolicy } from './appointment-policy.ts';

export interface StartsSearch {
  /** First local date whose openings are looked at. */
  readonly date: string;
  /** How many days from it, at least 1. */
  readonly days: number;
  readonly now: Date;
}

/** Appointments start on a grid counted from local midnight. */
export function isOnGrid(at: Date, zone: string, slotMinutes: number): boolean {
  const local = DateTime.fromJSDate(at, { zone });
  return local.second === 0 && minutesOfDay(local) % slotMinutes === 0;
}

/** Every start the rules allow in the openings of those days, in order, whoever else booked. Produced as they are asked for. */
export function* appointmentStarts({ hours, rules }: AppointmentPolicy, search: StartsSearch): Generator<Date> {
  const firstDay = DateTime.fromISO(search.date, { zone: hours.timezone });
  const lastDate = DateTime.fromJSDate(search.now, { zone: hours.timezone })
    .plus({ days: rules.maxDaysAhead })
    .toFormat('yyyy-MM-dd');
  const earliest = search.now.getTime() + rules.minNoticeMinutes * 60_000;
  for (let offset = 0; offset < search.days; offset++) {
    const date = firstDay.plus({ days: offset }).toFormat('yyyy-MM-dd');
    if (date > lastDate) return;
    for (const opening of openingsOn(hours, date)) {
      const lastStart = opening.closesAt.getTime() - rules.lastStartBeforeCloseMinutes * 60_000;
      let start = onGridFrom(DateTime.fromJSDate(opening.opensAt, { zone: hours.timezone }), rules.slotMinutes);
      while (start.toMillis() <= lastStart && start.toFormat('yyyy-MM-dd') <= lastDate) {
        if (start.toMillis() >= earliest) yield start.toJSDate();
        start = onGridFrom(start.plus({ minutes: 1 }), rules.slotMinutes);
      }
    }
  }
}

/** The first grid time at or after `at`. The grid begins anew at midnight. */
function onGridFrom(at: DateTime, slotMinutes: number): DateTime {
  const past = minutesOfDay(at) % slotMinutes;
  if (past === 0) return at;
  const next = at.plus({ minutes: slotMinutes - past });
  return next.hasSame(at, 'day') ? next : next.startOf('day');
}

function minutesOfDay(local: DateTime): number {
  return local.hour * 60 + local.minute;
}
