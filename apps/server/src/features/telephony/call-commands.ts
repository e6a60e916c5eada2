import { Disposition, TransferMode } from '@frontdesk/contract';
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

/** Whoever holds the call answers within milliseconds; `let-go` takes as long as ending a call does. */
const ANSWER_LIMIT_MS = 2_000;

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

/** Does as told with the calls that this process holds, until the returned function is called. */
export function obeyCallCommands(bus: Bus, live: LiveCalls): () => void {
  return bus.subscribe(subjectOf('*'), async (message, subject) => {
    const held = live.holding(subject.slice(subjectOf('').length));
    if (!held) return;
    const { command, replyTo } = Order.parse(message);
    const isDone = await perform(held, command);
    if (replyTo !== null) bus.publish(replyTo, { isDone } satisfies z.infer<typeof Reply>);
  });
}

/** Whether it took effect. */
async function perform(held: LiveCall, command: CallCommand): Promise<boolean> {
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
      return control.pauseRecording();
    case 'resume-recording':
      return control.resumeRecording();
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
