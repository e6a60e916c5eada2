import type { Account } from '../account.ts';
import { rfc2822 } from '../calls/status-callbacks.ts';
import { AccountNumber, type NumberConfiguration } from '../numbers/account-number.ts';
import { availableNumbers } from '../numbers/available-numbers.ts';
import { page } from './paging.ts';
import { created, type Fields, gone, notFound, ok, one, RestError, type RestRequest, type Route } from './rest.ts';

const NOT_AVAILABLE = 21422;

export const numberRoutes: readonly Route[] = [
  { method: 'GET', path: '/IncomingPhoneNumbers', handle: list },
  { method: 'POST', path: '/IncomingPhoneNumbers', handle: buy },
  {
    method: 'GET',
    path: '/IncomingPhoneNumbers/:sid',
    handle: request => ok(numberResource(request.account, find(request))),
  },
  { method: 'POST', path: '/IncomingPhoneNumbers/:sid', handle: update },
  { method: 'DELETE', path: '/IncomingPhoneNumbers/:sid', handle: release },
];

/** REST name of a field → how its value is read from a form. Numbers and words are kept as they come. */
const SETTINGS: Readonly<Record<string, keyof NumberConfiguration>> = {
  FriendlyName: 'friendly_name',
  VoiceUrl: 'voice_url',
  VoiceMethod: 'voice_method',
  VoiceFallbackUrl: 'voice_fallback_url',
  VoiceFallbackMethod: 'voice_fallback_method',
  VoiceApplicationSid: 'voice_application_sid',
  VoiceReceiveMode: 'voice_receive_mode',
  TrunkSid: 'trunk_sid',
  StatusCallback: 'status_callback',
  StatusCallbackMethod: 'status_callback_method',
  SmsUrl: 'sms_url',
  SmsMethod: 'sms_method',
  SmsFallbackUrl: 'sms_fallback_url',
  SmsFallbackMethod: 'sms_fallback_method',
  SmsApplicationSid: 'sms_application_sid',
  AddressSid: 'address_sid',
  BundleSid: 'bundle_sid',
  EmergencyStatus: 'emergency_status',
};

function list(request: RestRequest) {
  const { account, query } = request;
  const pattern = query.get('PhoneNumber');
  const name = query.get('FriendlyName');
  const shown = account.numbers.filter(
    ({ number, configuration }) =>
      (pattern === null || matches(number, pattern)) && (name === null || configuration.friendly_name === name),
  );
  return page(
    request,
    'incoming_phone_numbers',
    shown.map(number => numberResource(account, number)),
  );
}

function buy({ account, form }: RestRequest) {
  const areaCode = one(form, 'AreaCode');
  const wanted =
    one(form, 'PhoneNumber') ??
    availableNumbers(account, 'US', 'Local', new URLSearchParams(areaCode === null ? {} : { AreaCode: areaCode }))?.[0]
      ?.phone_number;
  if (wanted === undefined || (areaCode === null && one(form, 'PhoneNumber') === null))
    throw new RestError(400, 21452, "A 'PhoneNumber' or an 'AreaCode' with free numbers is needed");
  if (!/^\+[1-9]\d{6,14}$/.test(wanted)) throw new RestError(400, 21421, `${wanted} is not a phone number`);
  if (account.numberOf(wanted) || account.options.unavailableNumbers?.includes(wanted))
    throw new RestError(400, NOT_AVAILABLE, `${wanted} is not available.`);
  const number = new AccountNumber(wanted);
  configure(number, form);
  account.numbers.push(number);
  return created(numberResource(account, number));
}

function update(request: RestRequest) {
  const number = find(request);
  configure(number, request.form);
  return ok(numberResource(request.account, number));
}

function release(request: RestRequest) {
  const { numbers } = request.account;
  numbers.splice(numbers.indexOf(find(request)), 1);
  return gone;
}

function find({ account, params, path }: RestRequest): AccountNumber {
  const number = account.numbers.find(({ sid }) => sid === params.sid);
  if (!number) throw notFound(path);
  return number;
}

function configure(number: AccountNumber, form: Fields): void {
  const { configuration } = number;
  const changes: [keyof NumberConfiguration, string | null][] = [];
  for (const [field, setting] of Object.entries(SETTINGS)) {
    if (form[field] === undefined) continue;
    // An empty value clears an address.
    const value = one(form, field);
    if (field.endsWith('Url') && value !== null && !URL.canParse(value))
      throw new RestError(400, 21502, `${field} is not a valid URL: ${value}`);
    changes.push([setting, value]);
  }
  Object.assign(configuration, Object.fromEntries(changes));
  if (form.VoiceCallerIdLookup !== undefined)
    configuration.voice_caller_id_lookup = one(form, 'VoiceCallerIdLookup') === 'true';
  number.updatedAt = new Date();
}

/** `*` stands for one digit; a part of the number is enough. */
function matches(number: string, pattern: string): boolean {
  const expression = pattern.replace(/[+]/g, '\\+').replaceAll('*', '\\d');
  return /^[\d+*]+$/.test(pattern) && new RegExp(expression).test(number);
}

/** A number of the account as REST shows it. */
export function numberResource(account: Account, number: AccountNumber): Record<string, unknown> {
  return {
    sid: number.sid,
    account_sid: account.sid,
    phone_number: number.number,
    date_created: rfc2822(number.createdAt),
    date_updated: rfc2822(number.updatedAt),
    ...number.configuration,
    capabilities: { voice: true, sms: true, mms: true, fax: false },
    address_requirements: 'none',
    beta: false,
    origin: 'twilio',
    status: 'in-use',
    type: null,
    identity_sid: null,
    emergency_address_sid: null,
    emergency_address_status: 'unregistered',
    api_version: '2010-04-01',
    uri: `/2010-04-01/Accounts/${account.sid}/IncomingPhoneNumbers/${number.sid}.json`,
    subresource_uris: {},
  };
}
