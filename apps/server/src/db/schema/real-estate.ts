import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  doublePrecision,
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

const OFFERS = ['sale', 'rent'] as const;
const LISTING_STATUSES = ['active', 'under_offer', 'sold', 'withdrawn'] as const;
const VIEWING_STATUSES = ['booked', 'completed', 'canceled', 'no_show'] as const;
const LEAD_STAGES = ['new', 'contacted', 'qualified', 'won', 'lost'] as const;

const ownedByBusiness = () =>
  uuid('business_id')
    .notNull()
    .references(() => businesses.id, { onDelete: 'cascade' });

export const listings = pgTable(
  'listings',
  {
    id: id(),
    businessId: ownedByBusiness(),
    /** What the sign and the portal call it. */
    reference: text('reference').notNull(),
    address: text('address').notNull(),
    kind: text('kind').notNull(),
    offer: text('offer', { enum: OFFERS }).notNull(),
    priceMinor: bigint('price_minor', { mode: 'number' }).notNull(),
    currency: text('currency').notNull(),
    bedrooms: integer('bedrooms').notNull(),
    bathrooms: doublePrecision('bathrooms').notNull(),
    areaSquareFeet: integer('area_square_feet'),
    description: text('description').notNull().default(''),
    status: text('status', { enum: LISTING_STATUSES }).notNull().default('active'),
    version: version(),
    deletedAt: deletedAt(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  table => [
    unique('listings_business_id_id_key').on(table.businessId, table.id),
    uniqueIndex('listings_business_id_reference_key')
      .on(table.businessId, table.reference)
      .where(sql`${table.deletedAt} is null`),
    check('listings_offer_check', isOneOf(table.offer, OFFERS)),
    check('listings_status_check', isOneOf(table.status, LISTING_STATUSES)),
    check('listings_price_minor_check', sql`${table.priceMinor} >= 0`),
    check('listings_currency_check', sql`${table.currency} ~ '^[A-Z]{3}$'`),
  ],
);

/** A visit to a listing. `viewings_no_overlap` in the migrations keeps two visits of one listing apart. */
export const viewings = pgTable(
  'viewings',
  {
    id: id(),
    businessId: ownedByBusiness(),
    listingId: uuid('listing_id').notNull(),
    callId: uuid('call_id'),
    contactId: uuid('contact_id'),
    visitorName: text('visitor_name').notNull(),
    visitorPhone: text('visitor_phone').notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    status: text('status', { enum: VIEWING_STATUSES }).notNull().default('booked'),
    notes: text('notes').notNull().default(''),
    idempotencyKey: text('idempotency_key'),
    version: version(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  table => [
    foreignKey({
      name: 'viewings_listing_fk',
      columns: [table.businessId, table.listingId],
      foreignColumns: [listings.businessId, listings.id],
    }),
    foreignKey({
      name: 'viewings_call_fk',
      columns: [table.businessId, table.callId],
      foreignColumns: [calls.businessId, calls.id],
    }),
    foreignKey({
      name: 'viewings_contact_fk',
      columns: [table.businessId, table.contactId],
      foreignColumns: [contacts.businessId, contacts.id],
    }),
    unique('viewings_business_id_idempotency_key_key').on(table.businessId, table.idempotencyKey),
    index('viewings_business_id_starts_at_index').on(table.businessId, table.startsAt),
    check('viewings_status_check', isOneOf(table.status, VIEWING_STATUSES)),
    check('viewings_ends_at_check', sql`${table.endsAt} > ${table.startsAt}`),
    check('viewings_visitor_phone_check', isE164(table.visitorPhone)),
  ],
);

/** Someone who may buy, sell or rent. */
export const leads = pgTable(
  'leads',
  {
    id: id(),
    businessId: ownedByBusiness(),
    callId: uuid('call_id'),
    contactId: uuid('contact_id'),
    name: text('name').notNull(),
    phone: text('phone').notNull(),
    interest: text('interest').notNull(),
    budget: text('budget'),
    timeline: text('timeline'),
    source: text('source').notNull().default('call'),
    stage: text('stage', { enum: LEAD_STAGES }).notNull().default('new'),
    notes: text('notes').notNull().default(''),
    idempotencyKey: text('idempotency_key'),
    version: version(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  table => [
    foreignKey({
      name: 'leads_call_fk',
      columns: [table.businessId, table.callId],
      foreignColumns: [calls.businessId, calls.id],
    }),
    foreignKey({
      name: 'leads_contact_fk',
      columns: [table.businessId, table.contactId],
      foreignColumns: [contacts.businessId, contacts.id],
    }),
    unique('leads_business_id_idempotency_key_key').on(table.businessId, table.idempotencyKey),
    index('leads_business_id_created_at_index').on(table.businessId, table.createdAt, table.id),
    index('leads_business_id_phone_index').on(table.businessId, table.phone),
    check('leads_stage_check', isOneOf(table.stage, LEAD_STAGES)),
    check('leads_phone_check', isE164(table.phone)),
  ],
);
