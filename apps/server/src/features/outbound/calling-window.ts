import { CallingWindow, WEEKDAYS } from '@frontdesk/contract';
import { DateTime } from 'luxon';
import { zonesOfNumber } from './number-zones.ts';

/**
 * Holds where a business set nothing. No earlier and no later: the hours in which the United States let people be called
 * at home (47 CFR 64.1200(c)(1)).
 */
export const DEFAULT_WINDOW: CallingWindow = CallingWindow.parse({});

/** Sought this far ahead; a window is open at least once a week, in every zone of a country at once or never. */
const SEARCH_DAYS = 8;

export interface WindowQuestion {
  readonly number: string;
  readonly window: CallingWindow;
  readonly at: Date;
  /** Where a number is taken to be whose prefix tells nothing, an IANA zone: the business's own. */
  readonly fallbackZone: string;
}

/** Whether it is inside the window where the number is; with several zones it may be in, in each of them. */
export function isInsideWindow({ number, window, at, fallbackZone }: WindowQuestion): boolean {
  return zonesFor(number, fallbackZone).every(zone => isOpen(window, DateTime.fromJSDate(at, { zone })));
}

/**
 * When the window next opens for the number: `at` itself when it is open. Null when its country is so wide that the
 * window is never open in all of it at once.
 */
export function nextOpening(question: WindowQuestion): Date | null {
  const { number, window, at, fallbackZone } = question;
  if (isInsideWindow(question)) return at;
  // The last zone to wake up opens the window for all, so an opening is always at the start of some zone's window.
  const zones = zonesFor(number, fallbackZone);
  const starts = zones.flatMap(zone =>
    Array.from({ length: SEARCH_DAYS }, (_, days) => startOn(window, DateTime.fromJSDate(at, { zone }).plus({ days }))),
  );
  const opening = starts
    .filter(start => start > at)
    .sort((one, other) => one.getTime() - other.getTime())
    .find(start => isInsideWindow({ ...question, at: start }));
  return opening ?? null;
}

function zonesFor(number: string, fallbackZone: string): readonly string[] {
  const zones = zonesOfNumber(number);
  return zones.length > 0 ? zones : [fallbackZone];
}

function isOpen({ from, until, days }: CallingWindow, local: DateTime): boolean {
  const time = local.toFormat('HH:mm');
  const weekday = WEEKDAYS[local.weekday - 1];
  return weekday !== undefined && days.includes(weekday) && time >= from && time < until;
}

function startOn({ from }: CallingWindow, day: DateTime): Date {
  const [hour, minute] = from.split(':').map(Number);
  return day.set({ hour: hour ?? 0, minute: minute ?? 0, second: 0, millisecond: 0 }).toJSDate();
}
