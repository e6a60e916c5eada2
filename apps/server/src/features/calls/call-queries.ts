import type { CallDetail, CallListQuery, CallSummary } from '@frontdesk/contract';
import { and, asc, desc, eq, inArray, ne } from 'drizzle-orm';
import type { Database } from '../../db/connection.ts';
import { agents, callEvents, calls, callTurns, contacts, recordings } from '../../db/schema/index.ts';
import type { Principal } from '../auth/principal.ts';
import { pageOfCalls } from './page-of-calls.ts';

type CallRow = typeof calls.$inferSelect;

/** One page of the calls somebody may see, latest first unless asked otherwise. */
export async function listCalls(db: Database, principal: Principal, query: CallListQuery) {
  const { page, pageSize, sort } = query;
  const order = sort === 'started_at' ? asc : desc;
  const { ids, total } = await pageOfCalls(db, principal, query);
  const rows = await db
    .select({ call: calls, agentName: agents.name, contactName: contacts.name })
    .from(calls)
    .leftJoin(agents, eq(agents.id, calls.agentId))
    .leftJoin(contacts, eq(contacts.id, calls.contactId))
    .where(inArray(calls.id, [...ids]))
    .orderBy(order(calls.startedAt), order(calls.id));
  return { items: rows.map(toSummary), total, page, pageSize };
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
    .select({ call: calls, agentName: agents.name, contactName: contacts.name })
    .from(calls)
    .leftJoin(agents, eq(agents.id, calls.agentId))
    .leftJoin(contacts, eq(contacts.id, calls.contactId))
    .where(and(eq(calls.businessId, businessId), eq(calls.id, callId)));
  if (!row) return undefined;
  const { call } = row;
  const content = withContent ? await loadContent(db, call) : NOTHING_HEARD;
  return {
    ...toSummary(row),
    agentVersionId: call.agentVersionId,
    phoneNumberId: call.phoneNumberId,
    streamSid: call.streamSid,
    retellCallId: call.retellCallId,
    externalId: call.externalId,
    dailyRoomUrl: call.dailyRoomUrl,
    dispositionDetail: call.dispositionDetail,
    answeredBy: call.answeredBy,
    success: call.success,
    usage: call.usage && [...call.usage],
    cost:
      call.costMinor !== null && call.costCurrency !== null
        ? { amountMinor: call.costMinor, currency: call.costCurrency }
        : null,
    createdAt: call.createdAt.toISOString(),
    updatedAt: call.updatedAt.toISOString(),
    ...content,
  };
}

/** What is for those only who may hear the call. */
const NOTHING_HEARD = {
  transcript: null,
  events: null,
  recording: null,
  recordingUrl: null,
  summary: null,
  sentiment: null,
  metadata: null,
};

async function loadContent(db: Database, call: CallRow) {
  // One after the other: a transaction has one connection.
  const turns = await db
    .select()
    .from(callTurns)
    .where(eq(callTurns.callId, call.id))
    .orderBy(asc(callTurns.turnIndex));
  const events = await db
    .select({ sequence: callEvents.sequence, event: callEvents.payload })
    .from(callEvents)
    // Checkpoints are how calls go on, not what happened on them.
    .where(and(eq(callEvents.callId, call.id), ne(callEvents.type, 'checkpoint')))
    .orderBy(asc(callEvents.sequence));
  const [recording] = await db.select().from(recordings).where(eq(recordings.callId, call.id));
  const recordingUrl = `/api/calls/${call.id}/recording`;
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
          url: recordingUrl,
        }
      : null,
    recordingUrl: recording?.status === 'completed' ? recordingUrl : null,
    summary: call.summary,
    sentiment: call.sentiment,
    metadata: call.metadata,
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

interface NamedCall {
  readonly call: CallRow;
  readonly agentName: string | null;
  readonly contactName: string | null;
}

function toSummary({ call, agentName, contactName }: NamedCall): CallSummary {
  return {
    id: call.id,
    businessId: call.businessId,
    agentId: call.agentId,
    agentName,
    contactId: call.contactId,
    contactName: contactName || null,
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
