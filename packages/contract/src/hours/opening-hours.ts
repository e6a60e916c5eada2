import { DateTime } from 'luxon';
import { type OpenInterval, type OpeningHours, WEEKDAYS } from './schema.ts';

/** One real opening: instants, so daylight-saving changes are already accounted for. */
export interface Opening {
  readonly opensAt: Date;
  readonly closesAt: Date;
}

/** The intervals that hold on a local date: the dated exception when there is one, else the weekday's. */
export function intervalsOn(hours: OpeningHours, localDate: string): readonly OpenInterval[] {
  const exception = hours.exceptions.find(entry => entry.date === localDate);
  if (exception) return exception.intervals;
  const weekday = WEEKDAYS[DateTime.fromISO(localDate, { zone: hours.timezone }).weekday - 1];
  return weekday ? hours.weekly[weekday] : [];
}

/** The openings that begin on a local date, in order. An interval past midnight ends on the next day. */
export function openingsOn(hours: OpeningHours, localDate: string): Opening[] {
  return intervalsOn(hours, localDate)
    .map(interval => toOpening(hours.timezone, localDate, interval))
    .sort((a, b) => a.opensAt.getTime() - b.opensAt.getTime());
}

/** The opening that holds at an instant, yesterday's late night included; undefined when closed. */
export function openingAt(hours: OpeningHours, at: Date): Opening | undefined {
  const today = DateTime.fromJSDate(at, { zone: hours.timezone });
  return [today.minus({ days: 1 }), today]
    .flatMap(day => openingsOn(hours, isoDate(day)))
    .find(opening => opening.opensAt <= at && at < opening.closesAt);
}

export function isOpenAt(hours: OpeningHours, at: Date): boolean {
  return openingAt(hours, at) !== undefined;
}

/** The first opening that begins after an instant, looking at most 60 days ahead. */
export function nextOpening(hours: OpeningHours, after: Date): Opening | undefined {
  const start = DateTime.fromJSDate(after, { zone: hours.timezone });
  for (let days = 0; days <= 60; days++) {
    const opening = openingsOn(hours, isoDate(start.plus({ days }))).find(entry => entry.opensAt > after);
    if (opening) return opening;
  }
  return undefined;
}

function toOpening(zone: string, localDate: string, interval: OpenInterval): Opening {
  const opens = DateTime.fromISO(`${localDate}T${interval.opens}`, { zone });
  const closes = DateTime.fromISO(`${localDate}T${interval.closes}`, { zone });
  const crossesMidnight = interval.closes <= interval.opens;
  return { opensAt: opens.toJSDate(), closesAt: (crossesMidnight ? closes.plus({ days: 1 }) : closes).toJSDate() };
}

function isoDate(day: DateTime): string {
  return day.toFormat('yyyy-MM-dd');
}
