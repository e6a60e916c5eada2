import type { EndedCall } from '@frontdesk/contract';
import { eq } from 'drizzle-orm';
import { AppError } from '../../app-error.ts';
import type { Bus } from '../../bus/bus.ts';
import { calls, outboundCalls } from '../../db/schema/index.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { noSuchCall } from '../calls/no-such-call.ts';
import { noteGatherEnd } from '../gather-calls/end-gather-call.ts';
import type { Tenant } from '../members/enter.ts';
import { commandCall } from '../telephony/call-commands.ts';
import { hangUpAtCarrier } from './hang-up.ts';
import type { OutboundContext } from './outbound-context.ts';

const BY_BUSINESS = { disposition: 'canceled', detail: 'Ended by the business.' } as const;

/**
 * Ends a call, whether it waits, rings or is talked on. A call that has ended stays as it ended. The record follows a
 * moment later. Throws `not_found`, `conflict` for a call that nothing of ours carries, and what the carrier throws.
 */
export async function endCall(
  { carrier, wallTime, bus }: Pick<OutboundContext, 'carrier' | 'wallTime'> & { readonly bus: Bus },
  tenant: Tenant,
  callId: string,
): Promise<EndedCall> {
  const call = await noteEnd(tenant, callId, wallTime());
  const { callSid, status, isOver } = call;
  if (isOver || callSid === null) return { callId, callSid, status };
  // The process that holds it, if one does, knows first why it ends; the carrier then makes sure that it does.
  commandCall(bus, callSid, { type: 'end', ...BY_BUSINESS });
  await hangUpAtCarrier({ carrier }, callSid);
  return { callId, callSid, status };
}

/** Writes down that somebody wants it ended, which also stops a call that the carrier has not named yet. */
function noteEnd({ businessId, actor, run }: Tenant, callId: string, now: Date) {
  return run(async transaction => {
    const [row] = await transaction
      .select({
        callSid: calls.callSid,
        status: calls.status,
        endedAt: calls.endedAt,
        carrier: calls.carrier,
      })
      .from(calls)
      .where(eq(calls.id, callId))
      .for('update');
    if (!row) throw noSuchCall();
    const { callSid, status, endedAt, carrier } = row;
    const found = { callSid, status, isOver: endedAt !== null };
    if (found.isOver) return found;
    if (carrier !== 'twilio')
      throw new AppError('conflict', 'This call is on no line of ours, so it cannot be ended here.');
    await noteGatherEnd(transaction, callId, BY_BUSINESS);
    await transaction.update(outboundCalls).set({ cancelRequestedAt: now }).where(eq(outboundCalls.callId, callId));
    await recordAudit(transaction, {
      ...{ businessId, actor, subjectType: 'call', subjectId: callId },
      action: 'call.ended',
    });
    return found;
  });
}
