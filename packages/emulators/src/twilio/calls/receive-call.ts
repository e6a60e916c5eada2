import type { Account } from '../account.ts';
import { followToTheEnd } from '../documents/follow-documents.ts';
import type { AccountNumber } from '../numbers/account-number.ts';
import type { PhoneCall } from '../twilio-emulator.ts';
import type { Call } from './call.ts';
import { prepareParty, putOnTheLine } from './party.ts';

/** A number without a voice URL: Twilio says so and hangs up. */
const NO_URL = 11100;

/** Somebody phones a number of the account. The call is there at once; it rings when the caller's lines are made. */
export function receiveCall(account: Account, phoneCall: PhoneCall): Call {
  const number = account.numberOf(phoneCall.to);
  if (!number) throw new Error(`The account has no number ${phoneCall.to}.`);
  const { script, voice, agentQuietMs, agentHasMore, patienceMs, ...facts } = phoneCall;
  const call = account.newCall({ direction: 'inbound', ...facts });
  call.errand(carry(account, call, number, phoneCall));
  return call;
}

async function carry(account: Account, call: Call, number: AccountNumber, phoneCall: PhoneCall): Promise<void> {
  const { configuration } = number;
  if (configuration.status_callback !== null)
    call.callbacks.subscribe({
      url: configuration.status_callback,
      method: configuration.status_callback_method,
      events: ['completed'],
    });
  if (configuration.voice_fallback_url !== null)
    call.fallback = { url: configuration.voice_fallback_url, method: configuration.voice_fallback_method };
  try {
    const party = await prepareParty(phoneCall, call);
    call.ring();
    putOnTheLine(call, party);
  } catch (error) {
    call.hangUp({ type: 'failed', code: 0, detail: `the caller has no voice: ${String(error)}` }, 'failed');
    return;
  }
  if (configuration.voice_url === null) {
    call.hangUp({ type: 'failed', code: NO_URL, detail: 'the number has no voice URL' }, 'failed');
    return;
  }
  await followToTheEnd(account, call, { url: configuration.voice_url, method: configuration.voice_method });
}
