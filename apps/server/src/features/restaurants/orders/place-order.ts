import type { CreateOrderBody, Order, OrderStatus, UpdateOrderBody } from '@frontdesk/contract';
import { and, eq } from 'drizzle-orm';
import { AppError } from '../../../app-error.ts';
import { calls, orderItems, orders } from '../../../db/schema/index.ts';
import { updateVersioned } from '../../../db/update-versioned.ts';
import { checkVersion } from '../../../http/versioning.ts';
import { changedFields } from '../../audit/changed-fields.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import { sentFields } from '../../businesses/sent-fields.ts';
import type { Tenant, Transaction } from '../../members/enter.ts';
import { loadOrder } from './list-orders.ts';
import { type PricedItem, priceOrder } from './price-order.ts';

/** Takes an order at today's prices. Throws `validation_failed` with every problem. */
export function placeOrder(tenant: Tenant, body: CreateOrderBody, now: Date): Promise<Order> {
  const { businessId, actor } = tenant;
  const { items: wanted, pickupAt, callId, ...fields } = body;
  return tenant.run(async transaction => {
    checkPickup(pickupAt, now);
    if (callId) await requireCall(transaction, businessId, callId);
    const { items, currency, totalMinor } = await priceOrder(transaction, businessId, wanted);
    const [row] = await transaction
      .insert(orders)
      .values({ businessId, ...fields, callId, pickupAt: new Date(pickupAt), currency, totalMinor })
      .returning({ id: orders.id });
    if (!row) throw new Error('The order was not kept.');
    await insertItems(transaction, businessId, row.id, items);
    const after = { pickupAt, totalMinor, currency, itemCount: items.length };
    await recordAudit(transaction, { businessId, actor, ...subject(row.id), action: 'order.placed', after });
    return loadOrder(transaction, businessId, row.id);
  });
}

/** Where an order may go from each status. */
const MOVES: Readonly<Record<OrderStatus, readonly OrderStatus[]>> = {
  received: ['preparing', 'ready', 'completed', 'canceled'],
  preparing: ['received', 'ready', 'completed', 'canceled'],
  ready: ['preparing', 'completed', 'canceled'],
  completed: ['ready'],
  canceled: [],
};
/** Once the food is made, what was ordered is settled. */
const CHANGEABLE: readonly OrderStatus[] = ['received', 'preparing'];

export interface ChangeOrder {
  readonly orderId: string;
  /** The version the change is based on. */
  readonly version: number;
  readonly changes: Omit<UpdateOrderBody, 'version'>;
  readonly now: Date;
}

/** Throws `not_found`, `version_conflict`, `conflict` for a move that makes no sense, and `validation_failed`. */
export function changeOrder(tenant: Tenant, { orderId, version, changes, now }: ChangeOrder): Promise<Order> {
  const { businessId, actor } = tenant;
  const { items: wanted, pickupAt, status, ...fields } = changes;
  return tenant.run(async transaction => {
    const current = await lockOrder(transaction, businessId, orderId);
    checkVersion(current.version, version);
    if (status && status !== current.status && !MOVES[current.status].includes(status))
      throw new AppError('conflict', `An order that is ${current.status} cannot become ${status}.`);
    if (wanted && !CHANGEABLE.includes(current.status))
      throw new AppError('conflict', `An order that is ${current.status} can no longer be changed.`);
    const isMoved = pickupAt !== undefined && new Date(pickupAt).getTime() !== current.pickupAt.getTime();
    if (isMoved) checkPickup(pickupAt, now);
    const priced = wanted && (await priceOrder(transaction, businessId, wanted));
    const set = {
      ...sentFields({ ...fields, status }),
      ...(isMoved && { pickupAt: new Date(pickupAt) }),
      ...(priced && { currency: priced.currency, totalMinor: priced.totalMinor }),
    };
    await updateVersioned(transaction, orders, { id: orderId, version, set });
    if (priced) {
      await transaction.delete(orderItems).where(eq(orderItems.orderId, orderId));
      await insertItems(transaction, businessId, orderId, priced.items);
    }
    const changed = changedFields(current, set);
    await recordAudit(transaction, { businessId, actor, ...subject(orderId), action: 'order.changed', ...changed });
    return loadOrder(transaction, businessId, orderId);
  });
}

async function lockOrder(transaction: Transaction, businessId: string, orderId: string) {
  const [row] = await transaction
    .select()
    .from(orders)
    .where(and(eq(orders.businessId, businessId), eq(orders.id, orderId)))
    .for('update');
  if (!row) throw new AppError('not_found', 'There is no such order.');
  return row;
}

async function insertItems(
  transaction: Transaction,
  businessId: string,
  orderId: string,
  items: readonly PricedItem[],
): Promise<void> {
  await transaction
    .insert(orderItems)
    .values(items.map((item, position) => ({ businessId, orderId, position, ...item })));
}

function checkPickup(pickupAt: string, now: Date): void {
  if (new Date(pickupAt) >= now) return;
  throw invalid('pickup_at', 'This time has passed.');
}

async function requireCall(transaction: Transaction, businessId: string, callId: string): Promise<void> {
  const [call] = await transaction
    .select({ id: calls.id })
    .from(calls)
    .where(and(eq(calls.businessId, businessId), eq(calls.id, callId)));
  if (!call) throw invalid('call_id', 'There is no such call.');
}

function invalid(field: string, message: string): AppError {
  return new AppError('validation_failed', 'The order has problems.', { problems: [{ field, message }] });
}

const subject = (subjectId: string) => ({ subjectType: 'order', subjectId });
