import type { DialVerb, NumberNoun } from '../../twilio-caller/twiml/verbs.ts';
import type { Call } from '../calls/call.ts';
import { isCallProgress } from '../calls/call-status.ts';
import { dialOut } from '../calls/dial-out.ts';
import { detectMachine } from '../calls/machine-detection.ts';
import { pressDigits } from './prompts.ts';
import { absolute, type VerbContext } from './verb-context.ts';

/** Twilio's default for `machineDetectionTimeout`. */
const DETECTION_TIMEOUT_MS = 30_000;

/**
 * Calls one number of a Dial. `isTaken` tells whether somebody answered and heard the whisper out without hanging up;
 * such a leg lives on, any other is over then. Aborting the context's signal cancels a leg that is not taken yet.
 */
export function ringNumber(noun: NumberNoun, verb: DialVerb, context: VerbContext) {
  const { account, call, signal } = context;
  const leg = account.newCall({
    direction: 'outbound-dial',
    from: verb.callerId ?? call.from,
    to: noun.to,
    parentCallSid: call.sid,
  });
  const statusCallback = absolute(noun.statusCallback, context);
  if (statusCallback !== null)
    leg.callbacks.subscribe({
      url: statusCallback,
      method: noun.statusCallbackMethod,
      events: noun.statusCallbackEvents.filter(isCallProgress),
    });
  return { leg, isTaken: take(leg, noun, verb, { ...context, signal }) };
}

async function take(leg: Call, noun: NumberNoun, verb: DialVerb, context: VerbContext): Promise<boolean> {
  const { account, signal } = context;
  const isAnswered = () => leg.status === 'in-progress';
  const cancel = () => leg.hangUp({ type: 'far-side-hung-up' }, isAnswered() ? 'completed' : 'canceled');
  signal.addEventListener('abort', cancel, { once: true });
  if (signal.aborted) cancel();
  const isTaken = (await dialOut(account, leg, verb.timeoutSeconds)) && (await heardOut(leg, noun, context));
  if (isTaken) signal.removeEventListener('abort', cancel);
  return isTaken && !leg.isOver;
}

async function heardOut(leg: Call, noun: NumberNoun, context: VerbContext): Promise<boolean> {
  if (noun.machineDetection === 'Enable' || noun.machineDetection === 'DetectMessageEnd')
    leg.errand(detect(leg, noun.machineDetection, noun.amdStatusCallback, context));
  if (noun.sendDigits !== null) await pressDigits(noun.sendDigits, { call: leg, signal: leg.signal });
  if (noun.url === null || leg.isOver) return !leg.isOver;
  return context.follow(leg, { url: context.resolve(noun.url), method: noun.method });
}

async function detect(leg: Call, mode: 'Enable' | 'DetectMessageEnd', callback: string | null, context: VerbContext) {
  const answeredBy = await detectMachine(context.account, leg, { mode, timeoutMs: DETECTION_TIMEOUT_MS });
  if (answeredBy === null || callback === null) return;
  const duration = String(leg.machineDetectionMs);
  await leg.requests.notify(context.resolve(callback), { AnsweredBy: answeredBy, MachineDetectionDuration: duration });
}
