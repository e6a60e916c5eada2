import type { CallEvent } from '@frontdesk/contract';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { callEvents, calls, callTurns, recordings } from '../../db/schema/index.ts';
import { insertEvents, type Queries, updateCall } from './call-records.ts';
import { isNodeGone } from './node-lease.ts';
import { STREAM_TOKEN_LIFETIME_MS } from './stream-token.ts';
import type { TelephonyContext } from './telephony-context.ts';

/** Past this a call that only rings will not be joined any more: its token has expired, twice over. */
const RINGING_LIMIT_MS = 2 * STREAM_TOKEN_LIFETIME_MS;

interface LostCall {
  readonly id: string;
  readonly businessId: string;
  readonly startedAt: Date;
  readonly answeredAt: Date | null;
  readonly nodeId: string | null;
}

type RecoveryContext = Pick<TelephonyContext, 'database' | 'clock' | 'logger' | 'storage' | 'nodeId'>;

/**
 * Ends the records of calls whose process died, and of calls that rang and never got further. The transcript stays as
 * far as it was written; the recording gets the header it should have had. Returns how many calls there were.
 */
export async function recoverCalls(context: RecoveryContext): Promise<number> {
  const { database, logger, nodeId } = context;
  const lost = await findUnfinished(context);
  const recovered: LostCall[] = [];
  for (const [owner, group] of Map.groupBy(lost, call => call.nodeId)) {
    if (owner === nodeId) continue;
    await database.db.transaction(async transaction => {
      if (owner !== null && !(await isNodeGone(transaction, owner))) return;
      for (const call of group) await endLostCall(transaction, call);
      recovered.push(...group);
    });
  }
  await repairRecordings(context, recovered);
  if (recovered.length > 0) logger.warn({ count: recovered.length }, 'Ended the records of calls that were cut off.');
  return recovered.length;
}

async function findUnfinished({ database, clock }: RecoveryContext): Promise<LostCall[]> {
  const nodeId = sql<string | null>`${calls.metadata} ->> 'node_id'`;
  const rows = await database.db
    .select({
      id: calls.id,
      businessId: calls.businessId,
      direction: calls.direction,
      startedAt: calls.startedAt,
      answeredAt: calls.answeredAt,
      nodeId,
      waitsUntil: sql<string | null>`${calls.metadata} ->> 'waits_until'`,
    })
    .from(calls)
    .where(and(inArray(calls.status, ['ringing', 'in_progress']), eq(calls.carrier, 'twilio')));
  const now = clock.wallTime().getTime();
  // Who waits at a menu, or leaves a message, is given longer; the record says how long (features/telephony/routing-record).
  const overAt = ({ waitsUntil, startedAt }: (typeof rows)[number]) =>
    waitsUntil === null ? startedAt.getTime() + RINGING_LIMIT_MS : Date.parse(waitsUntil);
  // One that we place may ring for long: what became of it, the carrier knows (features/outbound).
  const isOver = (call: (typeof rows)[number]) => call.direction !== 'outbound' && overAt(call) < now;
  return rows.filter(call => call.nodeId !== null || isOver(call));
}

async function endLostCall(transaction: Queries, call: LostCall): Promise<void> {
  const [journal] = await transaction
    .select({
      next: sql<number>`coalesce(max(${callEvents.sequence}) + 1, 0)::integer`,
      atMs: sql<number>`coalesce(max(${callEvents.atMs}), 0)`,
      lastAt: sql<string | null>`max(${callEvents.createdAt})`,
    })
    .from(callEvents)
    .where(eq(callEvents.callId, call.id));
  const [turns] = await transaction
    .select({
      count: sql<number>`count(*)::integer`,
      p50: sql<number | null>`percentile_cont(0.5) within group (order by ${callTurns.totalMs})`,
      p95: sql<number | null>`percentile_cont(0.95) within group (order by ${callTurns.totalMs})`,
    })
    .from(callTurns)
    .where(eq(callTurns.callId, call.id));
  const turnCount = turns?.count ?? 0;
  const atMs = journal?.atMs ?? 0;
  const detail = call.nodeId === null ? 'The media stream never came.' : 'The server stopped during the call.';
  const endedAt = journal?.lastAt ? new Date(journal.lastAt) : (call.answeredAt ?? call.startedAt);
  const event: CallEvent = { type: 'call-ended', atMs, disposition: 'interrupted', detail };
  const place = { callId: call.id, businessId: call.businessId, sequence: journal?.next ?? 0 };
  await insertEvents(transaction, [{ ...place, type: event.type, atMs, payload: event }]);
  await updateCall(transaction, call.id, {
    status: turnCount > 0 ? 'completed' : 'failed',
    endedAt,
    durationSeconds: (endedAt.getTime() - (call.answeredAt ?? endedAt).getTime()) / 1000,
    disposition: 'interrupted',
    dispositionDetail: detail,
    turnCount,
    latencyP50Ms: turns?.p50 ?? null,
    latencyP95Ms: turns?.p95 ?? null,
  });
}

async function repairRecordings(context: RecoveryContext, ended: readonly LostCall[]): Promise<void> {
  if (ended.length === 0) return;
  const { database, storage, logger } = context;
  const callIds = ended.map(call => call.id);
  const unfinished = await database.db
    .select({ callId: recordings.callId, storageKey: recordings.storageKey })
    .from(recordings)
    .where(and(inArray(recordings.callId, callIds), eq(recordings.status, 'recording')));
  for (const { callId, storageKey } of unfinished) {
    if (storageKey === null) continue;
    const size = await storage.recover(storageKey).catch((error: unknown) => {
      logger.error({ callId, err: error }, 'A recording could not be repaired.');
      return null;
    });
    const facts = size ? { ...size, status: 'completed' as const } : { status: 'failed' as const };
    await database.db.update(recordings).set(facts).where(eq(recordings.callId, callId));
  }
}
