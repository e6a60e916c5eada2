import { type OpeningHours, openingsOn } from '@frontdesk/contract';
import { DateTime } from 'luxon';
import { inject } from 'vitest';
import type { OperatorApi } from '../../../scripts/call/operator-api.ts';

export interface Restaurant {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly address: string;
  readonly hours: OpeningHours;
  readonly tables: readonly { readonly capacity: number; readonly is_active: boolean }[];
}

/** The demo restaurant that the server under test was seeded with. */
export async function demoRestaurant(api: OperatorApi): Promise<Restaurant> {
  const business = (await api.businesses()).find(({ kind }) => kind === 'restaurant');
  const [number] = business?.numbers ?? [];
  if (!business || number === undefined) throw new Error('The server has no demo restaurant.');
  return { ...(await api.get<Omit<Restaurant, 'number'>>(`/api/restaurants/${business.id}`)), number };
}

export interface Evening {
  /** As a caller says it: "Thursday". */
  readonly weekday: string;
  /** By the restaurant's calendar, YYYY-MM-DD. */
  readonly date: string;
}

/**
 * The `index`-th coming day, counted from the start of the run, on which tables for seven in the evening can be booked, from the day after tomorrow to a
 * week ahead, so that the bare name of the weekday means that date and no other.
 */
export function openEvening({ hours }: Restaurant, index: number): Evening {
  const today = DateTime.fromISO(inject('startedAt')).setZone(hours.timezone).startOf('day');
  const evenings = [2, 3, 4, 5, 6]
    .map(days => today.plus({ days }))
    .filter(day =>
      openingsOn(hours, day.toFormat('yyyy-MM-dd')).some(
        ({ opensAt, closesAt }) =>
          opensAt <= day.set({ hour: 17, minute: 30 }).toJSDate() && closesAt >= day.set({ hour: 21 }).toJSDate(),
      ),
    );
  const day = evenings[index];
  if (!day) throw new Error(`The restaurant has only ${evenings.length} open evenings in the coming week.`);
  return { weekday: day.toFormat('cccc', { locale: 'en' }), date: day.toFormat('yyyy-MM-dd') };
}
