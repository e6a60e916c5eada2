import type { CallEvent, Disposition, Usage } from '@frontdesk/contract';
import { type CallerInput, conductTextTurn, type ProviderChange, type TextTurn, ToolExecution } from '@frontdesk/voice';
import { UsageTally } from '../providers/call-cost.ts';
import { partiesOf } from '../telephony/answered-call.ts';
import { noteUsage } from '../telephony/note-usage.ts';
import type { TelephonyContext } from '../telephony/telephony-context.ts';
import { withinMs } from '../telephony/within.ts';
import type { GatherState } from './gather-state.ts';
import type { GatheredCall } from './gathered-call.ts';

/** Twilio gives up on a webhook after 15 s (TwiML: timeouts); the rest of the answer needs some of it. */
const DIALOGUE_LIMIT_MS = 10_000;

export interface Ending {
  readonly disposition: Disposition;
  readonly detail: string;
  readonly transferTo: string | null;
}

/** What the agent says and does. */
export interface Reply {
  readonly said: readonly string[];
  /** Keys to be sent once that was said. */
  readonly pressed: string;
  /** Null: the caller is listened to next. */
  readonly ending: Ending | null;
  /** What the dialogue goes on from. */
  readonly saved: unknown;
  /** Of the journal, in order. */
  readonly events: readonly CallEvent[];
  readonly toolMs: number;
}

export interface Question {
  readonly call: GatheredCall;
  readonly state: GatherState;
  readonly input: CallerInput;
  /** Milliseconds since the call was answered. */
  readonly elapsedMs: () => number;
}

/**
 * Has the dialogue answer. When it breaks the agent apologises and listens again; the second time the caller is put
 * through, as on calls with a media stream. A transfer is cold: nobody can be asked while the carrier holds the call.
 */
export async function replyTo(context: TelephonyContext, question: Question): Promise<Reply> {
  const { call, state, elapsedMs } = question;
  const events: CallEvent[] = [];
  let toolMs = 0;
  const onTool = (durationMs: number) => {
    toolMs += durationMs;
  };
  try {
    const turn = await converse(context, question, { events, onTool });
    return { ...turn, ending: endingOf(turn), events, toolMs };
  } catch (error) {
    const { callId, snapshot } = call;
    context.logger.error({ callId, err: error }, 'A dialogue broke.');
    const message = error instanceof Error ? error.message : 'unknown failure';
    events.push({ type: 'failure', atMs: elapsedMs(), code: 'dialogue', message });
    const ending = state.failures > 0 ? brokenEnding(call) : null;
    const said = [snapshot.agent.config.apology].filter(text => text !== '');
    return { said, pressed: '', ending, saved: state.saved, events, toolMs };
  }
}

interface Observers {
  readonly events: CallEvent[];
  readonly onTool: (durationMs: number) => void;
}

async function converse(
  context: TelephonyContext,
  { call, state, input, elapsedMs }: Question,
  { events, onTool }: Observers,
): Promise<TextTurn> {
  const { clock, providersFor, toolsFor, instructionsFor } = context;
  const { callId, snapshot, facts } = call;
  const { theirNumber: from, ourNumber: to } = partiesOf(call);
  const tools = new ToolExecution({
    ...{ callId, clock, elapsedMs },
    handler: toolsFor({ id: callId, from, to, snapshot }),
    journal: event => events.push(event),
    onRunning: (isRunning, durationMs) => {
      if (!isRunning) onTool(durationMs);
    },
  });
  const stop = new AbortController();
  const tally = new UsageTally();
  const onUsage = (usage: Usage) => tally.add(usage);
  const onChange = (change: ProviderChange) => events.push({ type: 'provider-changed', atMs: elapsedMs(), ...change });
  const exchange = async () => {
    const { dialogue: engine } = await providersFor(snapshot, { onChange, onUsage });
    const instructions = (await instructionsFor?.(snapshot, facts.from)) ?? '';
    const wallTime = () => clock.wallTime();
    return conductTextTurn({
      engine,
      context: { call: facts, snapshot, instructions, tools, onUsage, onProviderChange: onChange, wallTime },
      ...{ saved: state.saved, input, signal: stop.signal },
    });
  };
  try {
    return await withinMs(DIALOGUE_LIMIT_MS, exchange());
  } finally {
    stop.abort();
    noteUsage(context, callId, tally);
  }
}

function endingOf({ transfer, end }: TextTurn): Ending | null {
  if (transfer) return { disposition: 'transferred', detail: '', transferTo: transfer.to };
  return end ? { disposition: end.disposition, detail: '', transferTo: null } : null;
}

/** A forward back to the number that was called would ring in circles. */
export function personFor(call: GatheredCall): string | null {
  const { forwardingNumber } = call.snapshot.business;
  return forwardingNumber === partiesOf(call).ourNumber ? null : forwardingNumber;
}

function brokenEnding(call: GatheredCall): Ending {
  const transferTo = personFor(call);
  return {
    disposition: transferTo === null ? 'failed' : 'transferred',
    detail: 'The dialogue failed.',
    transferTo,
  };
}
