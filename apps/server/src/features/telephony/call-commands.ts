import { Disposition, TransferMode } from '@frontdesk/contract';
import type { TwilioClient } from '@frontdesk/providers/twilio';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { Bus } from '../../bus/bus.ts';
import type { LiveCall, LiveCalls } from './live-calls.ts';

/** What any process may have the one do that holds a call. `let-go`: its media stream is gone, another one goes on. */
export const CallCommand = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hold') }),
  z.object({ type: z.literal('unhold') }),
  z.object({ type: z.literal('say'), text: z.string() }),
  z.object({ type: z.literal('press'), digits: z.string() }),
  z.object({
    type: z.literal('transfer'),
    to: z.string(),
    mode: TransferMode,
    briefing: z.string(),
    line: z.string().optional(),
  }),
  z.object({ type: z.literal('pause-recording') }),
  z.object({ type: z.literal('resume-recording') }),
  z.object({ type: z.literal('end'), disposition: Disposition, detail: z.string() }),
  z.object({ type: z.literal('leave-message'), text: z.string() }),
  z.object({ type: z.literal('let-go') }),
]);
export type CallCommand = z.infer<typeof CallCommand>;

/** `replyTo`: where somebody waits to hear whether it took effect. */
const Order = z.object({ command: CallCommand, replyTo: z.string().nullable() });
const Reply = z.object({ isDone: z.boolean() });

/** Whoever holds the call answers within milliseconds; a recording of the carrier's takes a request to it. */
const ANSWER_LIMIT_MS = 2_000;
/** Leaves the holder time to answer. */
const CARRIER_LIMIT_MS = 1_500;

/** By the carrier's id, which is known wherever a call is. */
const subjectOf = (callSid: string) => `call-commands.${callSid}`;

/** Tells the process that holds the call, whichever it is. Nobody answers, and none may hold it any more. */
export function commandCall(bus: Bus, callSid: string, command: CallCommand): void {
  bus.publish(subjectOf(callSid), { command, replyTo: null });
}

/** `not-live`: no process holds the call, or it did not answer in time. `no-effect`: the call is in no state for it. */
export type CommandResult = 'done' | 'no-effect' | 'not-live';

/** Tells the process that holds the call, and waits for a moment to hear whether that took effect. */
export async function askHolder(bus: Bus, callSid: string, command: CallCommand): Promise<CommandResult> {
  const replyTo = `call-replies.${uuidv7()}`;
  const answered = Promise.withResolvers<CommandResult>();
  const stop = bus.subscribe(replyTo, message => {
    answered.resolve(Reply.parse(message).isDone ? 'done' : 'no-effect');
  });
  const timer = setTimeout(() => answered.resolve('not-live'), ANSWER_LIMIT_MS);
  try {
    bus.publish(subjectOf(callSid), { command, replyTo });
    return await answered.promise;
  } finally {
    clearTimeout(timer);
    stop();
  }
}

export interface ObeyingContext {
  readonly live: LiveCalls;
  /** Records the calls of agents that are set so. */
  readonly carrier?: TwilioClient | undefined;
  readonly logger: { warn(facts: object, message: string): void };
}

/** Does as told with the calls that this process holds, until the returned function is called. */
export function obeyCallCommands(bus: Bus, context: ObeyingContext): () => void {
  return bus.subscribe(subjectOf('*'), async (message, subject) => {
    const held = context.live.holding(subject.slice(subjectOf('').length));
    if (!held) return;
    const { command, replyTo } = Order.parse(message);
    const isDone = await perform(context, held, command);
    if (replyTo !== null) bus.publish(replyTo, { isDone } satisfies z.infer<typeof Reply>);
  });
}

/** Whether it took effect. */
async function perform(context: ObeyingContext, held: LiveCall, command: CallCommand): Promise<boolean> {
  const { control } = held;
  switch (command.type) {
    case 'hold':
      return control.hold();
    case 'unhold':
      return control.unhold();
    case 'say':
      return control.say(command.text);
    case 'press':
      return control.press(command.digits);
    case 'transfer': {
      const { to, mode, briefing, line } = command;
      return control.transfer(to, { mode, briefing, ...(line !== undefined && { line }) });
    }
    case 'pause-recording':
      return control.pauseRecording() || (await setCarrierRecording(context, held, 'paused'));
    case 'resume-recording':
      return control.resumeRecording() || (await setCarrierRecording(context, held, 'in-progress'));
    case 'end':
      return control.end(command);
    case 'leave-message':
      return control.leaveMessage(command.text);
    case 'let-go':
      held.abort();
      await held.finished;
      return true;
  }
}

/** Twilio: the recording that is under way. */
const CURRENT_RECORDING = 'Twilio.CURRENT';

/** Whether the carrier records the call, and did as told. */
async function setCarrierRecording(
  { carrier, logger }: ObeyingContext,
  { call }: LiveCall,
  status: 'paused' | 'in-progress',
): Promise<boolean> {
  const { recordingEnabled, recordingSource } = call.snapshot.agent.config;
  if (!carrier || !recordingEnabled || recordingSource !== 'carrier') return false;
  try {
    await carrier.recordings.update(call.callSid, CURRENT_RECORDING, status, AbortSignal.timeout(CARRIER_LIMIT_MS));
    return true;
  } catch (error) {
    logger.warn({ callId: call.callId, err: error }, 'The carrier did not change its recording.');
    return false;
  }
}
