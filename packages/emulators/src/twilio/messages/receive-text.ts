import { WebhookError } from '../../twilio-caller/carrier-requests.ts';
import { parseTwiml } from '../../twilio-caller/twiml/parse-twiml.ts';
import type { Account } from '../account.ts';
import type { Message } from './message.ts';

/** What Twilio takes as wanting no more texts, and as wanting them again, when it is all of the text. */
const STOP_WORDS = ['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'OPTOUT', 'REVOKE'];
const START_WORDS = ['START', 'UNSTOP', 'YES'];
const MAX_DOCUMENTS = 10;

export interface IncomingText {
  readonly from: string;
  readonly to: string;
  readonly body: string;
  readonly mediaUrls?: readonly string[];
}

/**
 * Somebody texts a number of the account. Fulfils with the replies its webhook gave, none when there is no webhook.
 * Throws WebhookError when neither the webhook nor its fallback answers, an Error when the account has no such number.
 */
export async function receiveText(account: Account, text: IncomingText): Promise<readonly string[]> {
  const number = account.numberOf(text.to);
  if (!number) throw new Error(`The account has no number ${text.to}.`);
  const message = account.newMessage({ ...text, direction: 'inbound' });
  const word = text.body.trim().toUpperCase();
  if (STOP_WORDS.includes(word)) account.optedOut.add(`${text.to}|${text.from}`);
  if (START_WORDS.includes(word)) account.optedOut.delete(`${text.to}|${text.from}`);
  const { sms_url, sms_method, sms_fallback_url, sms_fallback_method } = number.configuration;
  if (sms_url === null) return [];
  const fields = incomingFields(message);
  try {
    return await follow(account, message, { url: sms_url, method: sms_method }, fields);
  } catch (error) {
    if (sms_fallback_url === null) throw error;
    const code = error instanceof WebhookError ? error.code : 12100;
    const trouble = { ErrorCode: String(code), ErrorUrl: sms_url };
    return follow(account, message, { url: sms_fallback_url, method: sms_fallback_method }, { ...fields, ...trouble });
  }
}

interface Address {
  readonly url: string;
  readonly method: string;
}

async function follow(account: Account, message: Message, first: Address, fields: Readonly<Record<string, string>>) {
  const replies: string[] = [];
  let { url, method } = first;
  for (let count = 0; count < MAX_DOCUMENTS; count++) {
    const document = await message.requests.askForTwiml(url, method, fields, new AbortController().signal);
    if (document.trim() === '') return replies;
    let redirect: Address | null = null;
    for (const verb of parseTwiml(document)) {
      if (verb.verb === 'message') {
        const statusCallback = verb.statusCallback === null ? null : new URL(verb.statusCallback, url).href;
        const to = verb.to ?? message.from;
        account.newMessage({ direction: 'outbound-reply', from: message.to, to, body: verb.body, statusCallback });
        replies.push(verb.body);
      }
      if (verb.verb === 'redirect') {
        redirect = { url: new URL(verb.url || url, url).href, method: verb.method };
        break;
      }
    }
    if (!redirect) return replies;
    ({ url, method } = redirect);
  }
  return replies;
}

function incomingFields(message: Message): Readonly<Record<string, string>> {
  return {
    SmsMessageSid: message.sid,
    SmsStatus: 'received',
    Body: message.body,
    NumMedia: String(message.mediaUrls.length),
    NumSegments: String(message.segments),
    ...Object.fromEntries(
      message.mediaUrls.flatMap((url, index) => [
        [`MediaUrl${index}`, url],
        [`MediaContentType${index}`, 'image/jpeg'],
      ]),
    ),
  };
}
