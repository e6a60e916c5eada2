import { z } from 'zod';

/** An instant as it travels: ISO 8601 in UTC. */
export const Instant = z.iso.datetime();

/** Which part of a list is wanted. Pages count from 1. */
export const PageQuery = z.object({
  page: z.coerce.number().int().min(1).max(100000).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(20),
});
export type PageQuery = z.infer<typeof PageQuery>;

/**
 * One page of a list, and how many items there are in all. Takes its name from the item's, so there is one call for each
 * named item.
 */
export const pageOf = <Item extends z.ZodType>(item: Item) => {
  const page = z.object({ items: z.array(item), total: z.int(), page: z.int(), pageSize: z.int() });
  const name = item.meta()?.id;
  return name === undefined ? page : page.meta({ id: `${name}Page` });
};
