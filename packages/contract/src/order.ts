import { z } from 'zod';

/** `received` → `preparing` → `ready` → `completed`; `canceled` until it is completed. */
export const OrderStatus = z
  .enum(['received', 'preparing', 'ready', 'completed', 'canceled'])
  .meta({ id: 'OrderStatus' });
export type OrderStatus = z.infer<typeof OrderStatus>;
