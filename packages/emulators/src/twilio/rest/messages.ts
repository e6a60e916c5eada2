import type { Account } from '../account.ts';
import { rfc2822 } from '../calls/status-callbacks.ts';
import type { Message } from '../messages/message.ts';
import { isInRange } from './date-filter.ts';
import { latestFirst, page } from './paging.ts';
import { all, created, gone, notFound, ok, one, RestError, type RestRequest, type Route } from './rest.ts';

const MAX_BODY = 1600;

export const messageRoutes: readonly Route[] = [
  { method: 'POST', path: '/Messages', handle: create },
  { method: 'GET', path: '/Messages', handle: list },
  { method: 'GET', path: '/Messages/:sid', handle: request => ok(resource(request.account, find(request))) },
  { method: 'DELETE', path: '/Messages/:sid', handle: remove },
];

function create({ account, form }: RestRequest) {
  const to = one(form, 'To');
  const serviceSid = one(form, 'MessagingServiceSid');
  const from = one(form, 'From') ?? (serviceSid === null ? null : account.numbers[0]?.number);
  const body = one(form, 'Body') ?? '';
  const mediaUrls = all(form, 'MediaUrl');
  if (to === null) throw new RestError(400, 21604, "A 'To' phone number is required.");
  if (!/^\+[1-9]\d{6,14}$/.test(to)) throw new RestError(400, 21211, `Invalid 'To' Phone Number: ${to}`);
  if (!from) throw new RestError(400, 21603, "A 'From' phone number is required.");
  if (!account.numberOf(from))
    throw new RestError(400, 21606, `The From phone number ${from} is not a valid, SMS-capable number of the account.`);
  if (body === '' && mediaUrls.length === 0) throw new RestError(400, 21602, 'Message body is required.');
  if (body.length > MAX_BODY)
    throw new RestError(400, 21617, 'The concatenated message body exceeds the 1600 character limit.');
  if (account.optedOut.has(`${from}|${to}`))
    throw new RestError(400, 21610, 'Attempt to send to unsubscribed recipient');
  const message = account.newMessage({
    direction: 'outbound-api',
    from,
    to,
    body,
    mediaUrls,
    statusCallback: one(form, 'StatusCallback'),
    ...(serviceSid === null ? {} : { messagingServiceSid: serviceSid }),
  });
  const answer = created(resource(account, message));
  if (account.options.deliversMessages) void deliver(message);
  return answer;
}

async function deliver(message: Message): Promise<void> {
  await message.setStatus('sent');
  await message.setStatus('delivered');
}

function list(request: RestRequest) {
  const { account, query } = request;
  const asked = (name: string, value: string) => !query.has(name) || query.get(name) === value;
  const shown = account.messages.filter(
    message =>
      asked('To', message.to) &&
      asked('From', message.from) &&
      isInRange(query, 'DateSent', message.sentAt ?? message.createdAt),
  );
  return page(
    request,
    'messages',
    latestFirst(shown).map(message => resource(account, message)),
  );
}

function remove(request: RestRequest) {
  const { messages } = request.account;
  messages.splice(messages.indexOf(find(request)), 1);
  return gone;
}

function find({ account, params, path }: RestRequest): Message {
  const message = account.messages.find(({ sid }) => sid === params.sid);
  if (!message) throw notFound(path);
  return message;
}

function resource(account: Account, message: Message): object {
  const uri = `/2010-04-01/Accounts/${account.sid}/Messages/${message.sid}`;
  return {
    sid: message.sid,
    account_sid: account.sid,
    messaging_service_sid: message.messagingServiceSid,
    api_version: '2010-04-01',
    direction: message.direction,
    from: message.from,
    to: message.to,
    body: message.body,
    status: message.status,
    num_segments: String(message.segments),
    num_media: String(message.mediaUrls.length),
    error_code: message.errorCode,
    error_message: null,
    price: null,
    price_unit: 'USD',
    date_created: rfc2822(message.createdAt),
    date_updated: rfc2822(message.updatedAt),
    date_sent: message.sentAt && rfc2822(message.sentAt),
    uri: `${uri}.json`,
    subresource_uris: { media: `${uri}/Media.json` },
  };
}
