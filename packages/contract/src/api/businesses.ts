import { z } from 'zod';
import { BusinessKind, BusinessProfile } from '../business.ts';
import { Id, PhoneNumberE164, TimeZone } from '../identifiers.ts';
import { MenuItem, Reservation, ReservationRules, Special } from '../restaurant.ts';
import { Instant, pageOf } from './page.ts';

export const BusinessSummary = z.object({
  id: Id,
  kind: BusinessKind,
  name: z.string(),
  address: z.string(),
  timezone: TimeZone,
  phoneNumber: PhoneNumberE164.nullable(),
  /** Numbers that ring here. */
  numbers: z.array(PhoneNumberE164),
  createdAt: Instant,
});
export type BusinessSummary = z.infer<typeof BusinessSummary>;
export const BusinessPage = pageOf(BusinessSummary);

export const DiningTable = z.object({ id: Id, name: z.string(), capacity: z.int(), isActive: z.boolean() });
export type DiningTable = z.infer<typeof DiningTable>;

export const RestaurantDetail = BusinessProfile.extend({
  reservationRules: ReservationRules,
  menu: z.array(MenuItem),
  specials: z.array(Special),
  tables: z.array(DiningTable),
});
export type RestaurantDetail = z.infer<typeof RestaurantDetail>;

export const ReservationPage = pageOf(Reservation);
