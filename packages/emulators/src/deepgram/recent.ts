const KEPT = 1000;

/** Adds to a list of which only the latest are kept. */
export function remember<Item>(list: Item[], item: Item): void {
  list.push(item);
  if (list.length > KEPT) list.shift();
}
