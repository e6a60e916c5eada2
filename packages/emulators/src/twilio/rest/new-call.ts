import type { Account } from '../account.ts';
import { isCallProgress } from '../calls/call-status.ts';
import type { OutboundCallOptions } from '../calls/place-outbound-call.ts';
import type { StatusSubscription } from '../calls/status-callbacks.ts';
import type { Document } from '../documents/document.ts';
import { all, type Fields, isTrue, one, RestError, whole } from './rest.ts';

const MAX_TWIML = 4000;
const MAX_SEND_DIGITS = 32;

/** Who calls whom. Throws RestError for a number that is missing, malformed or not the account's to show. */
export function partiesOf(account: Account, form: Fields): { readonly from: string; readonly to: string } {
  const to = one(form, 'To');
  const from = one(form, 'From');
  if (to === null) throw new RestError(400, 21201, "No 'To' number is specified");
  if (from === null) throw new RestError(400, 21213, "No 'From' number is specified");
  if (!isAddress(to))
    throw new RestError(400, 21211, `The phone number you are attempting to call, ${to}, is not valid.`);
  if (!isAddress(from))
    throw new RestError(400, 21212, `The source phone number provided, ${from}, is not a valid phone number.`);
  if (/^\+/.test(from) && !account.numberOf(from))
    throw new RestError(400, 21210, `The source phone number provided, ${from}, is not yet verified for your account.`);
  return { from, to };
}

/** What a call is to do. Null when the form names no document. Throws RestError for an address that is none. */
export function documentOf(form: Fields): Document | null {
  const url = one(form, 'Url');
  if (url !== null) {
    if (!URL.canParse(url)) throw new RestError(400, 21205, `Url is not a valid URL: ${url}`);
    return { url, method: one(form, 'Method') ?? 'POST' };
  }
  const twiml = one(form, 'Twiml');
  if (twiml === null) return null;
  if (twiml.length > MAX_TWIML) throw new RestError(400, 21263, `Twiml may have at most ${MAX_TWIML} characters`);
  return { twiml };
}

export function subscriptionOf(form: Fields): StatusSubscription | null {
  const url = one(form, 'StatusCallback');
  if (url === null) return null;
  if (!URL.canParse(url)) throw new RestError(400, 21609, `StatusCallback is not a valid URL: ${url}`);
  // Twilio takes the events as a repeated field; its older clients wrote them into one.
  const events = all(form, 'StatusCallbackEvent').flatMap(value => value.split(/\s+/).filter(isCallProgress));
  return {
    url,
    method: one(form, 'StatusCallbackMethod') ?? 'POST',
    events: events.length > 0 ? events : ['completed'],
  };
}

export function outboundOptions(form: Fields, document: Document): OutboundCallOptions {
  const mode = one(form, 'MachineDetection');
  const sendDigits = one(form, 'SendDigits');
  if (sendDigits !== null && (sendDigits.length > MAX_SEND_DIGITS || !/^[0-9#*wW]+$/.test(sendDigits)))
    throw new RestError(400, 21207, 'SendDigits takes at most 32 of 0-9, #, *, w and W');
  const detectionSeconds = whole(form, 'MachineDetectionTimeout', { min: 3, max: 59 }) ?? 30;
  return {
    document,
    ringSeconds: whole(form, 'Timeout', { min: 1, max: 600 }) ?? 60,
    timeLimitSeconds: whole(form, 'TimeLimit', { min: 1, max: 86_400 }),
    sendDigits,
    machineDetection:
      mode === 'Enable' || mode === 'DetectMessageEnd'
        ? {
            mode,
            timeoutMs: detectionSeconds * 1000,
            isAsync: isTrue(form, 'AsyncAmd'),
            callback: one(form, 'AsyncAmdStatusCallback'),
            callbackMethod: one(form, 'AsyncAmdStatusCallbackMethod') ?? 'POST',
          }
        : null,
    recording: isTrue(form, 'Record')
      ? { ...recordingOptions(form), trimsSilence: one(form, 'Trim') !== 'do-not-trim' }
      : null,
  };
}

/** The `Recording…` fields that creating a call and starting a recording share. */
export function recordingOptions(form: Fields): NonNullable<OutboundCallOptions['recording']> {
  const track = one(form, 'RecordingTrack');
  return {
    channels: one(form, 'RecordingChannels') === 'dual' ? 2 : 1,
    track: track === 'inbound' || track === 'outbound' ? track : 'both',
    trimsSilence: one(form, 'Trim') === 'trim-silence',
    callback: {
      url: one(form, 'RecordingStatusCallback'),
      method: one(form, 'RecordingStatusCallbackMethod') ?? 'POST',
      events: (one(form, 'RecordingStatusCallbackEvent')
        ? all(form, 'RecordingStatusCallbackEvent')
        : ['completed']
      ).flatMap(value => value.split(/\s+/)),
    },
  };
}

/** E.164, or a SIP or client address. */
export function isAddress(text: string): boolean {
  return /^\+[1-9]\d{6,14}$/.test(text) || /^(sips?|client):.+/.test(text);
}
