import { TwilioError } from './twilio-client.ts';

// Twilio's own wording repeats the numbers it was given, so none of it goes into our messages.

/** What a code of Twilio's means, and what helps: Twilio's error dictionary, twilio.com/docs/api/errors. */
const MEANINGS: Readonly<Record<number, string>> = {
  10001: 'The Twilio account is not active: check it in the Twilio console.',
  10004: 'The Twilio account has too many calls at once: wait, or ask Twilio for a higher limit.',
  14107: 'Too many messages went to this number in a short time: wait before sending more.',
  20003: 'Twilio does not accept the credentials: check TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN.',
  20005: 'The Twilio account is suspended or closed: check it in the Twilio console.',
  20008: 'Twilio’s test credentials cannot do this: use the live account SID and auth token.',
  20404: 'Twilio knows no such thing in this account: it was deleted, or belongs to another account.',
  20429: 'Twilio gets too many requests from this account: wait and try again.',
  21201: 'No number to call was given.',
  21202: 'Twilio does not call this number: it is a short code or a premium number.',
  21203: 'Twilio does not call numbers of this country from this account: allow it under Voice geographic permissions.',
  21205: 'Twilio does not accept the webhook address: PUBLIC_URL must be reachable from the internet.',
  21210: 'The caller number is not one of this Twilio account: buy, import or verify it first.',
  21211: 'The number to call is not a valid phone number: give it with its country code, such as +14155550123.',
  21212: 'The caller number is not a valid phone number: give it with its country code, such as +14155550123.',
  21214: 'The number to call cannot be reached: check it, and try again later.',
  21215: 'Twilio may not call this country from this account: allow it under Voice geographic permissions.',
  21216: 'Twilio has blocked this account from calling the number: ask Twilio’s support.',
  21218: 'The TwiML application is not part of this Twilio account.',
  21219: 'A trial account only calls verified numbers: verify the number at Twilio, or upgrade the account.',
  21220: 'The call is not in progress (any more).',
  21404: 'A trial account can have only one number: upgrade it, or release the other number.',
  21405: 'A fallback address needs a main address beside it.',
  21408:
    'Twilio may not send messages to this country from this account: allow it under Messaging geographic permissions.',
  21421: 'The phone number is not valid: give it with its country code, such as +14155550123.',
  21422: 'The number is not available any more: search again and choose another.',
  21452: 'No number fits: search another area.',
  21601: 'The sending number cannot send messages: choose one with SMS.',
  21602: 'The message has no text.',
  21603: 'No number to send from was given.',
  21604: 'No number to send to was given.',
  21606: 'The sending number is not an SMS number of this Twilio account.',
  21608: 'A trial account only writes to verified numbers: verify the number at Twilio, or upgrade the account.',
  21610: 'The recipient has opted out (STOP): they get messages again only after they write START.',
  21611: 'Too many messages of this number wait already: send more slowly.',
  21612: 'The recipient cannot be reached from this number by SMS.',
  21614: 'The recipient’s number takes no SMS: it is not a mobile number.',
  21615: 'Numbers of this kind need an address: add one at Twilio first.',
  21617: 'The message is longer than 1600 characters.',
  21619: 'The message has no text.',
  21631: 'Numbers of this country need an address: add one at Twilio first.',
  21649: 'Numbers of this country need a regulatory bundle: have one approved at Twilio first.',
  22005: 'Too many calls wait at Twilio already: place them more slowly.',
  22214: 'The number cannot be released while another Twilio product uses it.',
  30034: 'US messages need a registered (A2P 10DLC) number: register it at Twilio.',
};

/** Twilio did not act on these, and may later. */
const RETRYABLE = new Set([10004, 14107, 20429, 21611, 22005]);

/** The error for an answer that refuses; `isWrite` when the request asked for something to be done. */
export function refusal(status: number, code: number | null, isWrite: boolean): TwilioError {
  const isFarSideFailure = status >= 500;
  return new TwilioError(describe(status, code), {
    status,
    code,
    isRetryable: isFarSideFailure || status === 429 || (code !== null && RETRYABLE.has(code)),
    isInDoubt: isFarSideFailure && isWrite,
  });
}

function describe(status: number, code: number | null): string {
  const meaning = code === null ? undefined : MEANINGS[code];
  if (meaning) return `${meaning} (Twilio error ${code})`;
  if (status === 401) return MEANINGS[20003] ?? '';
  if (status === 429) return MEANINGS[20429] ?? '';
  if (status >= 500) return `Twilio has trouble of its own (HTTP ${status}): try again later.`;
  if (code === null) return `Twilio refused the request (HTTP ${status}).`;
  return `Twilio refused the request (HTTP ${status}, error ${code}): see https://www.twilio.com/docs/errors/${code}`;
}
