import { OrderStatus } from '@frontdesk/contract';
import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { businesses } from './businesses.ts';
import { calls, contacts } from './calls.ts';
import { createdAt, id, instant, isE164, isOneOf, updatedAt, version } from './columns.ts';
import { menuItems } from './restaurant.ts';

/** Food to be picked up. Its items keep the prices of the moment it was placed. */
export const orders = pgTable(
  'orders',
  {
    id: id(),
    businessId: uuid('business_id')
      .notNull()
      .references(() => businesses.id, { onDelete: 'cascade' }),
    callId: uuid('call_id'),
    contactId: uuid('contact_id'),
    customerName: text('customer_name').notNull(),
    customerPhone: text('customer_phone').notNull(),
    status: text('status').$type<OrderStatus>().notNull().default('received'),
    pickupAt: instant('pickup_at').notNull(),
    notes: text('notes').notNull().default(''),
    currency: text('currency').notNull(),
    /** Sum of the items, quantities included. */
    totalMinor: integer('total_minor').notNull(),
    version: version(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  table => [
    foreignKey({
      name: 'orders_call_fk',
      columns: [table.businessId, table.callId],
      foreignColumns: [calls.businessId, calls.id],
    }),
    foreignKey({
      name: 'orders_contact_fk',
      columns: [table.businessId, table.contactId],
      foreignColumns: [contacts.businessId, contacts.id],
    }),
    unique('orders_business_id_id_key').on(table.businessId, table.id),
    index('orders_business_id_pickup_at_index').on(table.businessId, table.pickupAt, table.id),
    index('orders_business_id_created_at_index').on(table.businessId, table.createdAt, table.id),
    index('orders_business_id_status_pickup_at_index').on(table.businessId, table.status, table.pickupAt),
    index('orders_call_id_index').on(table.callId),
    check('orders_status_check', isOneOf(table.status, OrderStatus.options)),
    check('orders_customer_phone_check', isE164(table.customerPhone)),
    check('orders_total_minor_check', sql`${table.totalMinor} >= 0`),
    check('orders_currency_check', sql`${table.currency} ~ '^[A-Z]{3}$'`),
  ],
);

export const orderItems = pgTable(
  'order_items',
  {
    id: id(),
    businessId: uuid('business_id').notNull(),
    orderId: uuid('order_id').notNull(),
    /** Order within the order, from 0. */
    position: integer('position').notNull(),
    /** The dish it came from; null for what is not on the menu. */
    menuItemId: uuid('menu_item_id'),
    name: text('name').notNull(),
    quantity: integer('quantity').notNull(),
    unitPriceMinor: integer('unit_price_minor').notNull(),
    /** What to change about the dish, in words: "no onions". */
    modifiers: text('modifiers').notNull().default(''),
  },
  table => [
    foreignKey({
      name: 'order_items_order_fk',
      columns: [table.businessId, table.orderId],
      foreignColumns: [orders.businessId, orders.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'order_items_menu_item_fk',
      columns: [table.businessId, table.menuItemId],
      foreignColumns: [menuItems.businessId, menuItems.id],
    }),
    unique('order_items_order_id_position_key').on(table.orderId, table.position),
    check('order_items_quantity_check', sql`${table.quantity} > 0`),
    check('order_items_unit_price_minor_check', sql`${table.unitPriceMinor} >= 0`),
  ],
);
