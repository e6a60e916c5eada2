import type { BusinessSettings, HoursException, WeeklyHours } from '@frontdesk/contract';
import { sql } from 'drizzle-orm';
import { check, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, deletedAt, id, isE164, isOneOf, updatedAt, version } from './columns.ts';
import { users } from './identity.ts';

const KINDS = ['restaurant', 'real_estate', 'general'] as const;
const ROLES = ['owner', 'manager', 'staff'] as const;

/** The tenant. Every row a business owns carries its `business_id`. */
export const businesses = pgTable(
  'businesses',
  {
    id: id(),
    kind: text('kind', { enum: KINDS }).notNull(),
    name: text('name').notNull(),
    address: text('address').notNull().default(''),
    /** The number callers know; the numbers that ring here are in `phone_numbers`. */
    phoneNumber: text('phone_number'),
    /** Where a person can be reached. */
    forwardingNumber: text('forwarding_number'),
    timezone: text('timezone').notNull(),
    businessHours: jsonb('business_hours').$type<WeeklyHours>().notNull(),
    hoursExceptions: jsonb('hours_exceptions').$type<HoursException[]>().notNull().default(sql`'[]'::jsonb`),
    settings: jsonb('settings')
      .$type<BusinessSettings>()
      .notNull()
      .default(sql`'{"answerWhenClosed": true, "facts": []}'::jsonb`),
    /** What only this kind of business has, such as a restaurant's reservation rules; its vertical owns the shape. */
    profile: jsonb('profile').$type<Record<string, unknown>>().notNull().default(sql`'{}'::jsonb`),
    version: version(),
    deletedAt: deletedAt(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  table => [
    check('businesses_kind_check', isOneOf(table.kind, KINDS)),
    check('businesses_phone_number_check', isE164(table.phoneNumber)),
    check('businesses_forwarding_number_check', isE164(table.forwardingNumber)),
    index('businesses_kind_index').on(table.kind, table.name, table.id),
    index('businesses_name_index').on(table.name, table.id),
  ],
);

/** A user's role in a business. */
export const members = pgTable(
  'members',
  {
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    businessId: uuid('business_id')
      .notNull()
      .references(() => businesses.id, { onDelete: 'cascade' }),
    role: text('role', { enum: ROLES }).notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  table => [
    primaryKey({ columns: [table.userId, table.businessId] }),
    index('members_business_id_index').on(table.businessId),
    check('members_role_check', isOneOf(table.role, ROLES)),
  ],
);
