import { Disposition } from '@frontdesk/contract';
import { z } from 'zod';
import type { Bus } from '../../bus/bus.ts';
import type { LiveCalls } from './live-calls.ts';

/** What any process may have the one do that holds a call. */
export const CallCommand = z.discriminatedUnion('type', [
  z.object({ type: z.literal('end'), disposition: Disposition, detail: z.string() }),
  z.object({ type: z.literal('leave-message'), text: z.string() }),
]);
export type CallCommand = z.infer<typeof CallCommand>;

/** By the carrier's id, which is known wherever a call is. */
const subjectOf = (callSid: string) => `call-commands.${callSid}`;

/** Tells the process that holds the call, whichever it is. Nobody answers, and none may hold it any more. */
export function commandCall(bus: Bus, callSid: string, command: CallCommand): void {
  bus.publish(subjectOf(callSid), command);
}

/** Does as told with the calls that this process holds, until the returned function is called. */
export function obeyCallCommands(bus: Bus, live: LiveCalls): () => void {
  return bus.subscribe(subjectOf('*'), (message, subject) => {
    const held = live.find(subject.slice(subjectOf('').length));
    if (held) perform(held, CallCommand.parse(message));
  });
}

function perform({ control }: NonNullable<ReturnType<LiveCalls['find']>>, command: CallCommand): void {
  switch (command.type) {
    case 'end':
      control.end(command);
      return;
    case 'leave-message':
      control.leaveMessage(command.text);
  }
}
