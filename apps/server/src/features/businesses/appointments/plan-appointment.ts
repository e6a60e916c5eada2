import { nextOpening, openingAt } from '@frontdesk/contract';
import { DateTime } from 'luxon';
import { type AppointmentPolicy, appointmentEnd } from './appointment-policy.ts';
import { appointmentStarts, isOnGrid } from './appointment-starts.ts';
import { fromLocalSlot, type LocalSlot, toLocalSlot } from './local-slot.ts';

/** Why no appointment is possible then, whoever else booked. */
export type AppointmentRefusal =
  | { readonly code: 'too_soon'; readonly earliest: LocalSlot | null }
  | { readonly code: 'too_far'; readonly latestDate: string }
  | { readonly code: 'invalid'; readonly problem: 'date_or_time' };

/**
 * `off_grid`: the business is open, but nothing starts at that minute.
 * `closed` and `off_grid` carry the wanted instant, around which other times can be searched.
 */
export type AppointmentPlan =
  | { readonly code: 'possible'; readonly startsAt: Date; readonly endsAt: Date }
  | { readonly code: 'off_grid'; readonly startsAt: Date }
  | { readonly code: 'closed'; readonly startsAt: Date; readonly nextOpening: LocalSlot | null }
  | AppointmentRefusal;

/** Judges a wanted time by the clock, the hours and the rules. */
export function planAppointment(policy: AppointmentPolicy, slot: LocalSlot, now: Date): AppointmentPlan {
  const { hours, rules } = policy;
  const startsAt = fromLocalSlot(slot, hours.timezone);
  if (!startsAt) return { code: 'invalid', problem: 'date_or_time' };
  if (startsAt.getTime() < now.getTime() + rules.minNoticeMinutes * 60_000) {
    const today = toLocalSlot(now, hours.timezone).date;
    const [earliest] = appointmentStarts(policy, { date: today, days: rules.maxDaysAhead + 1, now });
    return { code: 'too_soon', earliest: earliest ? toLocalSlot(earliest.at, hours.timezone) : null };
  }
  const latestDate = lastBookableDate(policy, now);
  if (slot.date > latestDate) return { code: 'too_far', latestDate };
  const opening = openingAt(hours, startsAt);
  const lastStart = opening && opening.closesAt.getTime() - rules.lastStartBeforeCloseMinutes * 60_000;
  if (lastStart === undefined || startsAt.getTime() > lastStart)
    return { code: 'closed', startsAt, nextOpening: nextOpeningSlot(policy, startsAt) };
  if (!isOnGrid(startsAt, hours.timezone, rules.slotMinutes)) return { code: 'off_grid', startsAt };
  return { code: 'possible', startsAt, endsAt: appointmentEnd(startsAt, rules) };
}

function nextOpeningSlot({ hours }: AppointmentPolicy, after: Date): LocalSlot | null {
  const opening = nextOpening(hours, after);
  return opening ? toLocalSlot(opening.opensAt, hours.timezone) : null;
}

function lastBookableDate({ hours, rules }: AppointmentPolicy, now: Date): string {
  return DateTime.fromJSDate(now, { zone: hours.timezone }).plus({ days: rules.maxDaysAhead }).toFormat('yyyy-MM-dd');
}
