import type { Order, OrderListQuery } from '@frontdesk/contract';
import { and, asc, count, desc, eq, gte, inArray, lt, or } from 'drizzle-orm';
import { AppError } from '../../../app-error.ts';
import { containsText } from '../../../db/contains-text.ts';
import { orderItems, orders } from '../../../db/schema/index.ts';
import type { Transaction } from '../../members/enter.ts';
import { dayRange, timezoneOf } from '../reservations/list-reservations.ts';

type OrderRow = typeof orders.$inferSelect;
type ItemRow = typeof orderItems.$inferSelect;

const ORDER = {
  pickup_at: [asc(orders.pickupAt), asc(orders.id)],
  '-pickup_at': [desc(orders.pickupAt), desc(orders.id)],
  created_at: [asc(orders.createdAt), asc(orders.id)],
  '-created_at': [desc(orders.createdAt), desc(orders.id)],
} as const;

/** One page of orders with their items. Dates are the restaurant's. */
export async function listOrders(transaction: Transaction, businessId: string, query: OrderListQuery) {
  const { page, pageSize, status, search, sort } = query;
  const { startsFrom, startsBefore } = dayRange(await timezoneOf(transaction, businessId), query);
  const where = and(
    eq(orders.businessId, businessId),
    startsFrom && gte(orders.pickupAt, startsFrom),
    startsBefore && lt(orders.pickupAt, startsBefore),
    status && eq(orders.status, status),
    search ? or(containsText(orders.customerName, search), containsText(orders.customerPhone, search)) : undefined,
  );
  const rows = await transaction
    .select()
    .from(orders)
    .where(where)
    .orderBy(...ORDER[sort])
    .limit(pageSize)
    .offset((page - 1) * pageSize);
  const [counted] = await transaction.select({ total: count() }).from(orders).where(where);
  const items = await loadItems(
    transaction,
    rows.map(row => row.id),
  );
  return {
    items: rows.map(row =>
      toOrder(
        row,
        items.filter(item => item.orderId === row.id),
      ),
    ),
    total: counted?.total ?? 0,
    page,
    pageSize,
  };
}

/** Throws `not_found`. */
export async function loadOrder(transaction: Transaction, businessId: string, orderId: string): Promise<Order> {
  const [row] = await transaction
    .select()
    .from(orders)
    .where(and(eq(orders.businessId, businessId), eq(orders.id, orderId)));
  if (!row) throw new AppError('not_found', 'There is no such order.');
  return toOrder(row, await loadItems(transaction, [orderId]));
}

function loadItems(transaction: Transaction, orderIds: readonly string[]): Promise<ItemRow[]> {
  return transaction
    .select()
    .from(orderItems)
    .where(inArray(orderItems.orderId, [...orderIds]))
    .orderBy(asc(orderItems.orderId), asc(orderItems.position));
}

function toOrder(row: OrderRow, items: readonly ItemRow[]): Order {
  return {
    id: row.id,
    customerName: row.customerName,
    customerPhone: row.customerPhone,
    status: row.status,
    pickupAt: row.pickupAt.toISOString(),
    notes: row.notes,
    items: items.map(item => ({
      id: item.id,
      menuItemId: item.menuItemId,
      name: item.name,
      quantity: item.quantity,
      unitPrice: { amountMinor: item.unitPriceMinor, currency: row.currency },
      modifiers: item.modifiers,
    })),
    total: { amountMinor: row.totalMinor, currency: row.currency },
    callId: row.callId,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
