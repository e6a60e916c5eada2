import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { calls } from '../../../db/schema/index.ts';
import { hangUpAtCarrier } from '../../outbound/hang-up.ts';
import type { TelephonyContext } from '../telephony-context.ts';
import { withinMs } from '../within.ts';

const Transferred = z.object({ result: z.literal('accepted'), leg_sid: z.string() });

const RECORD_LIMIT_MS = 2_000;

/**
 * The caller is gone: whoever had accepted them, and may wait for them alone, is let go of. In the room with them they
 * are anyway. Never rejects.
 */
export async function leavePerson(context: TelephonyContext, callId: string): Promise<void> {
  const { database, carrier, records, logger } = context;
  if (!carrier) return;
  try {
    // Who accepted was written down a moment ago, if at all.
    await withinMs(RECORD_LIMIT_MS, records.settled());
    const [call] = await database.db.select({ metadata: calls.metadata }).from(calls).where(eq(calls.id, callId));
    const transfer = Transferred.safeParse(call?.metadata.transfer).data;
    if (transfer) await hangUpAtCarrier(context, transfer.leg_sid);
  } catch (error) {
    logger.error({ callId, err: error }, 'Somebody may wait for a caller who is gone.');
  }
}
