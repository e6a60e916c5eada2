import { type OpeningHours, ReservationRules } from '@frontdesk/contract';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '../../db/connection.ts';
import { businesses } from '../../db/schema/index.ts';
import { openingHoursOf } from '../businesses/business-profile.ts';

/** What a restaurant keeps in `businesses.profile`. */
export const RestaurantProfile = z.object({ reservationRules: ReservationRules.prefault({}) });
export type RestaurantProfile = z.infer<typeof RestaurantProfile>;

/** What decides whether a booking is possible, tables aside. */
export interface BookingPolicy {
  readonly hours: OpeningHours;
  readonly rules: ReservationRules;
}

/** The restaurant's hours and rules as they are now; undefined when there is no such restaurant. */
export async function loadBookingPolicy(db: Database, businessId: string): Promise<BookingPolicy | undefined> {
  const [row] = await db
    .select({
      timezone: businesses.timezone,
      businessHours: businesses.businessHours,
      hoursExceptions: businesses.hoursExceptions,
      profile: businesses.profile,
    })
    .from(businesses)
    .where(and(eq(businesses.id, businessId), eq(businesses.kind, 'restaurant')));
  if (!row) return undefined;
  return { hours: openingHoursOf(row), rules: RestaurantProfile.parse(row.profile).reservationRules };
}
