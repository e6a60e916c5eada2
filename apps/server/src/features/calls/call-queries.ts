import type { CallDetail, CallListQuery, CallSummary } from '@frontdesk/contract';
import { and, asc, count, desc, eq } from 'drizzle-orm';
import type { Database } from '../../db/connection.ts';
import { agents, callEvents, calls, callTurns, recordings } from '../../db/schema/index.ts';
import type { Principal } from '../auth/principal.ts';
import { matchingCalls } from './matching-calls.ts';

type CallRow = typeof calls.$inferSelect;

/** One page of the calls somebody may see, latest first unless asked otherwise. */
export async function listCalls(db: Database, principal: Principal, query: CallListQuery) {
  const { page, pageSize, sort } = query;
  const where = matchingCalls(db, principal, query);
  const order = sort === 'started_at' ? asc : desc;
  // The page is found in an index; only its own rows are read.
  const wanted = db
    .select({ id: calls.id })
    .from(calls)
    .where(where)
    .orderBy(order(calls.startedAt), order(calls.id))
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .as('wanted');
  const [rows, [counted]] = await Promise.all([
    db
      .select({ call: calls, agentName: agents.name })
      .from(wanted)
      .innerJoin(calls, eq(calls.id, wanted.id))
      .leftJoin(agents, eq(agents.id, calls.agentId))
      .orderBy(order(calls.startedAt), order(calls.id)),
    db.select({ total: count() }).from(calls).where(where),
  ]);
  const items = rows.map(({ call, agentName }) => toSummary(call, agentName));
  return { items, total: counted?.total ?? 0, page, pageSize };
}

/** The business a call belongs to; undefined when there is no such call. */
export async function findCallBusiness(db: Database, callId: string): Promise<string | undefined> {
  const [row] = await db.select({ businessId: calls.businessId }).from(calls).where(eq(calls.id, callId));
  return row?.businessId;
}

export interface LoadCall {
  readonly businessId: string;
  readonly callId: string;
  /** Whether what was said may be shown. */
  readonly withContent: boolean;
}

/** One call in full; undefined when the business has no such call. */
export async function loadCall(db: Database, options: LoadCall): Promise<CallDetail | undefined> {
  const { businessId, callId, withContent } = options;
  const [row] = await db
    .select({ call: calls, agentName: agents.name })
    .from(calls)
    .leftJoin(agents, eq(agents.id, calls.agentId))
    .where(and(eq(calls.businessId, businessId), eq(calls.id, callId)));
  if (!row) return undefined;
  const { call, agentName } = row;
  const content = withContent
    ? await loadContent(db, call)
    : { transcript: null, events: null, recording: null, summary: null, sentiment: null };
  return {
    ...toSummary(call, agentName),
    agentVersionId: call.agentVersionId,
    streamSid: call.streamSid,
    dispositionDetail: call.dispositionDetail,
    sentiment: call.sentiment,
    summary: call.summary,
    success: call.success,
    ...content,
  };
}

async function loadContent(db: Database, call: CallRow) {
  const [turns, events, [recording]] = await Promise.all([
    db.select().from(callTurns).where(eq(callTurns.callId, call.id)).orderBy(asc(callTurns.turnIndex)),
    db
      .select({ sequence: callEvents.sequence, event: callEvents.payload })
      .from(callEvents)
      .where(eq(callEvents.callId, call.id))
      .orderBy(asc(callEvents.sequence)),
    db.select().from(recordings).where(eq(recordings.callId, call.id)),
  ]);
  const mediaBeganAtMs = (call.answeredAt ?? call.startedAt).getTime();
  return {
    transcript: turns.map(turn => ({
      ...toTurn(turn),
      startedAt: new Date(mediaBeganAtMs + turn.startedAtMs).toISOString(),
    })),
    events,
    recording: recording
      ? {
          status: recording.status,
          contentType: recording.contentType,
          channels: recording.channels,
          durationMs: recording.durationMs,
          sizeBytes: recording.sizeBytes,
          url: `/api/calls/${call.id}/recording`,
        }
      : null,
  };
}

function toTurn(row: typeof callTurns.$inferSelect) {
  const { endpointingMs, sttMs, dialogueMs, toolMs, ttsMs, totalMs } = row;
  return {
    index: row.turnIndex,
    speaker: row.speaker,
    text: row.text,
    startedAtMs: row.startedAtMs,
    endedAtMs: row.endedAtMs,
    wasInterrupted: row.wasInterrupted,
    latency:
      totalMs === null && dialogueMs === null ? null : { endpointingMs, sttMs, dialogueMs, toolMs, ttsMs, totalMs },
  };
}

function toSummary(call: CallRow, agentName: string | null): CallSummary {
  return {
    id: call.id,
    businessId: call.businessId,
    agentId: call.agentId,
    agentName,
    direction: call.direction,
    fromNumber: call.fromNumber,
    toNumber: call.toNumber,
    status: call.status,
    callSid: call.callSid,
    startedAt: call.startedAt.toISOString(),
    answeredAt: call.answeredAt?.toISOString() ?? null,
    endedAt: call.endedAt?.toISOString() ?? null,
    durationSeconds: call.durationSeconds,
    forwarded: call.forwarded,
    forwardedTo: call.forwardedTo,
    disposition: call.disposition,
    turnCount: call.turnCount,
    latencyP50Ms: call.latencyP50Ms,
    latencyP95Ms: call.latencyP95Ms,
  };
}
