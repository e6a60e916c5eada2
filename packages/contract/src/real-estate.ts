import { z } from 'zod';
import { Id, Money } from './identifiers.ts';

/** A property on offer, with the facts an agent may state on the phone. */
export const Listing = z.object({
  id: Id,
  reference: z.string().max(40),
  address: z.string().max(200),
  kind: z.string().max(40),
  offer: z.enum(['sale', 'rent']),
  price: Money,
  bedrooms: z.int().nonnegative(),
  bathrooms: z.number().nonnegative(),
  areaSquareFeet: z.int().positive().optional(),
  description: z.string().max(2000).default(''),
  status: z.enum(['active', 'under_offer', 'sold', 'withdrawn']).default('active'),
});
export type Listing = z.infer<typeof Listing>;
