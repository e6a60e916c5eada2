import type { CommandedCall } from '@frontdesk/contract';
import { eq } from 'drizzle-orm';
import { AppError } from '../../app-error.ts';
import type { Bus } from '../../bus/bus.ts';
import { calls } from '../../db/schema/index.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { noSuchCall } from '../calls/no-such-call.ts';
import type { Tenant } from '../members/enter.ts';
import { askHolder, type CallCommand } from '../telephony/call-commands.ts';

/** What a member may have a call do. It is ended elsewhere (features/outbound), since also a call that rings can be. */
export type MemberCommand = Exclude<CallCommand, { type: 'end' | 'leave-message' | 'let-go' }>;

/** What the log of changes says of each, besides who and when. Never what was said or pressed. */
const ACTIONS: Readonly<Record<MemberCommand['type'], string>> = {
  hold: 'call.held',
  unhold: 'call.unheld',
  say: 'call.spoken_on',
  press: 'call.keys_sent',
  transfer: 'call.transferred',
  'pause-recording': 'call.recording_paused',
  'resume-recording': 'call.recording_resumed',
};

/**
 * Has a call that an agent is on do something, in whatever process it is held. Throws `not_found`; `not_live` when no
 * agent is on it (any more); `conflict` when the call is in no state for it, for example on hold already.
 */
export async function commandLiveCall(
  bus: Bus,
  { businessId, actor, run }: Tenant,
  { callId, command }: { readonly callId: string; readonly command: MemberCommand },
): Promise<CommandedCall> {
  await run(async transaction => {
    const { callSid, endedAt, streamSid } = calls;
    const [call] = await transaction.select({ callSid, endedAt, streamSid }).from(calls).where(eq(calls.id, callId));
    if (!call) throw noSuchCall();
    if (call.callSid === null || call.endedAt !== null || call.streamSid === null) throw notLive();
    const after = command.type === 'transfer' ? { to: command.to, mode: command.mode } : {};
    const subject = { subjectType: 'call', subjectId: callId };
    await recordAudit(transaction, { businessId, actor, ...subject, action: ACTIONS[command.type], after });
    // What the call did not do is not in the log either: the transaction ends with the refusal.
    const result = await askHolder(bus, call.callSid, command);
    if (result === 'not-live') throw notLive();
    if (result === 'no-effect') throw new AppError('conflict', 'The call is in no state for that.');
  });
  return { callId, command: command.type };
}

function notLive(): AppError {
  return new AppError('not_live', 'No agent is on this call.');
}
