import type { AppointmentStart } from './appointment-starts.ts';
import { type LocalSlot, toTimeOfDay } from './local-slot.ts';

export interface WantedTime {
  /** Local date. */
  readonly date: string;
  /** Minutes since local midnight. */
  readonly minutes: number;
}

/**
 * Up to `limit` of the free starts, nearest to the wanted one first: those of the wanted local date in both
 * directions, then the following days in order, each by its distance from the wanted time of day. Days before are left
 * out.
 */
export function nearestTimes(free: readonly AppointmentStart[], wanted: WantedTime, limit: number): LocalSlot[] {
  const distance = (start: AppointmentStart) => Math.abs(start.minutes - wanted.minutes);
  return free
    .filter(start => start.date >= wanted.date)
    .sort((a, b) => compare(a.date, b.date) || distance(a) - distance(b) || a.minutes - b.minutes)
    .slice(0, limit)
    .map(({ date, minutes }) => ({ date, time: toTimeOfDay(minutes) }));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
