import { ok, type RestReply, type RestRequest } from './rest.ts';

const DEFAULT_PAGE_SIZE = 50;
const MAX_PAGE_SIZE = 1000;

/** One page of a list, with the addresses of its neighbours. `key` is the list's name in the answer. */
export function page(request: RestRequest, key: string, items: readonly object[]): RestReply {
  const { query } = request;
  const size = Math.min(MAX_PAGE_SIZE, Math.max(1, Number(query.get('PageSize')) || DEFAULT_PAGE_SIZE));
  const number = Math.max(0, Number(query.get('Page')) || 0);
  const start = number * size;
  const shown = items.slice(start, start + size);
  const uri = (index: number) => {
    const [path = '', search = ''] = request.path.split('?');
    const parameters = new URLSearchParams(search);
    parameters.set('PageSize', String(size));
    parameters.set('Page', String(index));
    if (index > 0) parameters.set('PageToken', `PA${index}`);
    else parameters.delete('PageToken');
    return `${path}?${parameters}`;
  };
  return ok({
    [key]: shown,
    page: number,
    page_size: size,
    start,
    end: start + Math.max(0, shown.length - 1),
    uri: request.path,
    first_page_uri: uri(0),
    next_page_uri: start + size < items.length ? uri(number + 1) : null,
    previous_page_uri: number > 0 ? uri(number - 1) : null,
  });
}

/** The list latest first, as Twilio sorts what has a date. */
export function latestFirst<Item>(items: readonly Item[]): readonly Item[] {
  return items.toReversed();
}
