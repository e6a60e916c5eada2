import type { AnsweredBy, CallStatus, Disposition } from '@frontdesk/contract';
import { and, eq, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../../db/connection.ts';
import { callEvents, calls, callTurns, phoneNumbers, recordings } from '../../db/schema/index.ts';
import { contactWithNumber } from '../contacts/contact-with-number.ts';
import { statusesBefore } from './call-status.ts';

export type NewCall = typeof calls.$inferInsert & { readonly id: string; readonly callSid: string };
export type NewCallEvent = typeof callEvents.$inferInsert;
export type NewCallTurn = typeof callTurns.$inferInsert;
export type NewRecording = typeof recordings.$inferInsert;

/** The database, or a transaction of it. */
export type Queries = Pick<Database, 'select' | 'insert' | 'update' | 'execute'>;

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
  readonly turnCount?: number;
  readonly latencyP50Ms?: number | null;
  readonly latencyP95Ms?: number | null;
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

/** Gives a call's one media stream to `streamSid`. False when another stream has it, or the call has ended. */
export async function claimStream(queries: Queries, callId: string, streamSid: string): Promise<boolean> {
  const claimed = await queries
    .update(calls)
    .set({ streamSid })
    .where(and(eq(calls.id, callId), isNull(calls.streamSid), isNull(calls.endedAt)))
    .returning({ id: calls.id });
  return claimed.length > 0;
}

export async function updateCall(queries: Queries, callId: string, change: CallChange): Promise<void> {
  const { status, answeredAt, endedAt, durationSeconds, carrierDurationSeconds, metadata } = change;
  const { callSid, disposition, fallbackDisposition, fallbackDetail, forwardedTo, ...plain } = change;
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
      ...(metadata && { metadata: sql`${calls.metadata} || ${JSON.stringify(metadata)}::jsonb` }),
      updatedAt: new Date(),
    })
    .where(
      and(
        eq(calls.id, callId),
        callSid === undefined ? undefined : or(isNull(calls.callSid), eq(calls.callSid, callSid)),
      ),
    );
}

/** A machine that hangs up is no caller who did. */
function asMachine(disposition: Disposition): SQL {
  if (disposition !== 'caller_hung_up') return sql`${disposition}`;
  return sql`case when ${calls.answeredBy} in ('machine', 'fax') then 'machine' else ${disposition} end`;
}

/** Rows that are there already stay, so a batch may be written again after its answer was lost. */
export async function insertEvents(queries: Queries, rows: readonly NewCallEvent[]): Promise<void> {
  if (rows.length > 0)
    await queries
      .insert(callEvents)
      .values([...rows])
      .onConflictDoNothing();
}

export async function insertTurns(queries: Queries, rows: readonly NewCallTurn[]): Promise<void> {
  if (rows.length > 0)
    await queries
      .insert(callTurns)
      .values([...rows])
      .onConflictDoNothing();
}

/** One recording a call: the row of a call that is written again takes the newer facts. */
export async function saveRecording(queries: Queries, row: NewRecording): Promise<void> {
  const { status, durationMs, sizeBytes } = row;
  await queries
    .insert(recordings)
    .values(row)
    .onConflictDoUpdate({
      target: recordings.callId,
      set: { ...(status && { status }), durationMs, sizeBytes, updatedAt: new Date() },
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
