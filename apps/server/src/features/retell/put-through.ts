import { twiml } from '@frontdesk/providers/twilio';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { calls } from '../../db/schema/index.ts';
import { defineQueue } from '../../jobs/job-queue.ts';
import { updateCall } from '../telephony/call-records.ts';
import { dialVerb } from '../telephony/dial-verb.ts';
import type { RetellContext } from './retell-context.ts';

/** Take a caller off Retell, and ring a person. Tried again only at once: nobody waits longer. */
export const PUT_THROUGH = defineQueue({
  name: 'retell.put-through',
  payload: z.object({ callId: z.uuid(), to: z.string() }),
  retries: 1,
  retryDelaySeconds: 1,
  timeLimitSeconds: 30,
});

/** The agent has time to say that it does; Retell cannot put through callers who are on our line. */
export const PUT_THROUGH_AFTER_MS = 3_000;

/** Does nothing to a call that has ended. */
export async function putThrough(
  { db, carrier, publicUrl }: RetellContext,
  { callId, to }: z.infer<typeof PUT_THROUGH.payload>,
): Promise<void> {
  const [call] = await db.select().from(calls).where(eq(calls.id, callId));
  if (!carrier || !call?.callSid || call.endedAt) return;
  const { callSid, fromNumber, toNumber, direction } = call;
  const [from, calledNumber] = direction === 'outbound' ? [toNumber, fromNumber] : [fromNumber, toNumber];
  // Written first: Retell will say that the caller hung up.
  await updateCall(db, callId, { disposition: 'transferred', forwardedTo: to });
  const document = twiml(dialVerb(publicUrl, { to, from, calledNumber }));
  await carrier.calls.update(callSid, { instructions: { twiml: document } });
}
