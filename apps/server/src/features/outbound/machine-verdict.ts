import type { AnsweredBy } from '@frontdesk/contract';
import { twiml } from '@frontdesk/providers/twilio';
import { and, eq, isNull } from 'drizzle-orm';
import { calls, outboundCalls } from '../../db/schema/index.ts';
import { leaveGatherMessage } from '../gather-calls/leave-message.ts';
import { commandCall } from '../telephony/call-commands.ts';
import type { TelephonyContext } from '../telephony/telephony-context.ts';
import type { MachineWebhook } from '../telephony/webhook-fields.ts';
import { withinMs } from '../telephony/within.ts';
import { hangUpAtCarrier } from './hang-up.ts';

const RECORD_LIMIT_MS = 3_000;

/**
 * The carrier found out who picked up, some seconds into the call. A person, and whatever it could not tell, keeps
 * talking; a machine is hung up on or left a message, as the call was placed. Once: the verdict may come twice.
 */
export async function noteMachineVerdict(
  context: TelephonyContext,
  callId: string,
  { CallSid: callSid, AnsweredBy: word }: MachineWebhook,
): Promise<void> {
  const { records, logger } = context;
  const answeredBy = readVerdict(word);
  records.addChange(callId, { callSid, answeredBy });
  if (answeredBy !== 'machine' && answeredBy !== 'fax') return;
  const handling = await claimHandling(context, callId);
  if (!handling || handling.action === 'go_on') return;
  const { message } = handling;
  // There is nobody to talk to behind a fax.
  const text = answeredBy === 'machine' && handling.action === 'leave_message' ? message : null;
  logger.info({ callId, answeredBy, leavesMessage: text !== null }, 'A machine picked up.');
  try {
    await (text === null ? hangUp(context, callSid, answeredBy) : leaveMessage(context, callSid, text));
  } catch (error) {
    logger.error({ callId, callSid, err: error }, 'An answering machine could not be dealt with.');
  }
}

/** Twilio's words: `human`, `machine_start`, `machine_end_beep`, `fax`, `unknown` … */
function readVerdict(word: string): AnsweredBy {
  if (word.startsWith('machine')) return 'machine';
  return word === 'human' || word === 'fax' ? word : 'unknown';
}

/** What is to be done with the machine, for the first who asks. */
async function claimHandling({ database, clock, logger }: TelephonyContext, callId: string) {
  const claimed = database.db
    .update(outboundCalls)
    .set({ machineHandledAt: clock.wallTime() })
    .where(and(eq(outboundCalls.callId, callId), isNull(outboundCalls.machineHandledAt)))
    .returning({ action: outboundCalls.machineAction, message: outboundCalls.machineMessage });
  try {
    const [handling] = await withinMs(RECORD_LIMIT_MS, claimed.execute());
    return handling;
  } catch (error) {
    logger.error({ callId, err: error }, 'A machine picked up while the database was away.');
    return undefined;
  }
}

async function hangUp(context: TelephonyContext, callSid: string, answeredBy: AnsweredBy): Promise<void> {
  const detail = answeredBy === 'fax' ? 'A fax machine picked up.' : 'An answering machine picked up.';
  const isEnding = context.live.find(callSid)?.control.end({ disposition: 'machine', detail }) ?? false;
  // Held elsewhere, or not connected to its agent yet.
  if (!isEnding) await hangUpAtCarrier(context, callSid);
}

/** The agent says it, in whatever process the call is; the carrier's voice does where no agent is on it yet. */
async function leaveMessage(context: TelephonyContext, callSid: string, text: string): Promise<void> {
  const { live, bus, carrier, database } = context;
  if (live.find(callSid)?.control.leaveMessage(text)) return;
  const query = database.db.select({ streamSid: calls.streamSid }).from(calls).where(eq(calls.callSid, callSid));
  const [row] = await withinMs(RECORD_LIMIT_MS, query.execute());
  if (bus && row?.streamSid) {
    commandCall(bus, callSid, { type: 'leave-message', text });
    return;
  }
  if (await leaveGatherMessage(context, callSid, text)) return;
  const document = twiml({ verb: 'say', text }, { verb: 'hangup' });
  await carrier?.calls.update(callSid, { instructions: { twiml: document } });
}
