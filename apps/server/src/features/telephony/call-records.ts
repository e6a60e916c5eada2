import type { AnsweredBy, CallStatus, CostedUsage, Disposition } from '@frontdesk/contract';
import { and, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../../db/connection.ts';
import { insertRows } from '../../db/insert-rows.ts';
import type { RecordingSegment } from '../../db/schema/calls.ts';
import { callCheckpoints, callEvents, calls, callTurns, phoneNumbers, recordings } from '../../db/schema/index.ts';
import { contactWithNumber } from '../contacts/contact-with-number.ts';
import { statusesBefore } from './call-status.ts';

export type NewCall = typeof calls.$inferInsert & { readonly id: string; readonly callSid: string };
export type NewCallEvent = typeof callEvents.$inferInsert;
export type NewCallTurn = typeof callTurns.$inferInsert;
export type NewCallCheckpoint = typeof callCheckpoints.$inferInsert;

/** What is known of a call's recording. `storageKey` of a call that was resumed is that of its latest segment. */
export type RecordingFacts = Pick<
  typeof recordings.$inferInsert,
  'businessId' | 'callId' | 'status' | 'durationMs' | 'sizeBytes'
> & { readonly storageKey: string; readonly segment?: RecordingSegment };

/** The database, or a transaction of it. */
export type Queries = Pick<Database, 'select' | 'insert' | 'update' | 'delete' | 'execute'>;

/** What became of a call. Absent fields stay as they are; `status` only ever moves forward. */
export interface CallChange {
  /** The carrier's call that this is about: a call without one takes it, and one with another stays as it is. */
  readonly callSid?: string;
  readonly status?: CallStatus;
  /** The first of these two to be written stays: nobody can end a call twice. */
  readonly answeredAt?: Date;
  readonly endedAt?: Date;
  /** Ours only fills a gap; the carrier's count is the one that is billed, and replaces it. */
  readonly durationSeconds?: number;
  readonly carrierDurationSeconds?: number;
  readonly streamSid?: string;
  /** Where a machine picked up, `caller_hung_up` is written as `machine`. */
  readonly disposition?: Disposition;
  readonly dispositionDetail?: string;
  /** These two are only written when the call has no disposition yet. */
  readonly fallbackDisposition?: Disposition;
  readonly fallbackDetail?: string;
  readonly answeredBy?: AnsweredBy;
  readonly forwardedTo?: string;
  /** Who has the call now, where it is another agent than the number's own. */
  readonly agentId?: string;
  readonly agentVersionId?: string;
  /** Added to what is known already; the cost follows. */
  readonly usage?: readonly CostedUsage[];
  readonly turnCount?: number;
  readonly latencyP50Ms?: number | null;
  readonly latencyP95Ms?: number | null;
  /** The call's turns were not all spoken here: their times are taken from the transcript. */
  readonly latencyOfTranscript?: true;
  /** The media streams as which the call is held: where another one has it by now, nothing is written. */
  readonly heldAs?: readonly string[];
  /** How the call was passed on to a person; merged into what is known of that. */
  readonly transfer?: Readonly<Record<string, unknown>>;
  /** Merged into what is there. */
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/**
 * Writes a new call, with the contact whose number it is, and counts it at its number. With a carrier id that is there
 * already, answers that call's id.
 */
export async function insertCall(queries: Queries, call: NewCall): Promise<{ callId: string; isNew: boolean }> {
  const { businessId, direction, fromNumber, toNumber } = call;
  const theirNumber = direction === 'outbound' ? toNumber : fromNumber;
  const contactId = call.contactId ?? (theirNumber ? contactWithNumber(businessId, theirNumber) : null);
  const values = { ...call, contactId };
  const [inserted] = await queries.insert(calls).values(values).onConflictDoNothing().returning({ id: calls.id });
  if (!inserted) {
    const [existing] = await queries.select({ id: calls.id }).from(calls).where(eq(calls.callSid, call.callSid));
    return { callId: existing?.id ?? call.id, isNew: false };
  }
  if (call.phoneNumberId && direction === 'inbound') {
    await queries
      .update(phoneNumbers)
      .set({ callsReceived: sql`${phoneNumbers.callsReceived} + 1` })
      .where(eq(phoneNumbers.id, call.phoneNumberId));
  }
  return { callId: inserted.id, isNew: true };
}

/** A media stream that wants to carry a call. */
export interface StreamEntry {
  readonly callId: string;
  readonly streamSid: string;
  /** The stream that broke off before; empty for a call's first. */
  readonly after: string;
  /** The process that holds the call from now on. */
  readonly nodeId: string;
}

/** Gives a call to a media stream. False when another stream has it, or the call has ended. */
export async function claimStream(
  queries: Queries,
  { callId, streamSid, after, nodeId }: StreamEntry,
): Promise<boolean> {
  const metadata = JSON.stringify({ node_id: nodeId, suspended_at: null });
  const claimed = await queries
    .update(calls)
    .set({ streamSid, metadata: sql`${calls.metadata} || ${metadata}::jsonb` })
    .where(
      and(
        eq(calls.id, callId),
        after === '' ? isNull(calls.streamSid) : eq(calls.streamSid, after),
        isNull(calls.endedAt),
      ),
    )
    .returning({ id: calls.id });
  return claimed.length > 0;
}

export async function updateCall(queries: Queries, callId: string, change: CallChange): Promise<void> {
  const { status, answeredAt, endedAt, durationSeconds, carrierDurationSeconds, metadata, transfer } = change;
  const { callSid, disposition, fallbackDisposition, fallbackDetail, forwardedTo, heldAs, usage, ...plain } = change;
  await queries
    .update(calls)
    .set({
      ...pick(plain, [
        'streamSid',
        'dispositionDetail',
        'answeredBy',
        'turnCount',
        'latencyP50Ms',
        'latencyP95Ms',
        'agentId',
        'agentVersionId',
      ]),
      ...(usage !== undefined && usageColumns(usage)),
      ...(callSid !== undefined && { callSid }),
      ...(status && { status: forward(status) }),
      ...(answeredAt && { answeredAt: sql`coalesce(${calls.answeredAt}, ${answeredAt.toISOString()}::timestamptz)` }),
      ...(endedAt && {
        endedAt: sql`coalesce(${calls.endedAt}, greatest(${calls.startedAt}, ${endedAt.toISOString()}::timestamptz))`,
      }),
      ...(durationSeconds !== undefined && {
        durationSeconds: sql`coalesce(${calls.durationSeconds}, ${Math.round(durationSeconds)}::integer)`,
      }),
      ...(carrierDurationSeconds !== undefined && { durationSeconds: Math.round(carrierDurationSeconds) }),
      ...(disposition && { disposition: asMachine(disposition) }),
      ...(fallbackDisposition && {
        disposition: sql`coalesce(${calls.disposition}, ${asMachine(fallbackDisposition)})`,
      }),
      ...(fallbackDetail !== undefined && {
        dispositionDetail: sql`case when ${calls.disposition} is null then ${fallbackDetail} else ${calls.dispositionDetail} end`,
      }),
      ...(forwardedTo && { forwarded: true, forwardedTo }),
      ...(change.latencyOfTranscript && {
        latencyP50Ms: responseTime(callId, 0.5),
        latencyP95Ms: responseTime(callId, 0.95),
      }),
      ...((metadata ?? transfer) && { metadata: mergedMetadata(metadata, transfer) }),
      updatedAt: new Date(),
    })
    .where(
      and(
        eq(calls.id, callId),
        callSid === undefined ? undefined : or(isNull(calls.callSid), eq(calls.callSid, callSid)),
        heldAs && or(isNull(calls.streamSid), inArray(calls.streamSid, [...heldAs])),
      ),
    );
}

function mergedMetadata(metadata: CallChange['metadata'] = {}, transfer: CallChange['transfer']): SQL {
  const merged = sql`${calls.metadata} || ${JSON.stringify(metadata)}::jsonb`;
  if (!transfer) return merged;
  const before = sql`coalesce(${calls.metadata} -> 'transfer', '{}'::jsonb)`;
  return sql`${merged} || jsonb_build_object('transfer', ${before} || ${JSON.stringify(transfer)}::jsonb)`;
}

function responseTime(callId: string, part: number): SQL {
  return sql`(select percentile_cont(${part}) within group (order by ${callTurns.totalMs}) from ${callTurns} where ${callTurns.callId} = ${callId})`;
}

/** A machine that hangs up is no caller who did. */
function asMachine(disposition: Disposition): SQL {
  if (disposition !== 'caller_hung_up') return sql`${disposition}`;
  return sql`case when ${calls.answeredBy} in ('machine', 'fax') then 'machine' else ${disposition} end`;
}

const STAYS = sql`on conflict do nothing`;

/** Rows that are there already stay, so a batch may be written again after its answer was lost. */
export async function insertEvents(queries: Queries, rows: readonly NewCallEvent[]): Promise<void> {
  await insertRows(queries, callEvents, rows, STAYS);
}

export async function insertTurns(queries: Queries, rows: readonly NewCallTurn[]): Promise<void> {
  await insertRows(queries, callTurns, rows, STAYS);
}

const NEWER_CHECKPOINT = sql`on conflict (call_id) do update set at_ms = excluded.at_ms, state = excluded.state,
  turn_count = excluded.turn_count, reminders = excluded.reminders, updated_at = now()`;

/** Keeps calls' latest checkpoints, one of each call. */
export async function saveCheckpoints(queries: Queries, rows: readonly NewCallCheckpoint[]): Promise<void> {
  await insertRows(queries, callCheckpoints, rows, NEWER_CHECKPOINT);
}

export async function forgetCheckpoints(queries: Queries, callIds: readonly string[]): Promise<void> {
  if (callIds.length > 0) await queries.delete(callCheckpoints).where(inArray(callCheckpoints.callId, [...callIds]));
}

/** Writes recordings that were not resumed, one of each call: a row that is there takes the newer facts. */
export async function saveRecordings(queries: Queries, rows: readonly RecordingFacts[]): Promise<void> {
  if (rows.length === 0) return;
  await queries
    .insert(recordings)
    .values([...rows])
    .onConflictDoUpdate({
      target: recordings.callId,
      set: {
        // What is written once more from disk does not undo what became of it since.
        status: sql`case when excluded.status = 'recording' then ${recordings.status} else excluded.status end`,
        durationMs: sql`coalesce(excluded.duration_ms, ${recordings.durationMs})`,
        sizeBytes: sql`coalesce(excluded.size_bytes, ${recordings.sizeBytes})`,
        updatedAt: new Date(),
      },
    });
}

/** One recording a call: the row of a call that is written again takes the newer facts, and one segment more. */
export async function saveRecording(queries: Queries, facts: RecordingFacts): Promise<void> {
  const { segment, ...row } = facts;
  const { status, durationMs, sizeBytes } = row;
  const added = segment && JSON.stringify([segment]);
  await queries
    .insert(recordings)
    .values(row)
    .onConflictDoUpdate({
      target: recordings.callId,
      set: {
        // What is written once more from disk does not undo what became of it since.
        ...(status && status !== 'recording' && { status }),
        ...(durationMs !== undefined && { durationMs }),
        ...(sizeBytes !== undefined && { sizeBytes }),
        updatedAt: new Date(),
        ...(added && {
          segments: sql`case when ${recordings.segments} @> ${added}::jsonb then ${recordings.segments} else ${recordings.segments} || ${added}::jsonb end`,
        }),
      },
    });
}

function forward(status: CallStatus): SQL {
  const earlier = statusesBefore(status);
  if (earlier.length === 0) return sql`${calls.status}`;
  const list = sql.join(
    earlier.map(one => sql`${one}`),
    sql`, `,
  );
  return sql`case when ${calls.status} in (${list}) then ${status} else ${calls.status} end`;
}

function pick<Value extends object, Key extends keyof Value>(value: Value, keys: readonly Key[]): Pick<Value, Key> {
  return Object.fromEntries(keys.flatMap(key => (value[key] === undefined ? [] : [[key, value[key]]]))) as Pick<
    Value,
    Key
  >;
}

/** A call without any known price has no cost. Tenths of a cent are kept in `usage`; the cost is in whole cents. */
function usageColumns(usage: readonly CostedUsage[]) {
  const all = sql`coalesce(${calls.usage}, '[]'::jsonb) || ${JSON.stringify(usage)}::jsonb`;
  const dollars = sql`(select sum((entry->>'costUsd')::numeric) from jsonb_array_elements(${all}) entry)`;
  return {
    usage: all,
    costMinor: sql`round(${dollars} * 100)::integer`,
    costCurrency: sql`case when ${dollars} is null then null else 'USD' end`,
  };
}
