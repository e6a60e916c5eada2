import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { EMULATED_ACCOUNT_SID } from '../twilio-caller/place-call.ts';
import { Account } from './account.ts';
import { receiveCall } from './calls/receive-call.ts';
import { receiveText } from './messages/receive-text.ts';
import { Faults } from './rest/faults.ts';
import { numberResource } from './rest/numbers.ts';
import { createRestServer, type ReceivedRequest } from './rest/rest-server.ts';
import type { TwilioEmulator, TwilioEmulatorOptions } from './twilio-emulator.ts';

/** What an emulated account signs with, and is asked with, unless told otherwise. */
export const EMULATED_AUTH_TOKEN = 'emulated-auth-token';

/** Starts an account of Twilio's on the loopback address. Rejects when the port is taken. */
export async function startTwilioEmulator(options: TwilioEmulatorOptions = {}): Promise<TwilioEmulator> {
  const account = new Account(
    options.accountSid ?? EMULATED_ACCOUNT_SID,
    options.authToken ?? EMULATED_AUTH_TOKEN,
    options,
  );
  const faults = new Faults();
  const requests: ReceivedRequest[] = [];
  const server = createRestServer({ account, faults, onRequest: received => void requests.push(received) });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  account.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  let closing: Promise<void> | null = null;
  const close = async () => {
    for (const call of account.calls) call.hangUp({ type: 'caller-hung-up' });
    await Promise.all(account.calls.map(call => call.ended));
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };

  return {
    url: account.url,
    accountSid: account.sid,
    authToken: account.authToken,
    calls: account.calls,
    messages: account.messages,
    get numbers() {
      return account.numbers.map(number => numberResource(account, number));
    },
    recordings: account.recordings,
    requests,
    setCallee: (to, callee) => account.setCallee(to, callee),
    fail: (...more) => faults.add(more),
    phone: phoneCall => receiveCall(account, phoneCall),
    text: text => receiveText(account, text),
    async setMessageStatus(sid, status, errorCode) {
      const message = account.messages.find(one => one.sid === sid);
      if (!message) throw new Error(`There is no message ${sid}.`);
      await message.setStatus(status, errorCode ?? null);
    },
    close() {
      closing ??= close();
      return closing;
    },
  };
}
