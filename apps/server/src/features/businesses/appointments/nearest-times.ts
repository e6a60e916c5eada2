import { DateTime } from 'luxon';
import { type LocalSlot, toLocalSlot } from './local-slot.ts';

/**
 * Up to `limit` of the free starts, nearest to the wanted one first: those of the wanted local date in both
 * directions, then the following days in order, each by its distance from the wanted time of day. Days before are left
 * out.
 */
export function nearestTimes(free: readonly Date[], wanted: Date, zone: string, limit: number): LocalSlot[] {
  const wantedLocal = DateTime.fromJSDate(wanted, { zone });
  const ranked = free
    .map(at => {
      const local = DateTime.fromJSDate(at, { zone });
      const daysAfter = Math.round(local.startOf('day').diff(wantedLocal.startOf('day'), 'days').days);
      return { at, daysAfter, distance: Math.abs(minutesOfDay(local) - minutesOfDay(wantedLocal)) };
    })
    .filter(entry => entry.daysAfter >= 0)
    .sort((a, b) => a.daysAfter - b.daysAfter || a.distance - b.distance || a.at.getTime() - b.at.getTime());
  return ranked.slice(0, limit).map(entry => toLocalSlot(entry.at, zone));
}

function minutesOfDay(local: DateTime): number {
  return local.hour * 60 + local.minute;
}
