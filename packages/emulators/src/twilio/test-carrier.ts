import type { WebSocket } from 'ws';
import { startTwilioEmulator } from './start-twilio-emulator.ts';
import { serveApplication } from './test-application.ts';
import { sdkFor } from './test-sdk.ts';
import type { TwilioEmulator, TwilioEmulatorOptions } from './twilio-emulator.ts';

export const OURS = '+14155550100';
export const THEIRS = '+14155550123';
const AUTH_TOKEN = 'secret';

export interface TestCarrierOptions extends TwilioEmulatorOptions {
  readonly onStream?: (socket: WebSocket, streamSid: string) => void;
}

/** An emulated account with one number, an application it asks, and Twilio's SDK to drive it. Closes all of it. */
export async function startCarrier(
  documents: Parameters<typeof serveApplication>[0]['documents'] = {},
  { onStream, ...options }: TestCarrierOptions = {},
) {
  const application = await serveApplication({ authToken: AUTH_TOKEN, documents, ...(onStream ? { onStream } : {}) });
  const emulator = await startTwilioEmulator({ authToken: AUTH_TOKEN, numbers: [OURS], ...options });
  const sdk = sdkFor(emulator);
  const [number] = await sdk.incomingPhoneNumbers.list();
  await sdk.incomingPhoneNumbers(number?.sid ?? '').update({
    voiceUrl: `${application.url}/voice`,
    voiceFallbackUrl: `${application.url}/fallback`,
    statusCallback: `${application.url}/status`,
    smsUrl: `${application.url}/sms`,
  });
  return {
    application,
    emulator,
    sdk,
    async [Symbol.asyncDispose]() {
      await emulator.close();
      await application[Symbol.asyncDispose]();
    },
  };
}

export function lastCall(emulator: TwilioEmulator) {
  const call = emulator.calls.at(-1);
  if (!call) throw new Error('There was no call.');
  return call;
}
