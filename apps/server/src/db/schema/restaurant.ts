import { ReservationStatus } from '@frontdesk/contract';
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { businesses } from './businesses.ts';
import { calls, contacts } from './calls.ts';
import { createdAt, deletedAt, id, instant, isE164, isOneOf, updatedAt, version } from './columns.ts';

const ownedByBusiness = () =>
  uuid('business_id')
    .notNull()
    .references(() => businesses.id, { onDelete: 'cascade' });

export const menuItems = pgTable(
  'menu_items',
  {
    id: id(),
    businessId: ownedByBusiness(),
    section: text('section').notNull(),
    name: text('name').notNull(),
    description: text('description').notNull().default(''),
    priceMinor: integer('price_minor').notNull(),
    currency: text('currency').notNull(),
    allergens: text('allergens').array().notNull().default(sql`'{}'::text[]`),
    diets: text('diets').array().notNull().default(sql`'{}'::text[]`),
    isAvailable: boolean('is_available').notNull().default(true),
    /** Order on the menu, ascending. */
    position: integer('position').notNull().default(0),
    version: version(),
    deletedAt: deletedAt(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  table => [
    unique('menu_items_business_id_id_key').on(table.businessId, table.id),
    index('menu_items_business_id_position_index').on(table.businessId, table.position),
    check('menu_items_price_minor_check', sql`${table.priceMinor} >= 0`),
    check('menu_items_currency_check', sql`${table.currency} ~ '^[A-Z]{3}$'`),
  ],
);

export const specials = pgTable(
  'specials',
  {
    id: id(),
    businessId: ownedByBusiness(),
    title: text('title').notNull(),
    description: text('description').notNull().default(''),
    priceMinor: integer('price_minor'),
    currency: text('currency'),
    /** Local dates of the business, both included. */
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
    validUntil: date('valid_until', { mode: 'string' }).notNull(),
    version: version(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  table => [
    index('specials_business_id_valid_until_index').on(table.businessId, table.validUntil),
    check('specials_valid_until_check', sql`${table.validUntil} >= ${table.validFrom}`),
    check('specials_price_minor_check', sql`${table.priceMinor} >= 0`),
    check('specials_price_has_currency_check', sql`(${table.priceMinor} is null) = (${table.currency} is null)`),
  ],
);

/** A dining table. SQL name `tables`. */
export const diningTables = pgTable(
  'tables',
  {
    id: id(),
    businessId: ownedByBusiness(),
    name: text('name').notNull(),
    capacity: integer('capacity').notNull(),
    isActive: boolean('is_active').notNull().default(true),
    version: version(),
    deletedAt: deletedAt(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  table => [
    unique('tables_business_id_id_key').on(table.businessId, table.id),
    uniqueIndex('tables_business_id_name_key').on(table.businessId, table.name).where(sql`${table.deletedAt} is null`),
    check('tables_deleted_is_inactive_check', sql`${table.deletedAt} is null or not ${table.isActive}`),
    check('tables_capacity_check', sql`${table.capacity} > 0`),
  ],
);

/**
 * A party's claim on a table from `starts_at` until before `ends_at`.
 * `reservations_no_overlap` (an exclusion constraint in the migrations) makes a second live claim on the same table and
 * time impossible, whatever the application does.
 */
export const reservations = pgTable(
  'reservations',
  {
    id: id(),
    businessId: ownedByBusiness(),
    tableId: uuid('table_id').notNull(),
    callId: uuid('call_id'),
    contactId: uuid('contact_id'),
    confirmationCode: text('confirmation_code').notNull(),
    guestName: text('guest_name').notNull(),
    guestPhone: text('guest_phone').notNull(),
    partySize: integer('party_size').notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    status: text('status').$type<ReservationStatus>().notNull().default('booked'),
    notes: text('notes').notNull().default(''),
    /** The same key never books twice. */
    idempotencyKey: text('idempotency_key'),
    version: version(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  table => [
    foreignKey({
      name: 'reservations_table_fk',
      columns: [table.businessId, table.tableId],
      foreignColumns: [diningTables.businessId, diningTables.id],
    }),
    foreignKey({
      name: 'reservations_call_fk',
      columns: [table.businessId, table.callId],
      foreignColumns: [calls.businessId, calls.id],
    }),
    foreignKey({
      name: 'reservations_contact_fk',
      columns: [table.businessId, table.contactId],
      foreignColumns: [contacts.businessId, contacts.id],
    }),
    unique('reservations_business_id_confirmation_code_key').on(table.businessId, table.confirmationCode),
    unique('reservations_business_id_idempotency_key_key').on(table.businessId, table.idempotencyKey),
    index('reservations_business_id_starts_at_index').on(table.businessId, table.startsAt),
    index('reservations_business_id_created_at_index').on(table.businessId, table.createdAt, table.id),
    index('reservations_business_id_guest_phone_index').on(table.businessId, table.guestPhone),
    index('reservations_call_id_index').on(table.callId),
    check('reservations_status_check', isOneOf(table.status, ReservationStatus.options)),
    check('reservations_ends_at_check', sql`${table.endsAt} > ${table.startsAt}`),
    check('reservations_party_size_check', sql`${table.partySize} > 0`),
    check('reservations_guest_phone_check', isE164(table.guestPhone)),
  ],
);
