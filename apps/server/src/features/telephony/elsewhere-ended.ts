import { twiml } from '@frontdesk/providers/twilio';
import { and, eq, isNull } from 'drizzle-orm';
import type { z } from 'zod';
import { calls } from '../../db/schema/index.ts';
import { ownAgentVerb } from '../gather-calls/agent-verb.ts';
import { verbsAfterStream } from './after-stream.ts';
import { loadAnsweredCall } from './answered-call.ts';
import type { TelephonyContext } from './telephony-context.ts';
import type { DialEndedWebhook } from './webhook-fields.ts';
import { withinMs } from './within.ts';

/** Asked what comes next when a call is over that was handed to an agent somewhere else, or did not get there. */
export const ELSEWHERE_ENDED_PATH = '/webhooks/twilio/elsewhere-ended';

const LOOKUP_LIMIT_MS = 3_000;

/** Hangs up after a conversation. A caller whom nobody took is held here, by the same agent. */
export async function afterElsewhere(
  context: TelephonyContext,
  { CallSid: callSid, DialCallStatus: status }: z.infer<typeof DialEndedWebhook>,
): Promise<string> {
  const { publicUrl, logger } = context;
  if (status === 'completed' || status === 'answered') return twiml({ verb: 'hangup' });
  logger.warn({ callSid, status }, 'A call was not taken elsewhere: the pipeline holds it.');
  const call = await withinMs(LOOKUP_LIMIT_MS, load(context, callSid)).catch((error: unknown) => {
    logger.error({ callSid, err: error }, 'A call that was not taken elsewhere could not be looked up.');
    return undefined;
  });
  if (call) return twiml(ownAgentVerb(context, { ...call, isRecorded: true }));
  const nobody = { transferTo: null, handOver: null, forwardingNumber: null, from: null, to: null };
  return twiml(...verbsAfterStream(publicUrl, { ...nobody, disposition: null, language: undefined }));
}

async function load({ database: { db }, loadSnapshot }: TelephonyContext, callSid: string) {
  const isOpen = and(eq(calls.callSid, callSid), isNull(calls.endedAt));
  const [row] = await db.select({ id: calls.id }).from(calls).where(isOpen);
  return row && loadAnsweredCall(db, loadSnapshot, row.id);
}
