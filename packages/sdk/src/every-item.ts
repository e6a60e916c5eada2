import { type Answer, unwrap } from './frontdesk-error.ts';

/** One page of a list, as far as going through it needs. */
interface Page<Item> {
  readonly items: readonly Item[];
  readonly total: number;
}

/**
 * Everything in a list, page after page, asking for the next page when its first item is wanted. Throws as `unwrap`
 * does. Lists move while they are read: what is added at their beginning meanwhile shifts an item to the next page, where
 * it comes again.
 *
 * @example
 * for await (const call of everyItem(page => frontdesk.GET('/api/calls', { params: { query: { page } } }))) …
 */
export async function* everyItem<Item>(
  getPage: (page: number) => Promise<Answer<Page<Item>>>,
): AsyncGenerator<Item, void, undefined> {
  let seen = 0;
  for (let page = 1; ; page++) {
    const { items, total } = await unwrap(getPage(page));
    yield* items;
    seen += items.length;
    if (items.length === 0 || seen >= total) return;
  }
}
