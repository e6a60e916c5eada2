import { z } from 'zod';
import { BusinessKind, BusinessProfile, BusinessSettings, CallForwarding } from '../business.ts';
import { HoursException, WeeklyHours } from '../hours/schema.ts';
import { Id, PhoneNumberE164, TimeZone } from '../identifiers.ts';
import { MenuItem, ReservationRules, Special } from '../restaurant.ts';
import { Instant, PageQuery, pageOf } from './page.ts';

export const BusinessSummary = z
  .object({
    id: Id,
    kind: BusinessKind,
    name: z.string(),
    address: z.string(),
    timezone: TimeZone,
    phoneNumber: PhoneNumberE164.nullable(),
    /** Numbers that ring here. */
    numbers: z.array(PhoneNumberE164),
    createdAt: Instant,
  })
  .meta({ id: 'BusinessSummary' });
export type BusinessSummary = z.infer<typeof BusinessSummary>;
export const BusinessPage = pageOf(BusinessSummary);

/** A column to sort by; a leading minus turns the order around. */
const BusinessSort = z.enum(['name', '-name', 'created_at', '-created_at']).default('name');

export const RestaurantListQuery = PageQuery.extend({
  sort: BusinessSort,
  /** Part of the name or the address, in any case. */
  search: z.string().trim().min(1).max(120).optional(),
}).strict();
export const BusinessListQuery = RestaurantListQuery.extend({ kind: BusinessKind.optional() }).strict();
export type BusinessListQuery = z.infer<typeof BusinessListQuery>;

const name = z.string().trim().min(1).max(120);
const address = z.string().trim().max(300);
const hoursExceptions = z.array(HoursException).max(400);
const BusinessSettingsBody = BusinessSettings.strict().meta({ id: 'BusinessSettingsBody' });

const NewBusinessFields = z.object({
  name,
  address: address.default(''),
  phoneNumber: PhoneNumberE164.nullable().default(null),
  /** Where a person can be reached. */
  forwardingNumber: PhoneNumberE164.nullable().default(null),
  timezone: TimeZone,
  businessHours: WeeklyHours,
  hoursExceptions: hoursExceptions.default([]),
  settings: BusinessSettingsBody.prefault({}),
  /** An existing user who becomes its owner. */
  ownerId: Id.optional(),
});

export const CreateBusinessBody = NewBusinessFields.extend({
  kind: BusinessKind,
  /** What only this kind of business has: `reservation_rules` of a restaurant, `viewing_rules` of an estate agent. */
  profile: z.record(z.string().max(80), z.unknown()).default({}),
})
  .strict()
  .meta({ id: 'CreateBusinessBody' });
export type CreateBusinessBody = z.infer<typeof CreateBusinessBody>;

export const CreateRestaurantBody = NewBusinessFields.extend({
  reservationRules: ReservationRules.strict().prefault({}),
})
  .strict()
  .meta({ id: 'CreateRestaurantBody' });
export type CreateRestaurantBody = z.infer<typeof CreateRestaurantBody>;

/** The version that was read before the edit; may be sent as `If-Match` instead. */
const version = z.int().min(1).max(2_147_483_647).optional();

/** What is left out stays as it is. */
const BusinessChanges = z.object({
  name: name.optional(),
  address: address.optional(),
  phoneNumber: PhoneNumberE164.nullable().optional(),
  forwardingNumber: PhoneNumberE164.nullable().optional(),
  timezone: TimeZone.optional(),
  businessHours: WeeklyHours.optional(),
  hoursExceptions: hoursExceptions.optional(),
  version,
});

export const UpdateBusinessBody = BusinessChanges.extend({
  profile: z.record(z.string().max(80), z.unknown()).optional(),
})
  .strict()
  .meta({ id: 'UpdateBusinessBody' });
export type UpdateBusinessBody = z.infer<typeof UpdateBusinessBody>;

export const UpdateRestaurantBody = BusinessChanges.extend({ reservationRules: ReservationRules.strict().optional() })
  .strict()
  .meta({ id: 'UpdateRestaurantBody' });
export type UpdateRestaurantBody = z.infer<typeof UpdateRestaurantBody>;

/** The whole of the settings; what is left out takes its default. */
export const UpdateSettingsBody = BusinessSettings.extend({ version }).strict().meta({ id: 'UpdateSettingsBody' });
export type UpdateSettingsBody = z.infer<typeof UpdateSettingsBody>;

/** Replaces the rules for forwarding calls. `version` is the business's. */
export const ConfigureForwardingBody = CallForwarding.extend({ version })
  .strict()
  .meta({ id: 'ConfigureForwardingBody' });

/** How calls are handled. `version` is the business's. */
export const BusinessSettingsDetail = BusinessSettings.extend({ version: z.int() }).meta({ id: 'VersionedSettings' });
export type BusinessSettingsDetail = z.infer<typeof BusinessSettingsDetail>;

const EditableBusiness = z.object({
  businessHours: WeeklyHours,
  hoursExceptions: z.array(HoursException),
  version: z.int(),
  createdAt: Instant,
  updatedAt: Instant,
});

export const BusinessDetail = BusinessSummary.extend({
  forwardingNumber: PhoneNumberE164.nullable(),
  settings: BusinessSettings,
  profile: z.record(z.string(), z.unknown()),
  ...EditableBusiness.shape,
}).meta({ id: 'Business' });
export type BusinessDetail = z.infer<typeof BusinessDetail>;

export const DiningTable = z.object({ id: Id, name: z.string(), capacity: z.int(), isActive: z.boolean() });
export type DiningTable = z.infer<typeof DiningTable>;

/** `hours` are `timezone`, `business_hours` and `hours_exceptions` in the form in which an agent reads them. */
export const RestaurantDetail = BusinessProfile.extend({
  timezone: TimeZone,
  ...EditableBusiness.shape,
  reservationRules: ReservationRules,
  menu: z.array(MenuItem),
  specials: z.array(Special),
  tables: z.array(DiningTable),
}).meta({ id: 'Restaurant' });
export type RestaurantDetail = z.infer<typeof RestaurantDetail>;
