import { AvailableNumbersAnswer, NumberAnswer, NumberListAnswer } from './answers.ts';
import { ignoreMissing } from './ignore-missing.ts';
import type { FormValue, Requester } from './requester.ts';
import type { CarrierNumber, NumberConfiguration, NumberSearch, TwilioClient } from './twilio-client.ts';

const KIND_PATHS = { local: 'Local', toll_free: 'TollFree', mobile: 'Mobile' } as const;
const DEFAULT_SEARCH_LIMIT = 20;
/** Of 1000 that Twilio allows: an answer stays a few hundred kilobytes. */
const PAGE_SIZE = 200;
const PATH = '/IncomingPhoneNumbers.json';

export function numberResource(requester: Requester): TwilioClient['numbers'] {
  return {
    async search(
      { country, kind, areaCode, contains, locality, sms, limit = DEFAULT_SEARCH_LIMIT }: NumberSearch,
      signal,
    ) {
      const path = `/AvailablePhoneNumbers/${encodeURIComponent(country)}/${KIND_PATHS[kind]}.json`;
      const query = {
        AreaCode: areaCode,
        Contains: contains,
        InLocality: locality,
        VoiceEnabled: true,
        SmsEnabled: sms || undefined,
        PageSize: limit,
      };
      const request = { method: 'GET', path, query, isRepeatable: true } as const;
      return (await requester.json(request, AvailableNumbersAnswer, signal)).available_phone_numbers;
    },
    buy(number, configuration, signal) {
      const form = { PhoneNumber: number, ...configurationForm(configuration) };
      return requester.json({ method: 'POST', path: PATH, form, isRepeatable: false }, NumberAnswer, signal);
    },
    list: signal => listAll(requester, signal),
    async find(number, signal) {
      const request = { method: 'GET', path: PATH, query: { PhoneNumber: number }, isRepeatable: true } as const;
      const { incoming_phone_numbers: found } = await requester.json(request, NumberListAnswer, signal);
      // Twilio finds parts of a number, too.
      return found.find(one => one.number === number) ?? null;
    },
    configure(numberSid, configuration, signal) {
      const form = configurationForm(configuration);
      return requester.json(
        { method: 'POST', path: pathOf(numberSid), form, isRepeatable: true },
        NumberAnswer,
        signal,
      );
    },
    release(numberSid, signal) {
      const request = { method: 'DELETE', path: pathOf(numberSid), isRepeatable: true } as const;
      return ignoreMissing(requester.done(request, signal));
    },
  };
}

async function* listAll(requester: Requester, signal?: AbortSignal): AsyncGenerator<CarrierNumber, void, undefined> {
  const first = { method: 'GET', path: PATH, query: { PageSize: PAGE_SIZE }, isRepeatable: true } as const;
  let page = await requester.json(first, NumberListAnswer, signal);
  for (;;) {
    yield* page.incoming_phone_numbers;
    if (page.next_page_uri === null) return;
    const next = { method: 'GET', path: page.next_page_uri, isRepeatable: true } as const;
    page = await requester.json(next, NumberListAnswer, signal);
  }
}

function pathOf(numberSid: string): string {
  return `/IncomingPhoneNumbers/${encodeURIComponent(numberSid)}.json`;
}

function configurationForm(configuration: NumberConfiguration): Record<string, FormValue> {
  const { voiceUrl, voiceFallbackUrl, statusCallback, smsUrl, smsFallbackUrl, friendlyName } = configuration;
  return {
    VoiceUrl: voiceUrl,
    VoiceMethod: voiceUrl && 'POST',
    VoiceFallbackUrl: voiceFallbackUrl,
    VoiceFallbackMethod: voiceFallbackUrl && 'POST',
    StatusCallback: statusCallback,
    StatusCallbackMethod: statusCallback && 'POST',
    SmsUrl: smsUrl,
    SmsMethod: smsUrl && 'POST',
    SmsFallbackUrl: smsFallbackUrl,
    SmsFallbackMethod: smsFallbackUrl && 'POST',
    FriendlyName: friendlyName,
    ...(configuration.isRoutedHere && { VoiceApplicationSid: '', SmsApplicationSid: '', TrunkSid: '' }),
  };
}
