import { nextOpening, openingAt } from '@frontdesk/contract';
import { DateTime } from 'luxon';
import { fromLocalSlot, toLocalSlot } from '../../businesses/local-slot.ts';
import type { BookingPolicy } from '../restaurant-profile.ts';
import type { SeatingRefusal, SeatingRequest } from './outcome.ts';
import { isOnGrid, seatingStarts } from './slot-grid.ts';

/**
 * `off_grid`: the restaurant is open, but no booking starts at that minute.
 * `closed` and `off_grid` say where to look for free times instead.
 */
export type SeatingPlan =
  | { readonly code: 'seat'; readonly startsAt: Date; readonly endsAt: Date }
  | { readonly code: 'off_grid'; readonly startsAt: Date }
  | { readonly code: 'closed'; readonly startsAt: Date }
  | Extract<SeatingRefusal, { code: 'too_large' | 'too_soon' | 'too_far' | 'invalid' }>;

/** Judges a request by the clock, the hours and the rules; tables come afterwards. */
export function planSeating({ hours, rules }: BookingPolicy, request: SeatingRequest, now: Date): SeatingPlan {
  if (!Number.isInteger(request.partySize) || request.partySize < rules.minPartySize)
    return { code: 'invalid', problem: 'party_size' };
  if (request.partySize > rules.maxPartySize) return { code: 'too_large', maxPartySize: rules.maxPartySize };
  const startsAt = fromLocalSlot(request, hours.timezone);
  if (!startsAt) return { code: 'invalid', problem: 'date_or_time' };
  if (startsAt < earliestStart({ hours, rules }, now)) {
    const [earliest] = seatingStarts({ hours, rules }, { date: toLocalSlot(now, hours.timezone).date, days: 60, now });
    return { code: 'too_soon', earliest: earliest ? toLocalSlot(earliest, hours.timezone) : null };
  }
  const latestDate = lastBookableDate({ hours, rules }, now);
  if (request.date > latestDate) return { code: 'too_far', latestDate };
  const opening = openingAt(hours, startsAt);
  if (!opening || startsAt > lastSeating(opening.closesAt, rules.lastSeatingBeforeCloseMinutes))
    return { code: 'closed', startsAt };
  if (!isOnGrid(startsAt, hours.timezone, rules.slotMinutes)) return { code: 'off_grid', startsAt };
  return { code: 'seat', startsAt, endsAt: seatingEnd(startsAt, rules.seatingMinutes) };
}

export function seatingEnd(startsAt: Date, seatingMinutes: number): Date {
  return new Date(startsAt.getTime() + seatingMinutes * 60_000);
}

/** When the doors open next after an instant, on the wall clock. */
export function nextOpeningSlot({ hours }: BookingPolicy, after: Date) {
  const opening = nextOpening(hours, after);
  return opening ? toLocalSlot(opening.opensAt, hours.timezone) : null;
}

function earliestStart({ rules }: BookingPolicy, now: Date): Date {
  return new Date(now.getTime() + rules.minNoticeMinutes * 60_000);
}

function lastSeating(closesAt: Date, minutesBeforeClose: number): Date {
  return new Date(closesAt.getTime() - minutesBeforeClose * 60_000);
}

export function lastBookableDate({ hours, rules }: BookingPolicy, now: Date): string {
  return DateTime.fromJSDate(now, { zone: hours.timezone }).plus({ days: rules.maxDaysAhead }).toFormat('yyyy-MM-dd');
}
