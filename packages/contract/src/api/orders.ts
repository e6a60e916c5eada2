import { z } from 'zod';
import { Id, LocalDate, Money, PhoneNumberE164 } from '../identifiers.ts';
import { OrderStatus } from '../order.ts';
import { Instant, PageQuery, pageOf } from './page.ts';

const quantity = z.int().min(1).max(999);
const modifiers = z.string().trim().max(300);

export const OrderItem = z
  .object({
    id: Id,
    /** The dish it came from; null for what is not on the menu. */
    menuItemId: Id.nullable(),
    name: z.string(),
    quantity: z.int(),
    /** Of one; as it was when the order was placed. */
    unitPrice: Money,
    modifiers: z.string(),
  })
  .meta({ id: 'OrderItem' });
export type OrderItem = z.infer<typeof OrderItem>;

export const Order = z
  .object({
    id: Id,
    customerName: z.string(),
    customerPhone: PhoneNumberE164,
    status: OrderStatus,
    pickupAt: Instant,
    notes: z.string(),
    items: z.array(OrderItem),
    total: Money,
    callId: Id.nullable(),
    version: z.int(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: 'Order' });
export type Order = z.infer<typeof Order>;
export const OrderPage = pageOf(Order);

export const OrderListQuery = PageQuery.extend({
  status: OrderStatus.optional(),
  /** First and last local date of the pick-up, both included. */
  from: LocalDate.optional(),
  until: LocalDate.optional(),
  /** Part of the customer's name or phone number. */
  search: z.string().trim().min(1).max(120).optional(),
  sort: z.enum(['pickup_at', '-pickup_at', 'created_at', '-created_at']).default('-pickup_at'),
}).strict();
export type OrderListQuery = z.infer<typeof OrderListQuery>;

/** A dish of the menu, at the menu's price; or anything else, with a name and a price of its own. */
export const OrderItemBody = z
  .union([
    z.strictObject({ menuItemId: Id, quantity: quantity.default(1), modifiers: modifiers.default('') }),
    z.strictObject({
      name: z.string().trim().min(1).max(120),
      unitPrice: Money,
      quantity: quantity.default(1),
      modifiers: modifiers.default(''),
    }),
  ])
  .meta({ id: 'OrderItemBody' });
export type OrderItemBody = z.infer<typeof OrderItemBody>;

const fields = {
  customerName: z.string().trim().min(1).max(120),
  customerPhone: PhoneNumberE164,
  pickupAt: Instant,
  notes: z.string().trim().max(500),
  items: z.array(OrderItemBody).min(1).max(100),
};

export const CreateOrderBody = z
  .strictObject({
    ...fields,
    notes: fields.notes.default(''),
    /** The call it was placed on, when it was. */
    callId: Id.nullable().default(null),
  })
  .meta({ id: 'CreateOrderBody' });
export type CreateOrderBody = z.infer<typeof CreateOrderBody>;

/** What is left out stays as it is; `items` replaces all of them, at today's prices. */
export const UpdateOrderBody = z
  .strictObject({
    ...z.object(fields).partial().shape,
    status: OrderStatus.optional(),
    version: z.int().min(1).max(2_147_483_647).optional(),
  })
  .meta({ id: 'UpdateOrderBody' });
export type UpdateOrderBody = z.infer<typeof UpdateOrderBody>;
