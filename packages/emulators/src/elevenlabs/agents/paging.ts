import { invalid } from '../http/route.ts';

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

const MAX_PAGE_SIZE = 100;

/** One page of a list; the cursor is where it begins. Throws 422. */
export function pageOf<Item>(all: readonly Item[], query: URLSearchParams): Page<Item> {
  const size = Number(query.get('page_size') ?? 30);
  const from = Number(query.get('cursor') ?? 0);
  if (!(size >= 1 && size <= MAX_PAGE_SIZE)) throw invalid(['query', 'page_size'], 'Input should be from 1 to 100');
  if (!Number.isInteger(from) || from < 0) throw invalid(['query', 'cursor'], 'Invalid cursor');
  const until = from + size;
  return { items: all.slice(from, until), nextCursor: until < all.length ? String(until) : null };
}
