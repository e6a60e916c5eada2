import type { DialVerb, NumberNoun } from '../../twilio-caller/twiml/verbs.ts';
import type { Call } from '../calls/call.ts';
import { recordCall, recordingUrl } from '../recordings/record-call.ts';
import { bridge } from './bridge.ts';
import { runDialConference } from './dial-conference.ts';
import { ringNumber } from './ring-number.ts';
import { absolute, goTo, type VerbContext, type VerbEnd } from './verb-context.ts';

const INVALID_CALLER_ID = 13214;

/** Rings numbers and puts the first who takes the call through; or joins a conference. */
export async function runDial(verb: DialVerb, context: VerbContext): Promise<VerbEnd> {
  const { call, signal } = context;
  const conference = verb.nouns.find(noun => noun.noun === 'conference');
  if (conference) {
    call.answer();
    await runDialConference(conference, verb, context);
    return finish(verb, context, { DialCallStatus: 'answered', DialBridged: 'true' });
  }
  const numbers = verb.nouns.flatMap(noun => (noun.noun === 'number' ? [noun] : []));
  for (const { to } of numbers) call.report({ type: 'dialed', number: to });
  if (!mayShow(verb.callerId, context)) {
    call.report({ type: 'fault', code: INVALID_CALLER_ID, detail: 'the caller id is no number of the account' });
    return finish(verb, context, { DialCallStatus: 'failed', DialBridged: 'false' });
  }

  const ringing = record(verb, context, 'record-from-ringing');
  const { winner, legs } = await ring(verb, numbers, context);
  if (!winner) {
    const last = legs.at(-1);
    return finish(verb, context, {
      DialCallStatus: call.isOver ? 'canceled' : worst(legs),
      DialBridged: 'false',
      ...(last ? { DialCallSid: last.sid } : {}),
    });
  }
  call.answer();
  const recording = ringing ?? record(verb, context, 'record-from-answer');
  await bridge(call, winner, { signal, timeLimitSeconds: verb.timeLimitSeconds, hangupOnStar: verb.hangupOnStar });
  recording?.stop();
  const redirect = winner.takeRedirect();
  if (redirect && !winner.isOver) winner.errand(afterwards(winner, context.follow(winner, redirect)));
  else winner.hangUp({ type: 'far-side-hung-up' });
  return finish(verb, context, {
    DialCallStatus: 'completed',
    DialCallSid: winner.sid,
    DialCallDuration: String(winner.durationSeconds),
    DialBridged: 'true',
    ...(recording ? { RecordingUrl: recordingUrl(context.account, recording), RecordingSid: recording.sid } : {}),
  });
}

async function afterwards(leg: Call, following: Promise<boolean>): Promise<void> {
  if (await following) leg.hangUp({ type: 'far-side-hung-up' });
}

/** All at once, or one after the other; the first to be through its whisper wins and the others stop ringing. */
async function ring(verb: DialVerb, numbers: readonly NumberNoun[], context: VerbContext) {
  const won = new AbortController();
  const signal = AbortSignal.any([context.signal, won.signal]);
  const legs: Call[] = [];
  let winner: Call | null = null;
  const tryNumber = async (noun: NumberNoun) => {
    if (signal.aborted) return;
    const { leg, isTaken } = ringNumber(noun, verb, { ...context, signal });
    legs.push(leg);
    if (!(await isTaken)) return;
    if (signal.aborted) {
      leg.hangUp({ type: 'far-side-hung-up' });
      return;
    }
    winner = leg;
    won.abort();
  };
  if (verb.isSequential) for (const noun of numbers) await tryNumber(noun);
  else await Promise.all(numbers.map(tryNumber));
  return { winner: winner as Call | null, legs };
}

/** Twilio shows only numbers of the account, and on an inbound call the caller's own. */
function mayShow(callerId: string | null, { account, call }: VerbContext): boolean {
  return callerId === null || [call.from, call.to].includes(callerId) || account.numberOf(callerId) !== undefined;
}

function record(verb: DialVerb, context: VerbContext, from: string) {
  if (!verb.record.startsWith(from)) return null;
  return recordCall(context.account, context.call, {
    source: 'DialVerb',
    channels: verb.record.endsWith('-dual') ? 2 : 1,
    track: 'both',
    trimsSilence: false,
    callback: { ...verb.recordingCallback, url: absolute(verb.recordingCallback.url, context) },
  });
}

/** One word for several legs: the one that came nearest to an answer. Somebody who answered and declined completed it. */
function worst(legs: readonly Call[]): string {
  const statuses = legs.map(leg => leg.status);
  return (
    ['completed', 'no-answer', 'busy', 'failed'].find(status => statuses.some(one => one === status)) ?? 'no-answer'
  );
}

/** The action is asked also when the caller is gone, who then hears nothing of its answer. */
function finish(verb: DialVerb, context: VerbContext, fields: Readonly<Record<string, string>>): VerbEnd {
  const { call, signal } = context;
  if (call.isOver && verb.action !== null)
    call.errand(call.requests.notify(context.resolve(verb.action), fields, verb.method));
  return signal.aborted ? undefined : goTo(context, verb, fields);
}
