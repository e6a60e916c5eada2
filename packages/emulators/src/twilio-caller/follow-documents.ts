import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { CallerEvent, CallOutcome } from './caller-event.ts';
import { type CarrierRequests, WebhookError } from './carrier-requests.ts';
import type { Handset } from './handset.ts';
import { runMediaStream, type StreamEnd } from './media-stream.ts';
import { parseTwiml } from './twiml/parse-twiml.ts';
import type { Verb } from './twiml/verbs.ts';

/** More documents than this in one call is a loop of the application's making. */
const MAX_DOCUMENTS = 100;
const UNSUPPORTED_VERB = 12200;

export interface FollowDocumentsOptions {
  readonly webhookUrl: string;
  readonly identity: { readonly accountSid: string; readonly callSid: string };
  readonly requests: CarrierRequests;
  readonly authToken?: string | undefined;
  readonly dialStatus: string;
  readonly handset: Handset;
  readonly onEvent: (event: CallerEvent) => void;
  readonly signal: AbortSignal;
}

interface NextDocument {
  readonly url: string;
  readonly method: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Runs a call: fetches TwiML, executes it, follows where it leads, until somebody ends the call. Never rejects. */
export async function followDocuments(options: FollowDocumentsOptions): Promise<CallOutcome> {
  let next: NextDocument = { url: options.webhookUrl, method: 'POST', fields: { CallStatus: 'ringing' } };
  let dialed: CallOutcome | null = null;
  try {
    for (let count = 0; count < MAX_DOCUMENTS; count++) {
      const body = await options.requests.askForTwiml(next.url, next.method, next.fields, options.signal);
      const run = await runVerbs(parseTwiml(body), next, options);
      if (run.dialedNumber !== null) dialed = { type: 'dialed', number: run.dialedNumber };
      if (!('next' in run)) return dialed && run.outcome.type === 'far-side-hung-up' ? dialed : run.outcome;
      next = run.next;
    }
    return { type: 'failed', code: 11200, detail: 'the documents lead in a circle' };
  } catch (error) {
    if (options.signal.aborted) return { type: 'caller-hung-up' };
    if (error instanceof WebhookError) return { type: 'failed', code: error.code, detail: error.message };
    return { type: 'failed', code: 12100, detail: error instanceof Error ? error.message : String(error) };
  }
}

type Run = { readonly dialedNumber: string | null } & (
  | { readonly next: NextDocument }
  | { readonly outcome: CallOutcome }
);

async function runVerbs(verbs: readonly Verb[], here: NextDocument, options: FollowDocumentsOptions): Promise<Run> {
  const { onEvent, signal } = options;
  let dialedNumber: string | null = null;
  const goTo = (url: string, method: string, fields: Readonly<Record<string, string>> = {}): Run => ({
    dialedNumber,
    next: { url: new URL(url, here.url).href, method, fields: { CallStatus: 'in-progress', ...fields } },
  });
  for (const verb of verbs) {
    if (signal.aborted) return { dialedNumber, outcome: { type: 'caller-hung-up' } };
    switch (verb.verb) {
      case 'say':
        onEvent({ type: 'carrier-said', text: verb.text });
        break;
      case 'play':
        onEvent({ type: 'carrier-played', url: verb.url });
        break;
      case 'pause':
        await setTimeout(verb.lengthSeconds * 1000, undefined, { signal }).catch(() => undefined);
        break;
      case 'redirect':
        return goTo(verb.url || here.url, verb.method);
      case 'hangup':
        return { dialedNumber, outcome: { type: 'far-side-hung-up' } };
      case 'reject':
        return { dialedNumber, outcome: { type: 'rejected', reason: verb.reason } };
      case 'dial': {
        const numbers = verb.nouns.map(noun => (noun.noun === 'number' ? noun.to : noun.name));
        for (const number of numbers) onEvent({ type: 'dialed', number });
        dialedNumber = numbers[0] ?? '';
        if (verb.action !== null) return goTo(verb.action, verb.method, dialFields(options.dialStatus));
        break;
      }
      case 'connect': {
        const end = await connectStream(verb, here, options);
        onEvent({ type: 'stream-ended', reason: end });
        if (end === 'caller-hung-up') return { dialedNumber, outcome: { type: 'caller-hung-up' } };
        if (verb.action !== null) return goTo(verb.action, verb.method);
        break;
      }
      default: {
        const name = verb.verb === 'unsupported' ? verb.name : verb.verb;
        onEvent({ type: 'fault', code: UNSUPPORTED_VERB, detail: `unsupported verb ${name}` });
      }
    }
  }
  return { dialedNumber, outcome: { type: 'far-side-hung-up' } };
}

async function connectStream(
  { stream }: Extract<Verb, { verb: 'connect' }>,
  here: NextDocument,
  options: FollowDocumentsOptions,
): Promise<StreamEnd> {
  const streamSid = `MZ${randomBytes(16).toString('hex')}`;
  const notify = async (event: string, more: Readonly<Record<string, string>> = {}) => {
    if (stream.statusCallback === null) return;
    await options.requests.notify(new URL(stream.statusCallback, here.url).href, {
      StreamSid: streamSid,
      StreamName: stream.name ?? streamSid,
      StreamEvent: event,
      Timestamp: new Date().toISOString(),
      ...more,
    });
  };
  const started = notify('stream-started');
  const end = await runMediaStream(options.handset, {
    url: socketUrl(stream.url, here.url),
    parameters: stream.parameters,
    identity: { ...options.identity, streamSid },
    authToken: options.authToken,
    nowMs: () => options.handset.nowMs,
    onEvent: options.onEvent,
    signal: options.signal,
  });
  await started;
  await (end === 'refused' ? notify('stream-error', { StreamError: 'handshake refused' }) : notify('stream-stopped'));
  return end;
}

/** Twilio takes only `wss`; plain `ws` is accepted too, since an emulated call stays on the machine. */
function socketUrl(url: string, documentUrl: string): string {
  if (/^wss?:/.test(url)) return url;
  return new URL(url, documentUrl.replace(/^http/, 'ws')).href;
}

function dialFields(status: string): Readonly<Record<string, string>> {
  const wasAnswered = status === 'completed';
  return {
    DialCallStatus: status,
    DialCallSid: `CA${randomBytes(16).toString('hex')}`,
    DialCallDuration: wasAnswered ? '1' : '0',
    DialBridged: String(wasAnswered),
  };
}
