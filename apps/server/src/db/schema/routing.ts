import { type RoutingOutcome, RoutingPlace, type RoutingWhen } from '@frontdesk/contract';
import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { phoneNumbers } from './agents.ts';
import { businesses } from './businesses.ts';
import { createdAt, id, isOneOf, updatedAt, version } from './columns.ts';

/** Who takes which calls. Asked in order of place, then position; the first whose conditions hold decides. */
export const routingRules = pgTable(
  'routing_rules',
  {
    id: id(),
    businessId: uuid('business_id')
      .notNull()
      .references(() => businesses.id, { onDelete: 'cascade' }),
    /** Only calls to this number; null for all. While the number is elsewhere, the rule waits. */
    phoneNumberId: uuid('phone_number_id').references(() => phoneNumbers.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    isEnabled: boolean('is_enabled').notNull().default(true),
    /** Before or after the business's own settings. */
    place: text('place').$type<RoutingPlace>().notNull(),
    /** Within the place, from 1. */
    position: integer('position').notNull(),
    when: jsonb('when').$type<RoutingWhen>().notNull(),
    outcome: jsonb('outcome').$type<RoutingOutcome>().notNull(),
    version: version(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  table => [
    unique('routing_rules_business_id_id_key').on(table.businessId, table.id),
    index('routing_rules_business_id_position_index').on(table.businessId, table.position, table.id),
    index('routing_rules_phone_number_id_index').on(table.phoneNumberId),
    check('routing_rules_place_check', isOneOf(table.place, RoutingPlace.options)),
    check('routing_rules_position_check', sql`${table.position} > 0`),
  ],
);
