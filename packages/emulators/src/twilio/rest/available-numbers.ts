import { availableNumbers, NUMBER_KINDS } from '../numbers/available-numbers.ts';
import { notFound, ok, type RestRequest, type Route } from './rest.ts';

const DEFAULT_LIMIT = 30;

export const availableNumberRoutes: readonly Route[] = [
  { method: 'GET', path: '/AvailablePhoneNumbers/:country/:kind', handle: search },
];

function search(request: RestRequest) {
  const { account, params, query, path } = request;
  const kind = NUMBER_KINDS.find(one => one === params.kind);
  const found = kind && availableNumbers(account, params.country ?? '', kind, query);
  if (!found) throw notFound(path);
  const limit = Math.min(1000, Number(query.get('PageSize')) || DEFAULT_LIMIT);
  // Not a paged list: Twilio gives one page of what it found.
  return ok({ available_phone_numbers: found.slice(0, limit), uri: path });
}
