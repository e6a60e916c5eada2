import twilio from 'twilio';
import type RequestClient from 'twilio/lib/base/RequestClient.js';
import type { TwilioEmulator } from './twilio-emulator.ts';

/** Sends what the SDK has for Twilio to the emulator. */
class LoopbackClient extends twilio.RequestClient {
  readonly #baseUrl: string;

  constructor(baseUrl: string) {
    super();
    this.#baseUrl = baseUrl;
  }

  override request<Data>(options: RequestClient.RequestOptions<Data>) {
    options.uri = options.uri.replace('https://api.twilio.com', this.#baseUrl);
    return super.request<Data>(options);
  }
}

/** Twilio's own SDK, with the emulator in place of Twilio. */
export function sdkFor(emulator: TwilioEmulator, authToken = emulator.authToken) {
  return twilio(emulator.accountSid, authToken, { httpClient: new LoopbackClient(emulator.url) });
}
