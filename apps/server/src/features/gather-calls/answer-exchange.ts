import { type TwimlVerb, twiml } from '@frontdesk/providers/twilio';
import { START_CARRIER_RECORDING } from '../recordings/recording-queues.ts';
import type { TelephonyContext } from '../telephony/telephony-context.ts';
import { withinMs } from '../telephony/within.ts';
import { journalOf } from './exchange-journal.ts';
import type { GatherPlace } from './gather-place.ts';
import { type GatherState, loadGatherState } from './gather-state.ts';
import { endVerbs, listenVerb } from './gather-verbs.ts';
import type { GatheredCall } from './gathered-call.ts';
import type { Heard } from './heard.ts';
import { keepExchange } from './keep-exchange.ts';
import { gatheredCall } from './load-gathered-call.ts';
import { type ExchangePlan, planExchange, waitSeconds } from './plan-exchange.ts';
import { type Ending, type Reply, replyTo } from './reply.ts';
import { type Spoken, speak } from './speak.ts';

/** The caller hears silence meanwhile; past this they are put through. */
const DATABASE_LIMIT_MS = 3_000;
/** By then the carrier has read our answer. */
const RECORDING_DELAY_MS = 1_000;

/**
 * One exchange: what the caller did goes to the dialogue, what the agent answers becomes TwiML. All of it is in the
 * database before it is returned, so that any process may answer the next question, and a question that is asked again
 * gets the same answer. One that is older gets the latest. Throws when the call is unknown or the database is away.
 */
export async function answerExchange(context: TelephonyContext, place: GatherPlace, heard: Heard): Promise<string> {
  const arrivedAt = context.clock.wallTime();
  const { call, state } = await withinMs(DATABASE_LIMIT_MS, find(context, place.callId));
  if (state.document !== null && place.exchange < state.answered) return state.document;
  if (state.isOver) return twiml({ verb: 'hangup' });
  const beganAt = state.answeredAt ?? arrivedAt;
  const elapsedMs = () => Math.max(0, context.clock.wallTime().getTime() - beganAt.getTime());
  const { turnTaking, maxDurationSeconds, waitForCallee } = call.snapshot.agent.config;
  const plan = planExchange({
    ...{ heard, turnTaking, maxDurationMs: maxDurationSeconds * 1000, elapsedMs: elapsedMs() },
    ...{ isFirst: state.answered === 0, waitedSeconds: place.waitedSeconds, reminders: state.reminders },
    waitsForHello: call.direction === 'outbound' && waitForCallee,
  });
  if (plan.type === 'listen') {
    const next = { ...place, waitedSeconds: plan.waitedSeconds };
    return twiml(listenVerb(context, { call, next, prompt: [], timeoutSeconds: plan.timeoutSeconds }));
  }
  return await answer(context, { call, state, place, heard, plan, arrivedAt, elapsedMs });
}

async function find(context: TelephonyContext, callId: string) {
  const call = await gatheredCall(context, callId);
  const state = call && (await loadGatherState(context.database.db, callId));
  if (!state) throw new Error('The call is not known.');
  return { call, state };
}

interface Exchange {
  readonly call: GatheredCall;
  readonly state: GatherState;
  readonly place: GatherPlace;
  readonly heard: Heard;
  readonly plan: Exclude<ExchangePlan, { type: 'listen' }>;
  readonly arrivedAt: Date;
  /** Since the call was answered. */
  readonly elapsedMs: () => number;
}

async function answer(context: TelephonyContext, exchange: Exchange): Promise<string> {
  const { call, state, place, plan, arrivedAt, elapsedMs } = exchange;
  const arrivedAtMs = elapsedMs();
  const reply = await replyFor(context, exchange);
  const repliedAtMs = elapsedMs();
  const spoken = await speak(context, {
    ...{ call, said: reply.said, voice: state.voice, exchange: state.answered },
  });
  const spokenAtMs = elapsedMs();
  const ending = reply.ending ?? silenceEnding(plan);
  const journal = journalOf(exchange, { reply, spoken, ending, arrivedAtMs, repliedAtMs, spokenAtMs });
  const document = twiml(...verbsOf(context, exchange, { reply, spoken, ending }));
  const kept = await withinMs(
    DATABASE_LIMIT_MS,
    keepExchange(context, {
      ...{ callId: call.callId, businessId: state.businessId, answered: state.answered },
      ...{ document, said: reply.said, voice: spoken.voice, ...journal, ending },
      ...{ answeredAt: state.answeredAt ?? arrivedAt, speechMs: spoken.durationMs, atMs: spokenAtMs },
      ...{ saved: reply.saved, reminders: plan.type === 'respond' ? plan.reminders : state.reminders },
    }),
  );
  if (kept.document !== document) return kept.document;
  const { callId, snapshot } = call;
  if (snapshot.agent.config.recordingEnabled && !ending) beginRecording(context, call, state);
  const disposition = ending?.disposition;
  context.logger.info(
    { callId, exchange: place.exchange, ms: Math.round(spokenAtMs - arrivedAtMs), disposition },
    'Answered.',
  );
  return document;
}

/**
 * Has the carrier record, once. It does so only on a call that was answered, which our first answer does: where it was
 * asked too soon it is asked again with the second one.
 */
function beginRecording(
  { clock, jobs, logger }: TelephonyContext,
  { callId, callSid }: GatheredCall,
  { answered }: GatherState,
): void {
  if (answered > 1) return;
  const startAfter = new Date(clock.wallTime().getTime() + (answered === 0 ? RECORDING_DELAY_MS : 0));
  void jobs
    .send(START_CARRIER_RECORDING, { callId, callSid }, { key: callId, startAfter })
    .catch((error: unknown) => logger.error({ callId, err: error }, 'A call is not recorded.'));
}

/** What the agent says; at the end of its time that is one of its fixed lines. */
async function replyFor(context: TelephonyContext, { call, state, plan, elapsedMs }: Exchange): Promise<Reply> {
  if (plan.type === 'respond') return replyTo(context, { call, state, input: plan.input, elapsedMs });
  const { timeLimitMessage } = call.snapshot.agent.config;
  const detail = 'The call reached its maximum duration.';
  return {
    ...{ said: timeLimitMessage === '' ? [] : [timeLimitMessage], pressed: '', saved: state.saved },
    ...{ events: [], toolMs: 0, ending: { disposition: 'max_duration', detail, transferTo: null } },
  };
}

function silenceEnding(plan: Exchange['plan']): Ending | null {
  if (plan.type !== 'respond' || !plan.isLast) return null;
  return { disposition: 'silence', detail: 'The caller said nothing.', transferTo: null };
}

interface Answer {
  readonly reply: Reply;
  readonly spoken: Spoken;
  readonly ending: Ending | null;
}

function verbsOf(context: TelephonyContext, { call, state, place }: Exchange, { reply, spoken, ending }: Answer) {
  const keys: TwimlVerb[] = reply.pressed === '' ? [] : [{ verb: 'play', digits: reply.pressed }];
  if (ending) return [...spoken.verbs, ...keys, ...endVerbs(context, call, ending)];
  const next = { ...place, exchange: state.answered + 1, waitedSeconds: 0 };
  const timeoutSeconds = waitSeconds(call.snapshot.agent.config.turnTaking, 0);
  // Keys are sent when all was said; only then the other side answers.
  if (keys.length > 0)
    return [...spoken.verbs, ...keys, listenVerb(context, { call, next, prompt: [], timeoutSeconds })];
  return [listenVerb(context, { call, next, prompt: spoken.verbs, timeoutSeconds })];
}
