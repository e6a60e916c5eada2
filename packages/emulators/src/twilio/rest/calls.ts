import type { Call } from '../calls/call.ts';
import { placeOutboundCall } from '../calls/place-outbound-call.ts';
import { callResource } from './call-resource.ts';
import { isInRange } from './date-filter.ts';
import { documentOf, outboundOptions, partiesOf, subscriptionOf } from './new-call.ts';
import { latestFirst, page } from './paging.ts';
import { created, gone, notFound, ok, one, RestError, type RestRequest, type Route } from './rest.ts';

const NOT_IN_PROGRESS = 21220;

export const callRoutes: readonly Route[] = [
  { method: 'POST', path: '/Calls', handle: create },
  { method: 'GET', path: '/Calls', handle: list },
  { method: 'GET', path: '/Calls/:sid', handle: request => ok(callResource(callOf(request))) },
  { method: 'POST', path: '/Calls/:sid', handle: update },
  { method: 'DELETE', path: '/Calls/:sid', handle: remove },
];

/** The call a path names. Throws RestError 20404. */
export function callOf({ account, params, path }: RestRequest): Call {
  const call = account.calls.find(({ sid }) => sid === params.sid);
  if (!call) throw notFound(path);
  return call;
}

function create({ account, form }: RestRequest) {
  const { from, to } = partiesOf(account, form);
  const document = documentOf(form);
  if (!document) throw new RestError(400, 21205, "A 'Url' or 'Twiml' parameter is required to make a call");
  const fallbackUrl = one(form, 'FallbackUrl');
  if (fallbackUrl !== null && 'twiml' in document) throw new RestError(400, 21405, 'FallbackUrl needs a Url');
  const subscription = subscriptionOf(form);
  const options = outboundOptions(form, document);
  const call = account.newCall({ direction: 'outbound-api', from, to });
  if (subscription) call.callbacks.subscribe(subscription);
  if (fallbackUrl !== null) call.fallback = { url: fallbackUrl, method: one(form, 'FallbackMethod') ?? 'POST' };
  const resource = callResource(call);
  call.errand(placeOutboundCall(account, call, options));
  return created(resource);
}

function list(request: RestRequest) {
  const { account, query } = request;
  const asked = (name: string, value: string | null) => !query.has(name) || query.get(name) === value;
  const matches = (call: Call) =>
    asked('To', call.to) &&
    asked('From', call.from) &&
    asked('Status', call.status) &&
    asked('ParentCallSid', call.parentCallSid) &&
    isInRange(query, 'StartTime', call.answeredAt ?? call.createdAt) &&
    isInRange(query, 'EndTime', call.endedAt);
  return page(request, 'calls', latestFirst(account.calls.filter(matches)).map(callResource));
}

function update(request: RestRequest) {
  const { form } = request;
  const call = callOf(request);
  const status = one(form, 'Status');
  const document = documentOf(form);
  if (call.isOver) throw new RestError(400, NOT_IN_PROGRESS, 'Call is not in-progress. Cannot redirect.');
  if (status !== null && status !== 'completed' && status !== 'canceled')
    throw new RestError(400, 21218, `Status may be completed or canceled, not ${status}`);
  const fallbackUrl = one(form, 'FallbackUrl');
  if (fallbackUrl !== null) call.fallback = { url: fallbackUrl, method: one(form, 'FallbackMethod') ?? 'POST' };
  const subscription = subscriptionOf(form);
  if (subscription) call.callbacks.subscribe(subscription);
  const isAnswered = call.status === 'in-progress';
  if (status === 'completed') call.hangUp({ type: 'far-side-hung-up' }, isAnswered ? 'completed' : 'canceled');
  if (status === 'canceled' && !isAnswered) call.hangUp({ type: 'far-side-hung-up' }, 'canceled');
  if (document && status === null) {
    if (!isAnswered && call.direction !== 'inbound')
      throw new RestError(400, NOT_IN_PROGRESS, 'Call is not in-progress. Cannot redirect.');
    call.redirect(document);
  }
  return ok(callResource(call));
}

function remove(request: RestRequest) {
  const call = callOf(request);
  if (!call.isOver) throw new RestError(409, 20009, 'A call that is not over cannot be deleted');
  request.account.calls.splice(request.account.calls.indexOf(call), 1);
  return gone;
}
