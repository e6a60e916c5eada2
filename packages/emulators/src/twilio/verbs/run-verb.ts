import type { Verb } from '../../twilio-caller/twiml/verbs.ts';
import { runConnect } from './connect.ts';
import { runDial } from './dial.ts';
import { runGather } from './gather.ts';
import { runPrompt } from './prompts.ts';
import { runRecord } from './record.ts';
import type { VerbContext, VerbEnd } from './verb-context.ts';

const UNSUPPORTED_VERB = 12200;

/** Runs one verb on a call. Its first verb that needs somebody to talk to answers a call that still rings. */
export async function runVerb(verb: Verb, context: VerbContext): Promise<VerbEnd> {
  const { call } = context;
  if (answers(verb)) call.answer();
  switch (verb.verb) {
    case 'say':
    case 'play':
    case 'pause':
      await runPrompt(verb, context);
      return undefined;
    case 'gather':
      return runGather(verb, context);
    case 'record':
      return runRecord(verb, context);
    case 'dial':
      return runDial(verb, context);
    case 'connect':
      return runConnect(verb, context);
    case 'redirect':
      return { goTo: { url: context.resolve(verb.url), method: verb.method } };
    case 'hangup':
      return { hangUp: { type: 'far-side-hung-up' } };
    case 'reject':
      // Only a call that rings can be rejected; later it is a hang-up.
      return { hangUp: call.answeredAt ? { type: 'far-side-hung-up' } : { type: 'rejected', reason: verb.reason } };
    case 'message':
    case 'unsupported': {
      const name = verb.verb === 'unsupported' ? verb.name : 'Message';
      call.report({ type: 'fault', code: UNSUPPORTED_VERB, detail: `unsupported verb ${name}` });
      return undefined;
    }
  }
}

/** A caller goes on hearing the ringing during a pause, and while a Dial that answers on bridge finds somebody. */
function answers(verb: Verb): boolean {
  if (verb.verb === 'dial') return !verb.answerOnBridge;
  return (
    verb.verb === 'say' ||
    verb.verb === 'play' ||
    verb.verb === 'gather' ||
    verb.verb === 'record' ||
    verb.verb === 'connect'
  );
}
