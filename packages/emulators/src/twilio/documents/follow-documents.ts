import type { CallOutcome } from '../../twilio-caller/caller-event.ts';
import { WebhookError } from '../../twilio-caller/carrier-requests.ts';
import { parseTwiml } from '../../twilio-caller/twiml/parse-twiml.ts';
import type { Account } from '../account.ts';
import type { Call } from '../calls/call.ts';
import { runVerb } from '../verbs/run-verb.ts';
import type { VerbEnd } from '../verbs/verb-context.ts';
import type { Document } from './document.ts';

/** A live call asks for one document for each of its turns; more than this is a loop of the application's making. */
const MAX_DOCUMENTS = 1000;
const DOCUMENT_FAILED = 11200;
const NOT_TWIML = 12100;
const INVALID_URL = 11100;
const APPLICATION_ERROR = 'We are sorry, an application error has occurred. Goodbye.';

/**
 * Runs TwiML on a call: fetches a document, executes it, and goes where it or a redirect leads. Fulfils with true when
 * the verbs ran out, with false when the call is over. Never rejects: what goes wrong leads to the fallback address, or
 * ends the call.
 */
export async function followDocuments(account: Account, call: Call, first: Document): Promise<boolean> {
  let next: Document = first;
  for (let count = 0; count < MAX_DOCUMENTS; count++) {
    const signal = call.startRun();
    const end = await runDocument(account, call, next, signal);
    if (call.isOver) return false;
    const redirect = call.takeRedirect();
    if (redirect) next = redirect;
    else if (!end) return true;
    else if ('goTo' in end) next = end.goTo;
    else {
      endCall(call, end.hangUp);
      return false;
    }
  }
  endCall(call, { type: 'failed', code: DOCUMENT_FAILED, detail: 'the documents lead in a circle' });
  return false;
}

/** Runs documents to the end of the call, which running out of verbs is too. */
export async function followToTheEnd(account: Account, call: Call, first: Document): Promise<void> {
  if (await followDocuments(account, call, first)) endCall(call, { type: 'far-side-hung-up' });
}

async function runDocument(account: Account, call: Call, document: Document, signal: AbortSignal): Promise<VerbEnd> {
  try {
    const base = 'url' in document ? document.url : null;
    const verbs = parseTwiml('url' in document ? await fetchDocument(call, document, signal) : document.twiml);
    const context = {
      account,
      call,
      signal,
      resolve: (url: string) => new URL(url || (base ?? ''), base ?? undefined).href,
      follow: (leg: Call, whisper: Document) => followDocuments(account, leg, whisper),
    };
    for (const verb of verbs) {
      if (signal.aborted) return undefined;
      const end = await runVerb(verb, context);
      if (end) return end;
    }
    return undefined;
  } catch (error) {
    if (signal.aborted) return undefined;
    return troubleWith(call, document, error);
  }
}

function fetchDocument(call: Call, document: Extract<Document, { url: string }>, signal: AbortSignal): Promise<string> {
  return call.requests.askForTwiml(document.url, document.method, document.fields ?? {}, signal);
}

function troubleWith(call: Call, document: Document, error: unknown): VerbEnd {
  const code = error instanceof WebhookError ? error.code : error instanceof TypeError ? INVALID_URL : NOT_TWIML;
  const detail = error instanceof Error ? error.message : String(error);
  call.report({ type: 'fault', code, detail });
  const isFallback = 'url' in document && document.isFallback;
  if (call.fallback && !isFallback) {
    const fields = { ErrorCode: String(code), ...('url' in document ? { ErrorUrl: document.url } : {}) };
    return { goTo: { ...call.fallback, fields, isFallback: true } };
  }
  call.report({ type: 'carrier-said', text: APPLICATION_ERROR });
  return { hangUp: { type: 'failed', code, detail } };
}

/** Only a rejected call goes unanswered: any other is answered, if only to hang up. */
function endCall(call: Call, outcome: CallOutcome): void {
  if (outcome.type === 'rejected') {
    call.hangUp(outcome, outcome.reason === 'busy' ? 'busy' : 'no-answer');
    return;
  }
  call.answer();
  call.hangUp(outcome);
}
