import { eq, sql } from 'drizzle-orm';
import { calls } from '../../db/schema/index.ts';
import { endCutOff } from './end-cut-off.ts';
import { isNodeGone } from './node-lease.ts';
import type { TelephonyContext } from './telephony-context.ts';

/**
 * The carrier says that a call is over. Where no process holds it any more, because its stream was lost or its process
 * died, nobody else would end its record. Never rejects.
 */
export async function endIfCutOff(context: TelephonyContext, callId: string): Promise<void> {
  const { database, clock, nodeId, logger } = context;
  try {
    const [call] = await database.db
      .select({
        streamSid: calls.streamSid,
        owner: sql<string | null>`${calls.metadata} ->> 'node_id'`,
        suspendedAt: sql<string | null>`${calls.metadata} ->> 'suspended_at'`,
      })
      .from(calls)
      .where(eq(calls.id, callId));
    if (!call?.streamSid) return;
    const { streamSid, owner, suspendedAt } = call;
    const isDead = async (node: string) =>
      node !== nodeId && (await database.db.transaction(transaction => isNodeGone(transaction, node)));
    if (suspendedAt === null && (owner === null || !(await isDead(owner)))) return;
    await endCutOff(
      context,
      { callId, streamSid },
      { disposition: 'caller_hung_up', detail: '', endedAt: clock.wallTime() },
    );
  } catch (error) {
    logger.error({ callId, err: error }, 'The record of a call that broke off could not be ended yet.');
  }
}
