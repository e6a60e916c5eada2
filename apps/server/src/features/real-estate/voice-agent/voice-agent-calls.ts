import type { VoiceAgentCall, VoiceAgentCallQuery } from '@frontdesk/contract';
import { and, asc, desc, eq, inArray, type SQL } from 'drizzle-orm';
import { AppError } from '../../../app-error.ts';
import { calls, callTurns, contacts, recordings } from '../../../db/schema/index.ts';
import { noSuchCall } from '../../calls/no-such-call.ts';
import { pageOfCalls } from '../../calls/page-of-calls.ts';
import type { Tenant, Transaction } from '../../members/enter.ts';
import { fromCarrierStatus, toCarrierStatus } from './carrier-status.ts';

/** Makes the address at which a call's recording can be heard for a while. */
export type LinkRecording = (callId: string) => string;

/** One page of the business's calls, latest first. What was said is null for those who may not hear it. */
export function listVoiceAgentCalls(tenant: Tenant, query: VoiceAgentCallQuery, link: LinkRecording) {
  const { page, pageSize, status, ...filters } = query;
  const { businessId, principal } = tenant;
  return tenant.run(async transaction => {
    const { ids, total } = await pageOfCalls(transaction, principal, {
      ...filters,
      page,
      pageSize,
      businessId,
      status: status && fromCarrierStatus(status),
      sort: '-started_at',
    });
    const items = await selectCalls(transaction, tenant, inArray(calls.id, [...ids]), link);
    return { items, total, page, pageSize };
  });
}

/** Throws `not_found`. */
export function loadVoiceAgentCall(tenant: Tenant, callId: string, link: LinkRecording): Promise<VoiceAgentCall> {
  return tenant.run(async transaction => {
    const [call] = await selectCalls(transaction, tenant, eq(calls.id, callId), link);
    if (!call) throw noSuchCall();
    return call;
  });
}

/** The carrier's id of the call's recording, where it has one. Throws `not_found` and, during the call, `not_ready`. */
export function findRecording(tenant: Tenant, callId: string): Promise<{ readonly recordingSid: string | null }> {
  return tenant.run(async transaction => {
    const [row] = await transaction
      .select({ recordingSid: recordings.recordingSid, status: recordings.status })
      .from(recordings)
      .where(eq(recordings.callId, callId));
    if (!row || row.status === 'failed') throw new AppError('not_found', 'This call was not recorded.');
    if (row.status === 'recording') throw new AppError('not_ready', 'The call is still being recorded.');
    return { recordingSid: row.recordingSid };
  });
}

/** What was said, a line a turn; empty when nobody spoke. */
export function loadTranscript(tenant: Tenant, callId: string): Promise<string> {
  return tenant.run(async transaction => (await transcriptsOf(transaction, [callId])).get(callId) ?? '');
}

async function selectCalls(
  transaction: Transaction,
  tenant: Tenant,
  where: SQL,
  link: LinkRecording,
): Promise<VoiceAgentCall[]> {
  const rows = await transaction
    .select({ call: calls, contactName: contacts.name, recording: recordings.status })
    .from(calls)
    .leftJoin(contacts, eq(contacts.id, calls.contactId))
    .leftJoin(recordings, eq(recordings.callId, calls.id))
    .where(and(eq(calls.businessId, tenant.businessId), where))
    .orderBy(desc(calls.startedAt), desc(calls.id));
  const mayHear = tenant.may('calls:hear');
  const transcripts = mayHear
    ? await transcriptsOf(
        transaction,
        rows.map(({ call }) => call.id),
      )
    : new Map<string, string>();
  return rows.map(({ call, contactName, recording }) => ({
    id: call.id,
    voiceAgentId: call.agentId,
    realEstateAgentId: call.businessId,
    twilioCallSid: call.callSid,
    contactId: call.contactId,
    contactName: contactName || null,
    fromNumber: call.fromNumber,
    toNumber: call.toNumber,
    status: toCarrierStatus(call.status),
    direction: call.direction,
    durationSeconds: call.durationSeconds ?? 0,
    recordingUrl: mayHear && recording === 'completed' ? link(call.id) : null,
    transcript: transcripts.get(call.id) ?? null,
    startedAt: call.startedAt.toISOString(),
    answeredAt: call.answeredAt?.toISOString() ?? null,
    endedAt: call.endedAt?.toISOString() ?? null,
    createdAt: call.createdAt.toISOString(),
  }));
}

/** By call; calls on which nothing was said are left out. */
async function transcriptsOf(transaction: Transaction, callIds: readonly string[]): Promise<Map<string, string>> {
  if (callIds.length === 0) return new Map();
  const turns = await transaction
    .select({ callId: callTurns.callId, speaker: callTurns.speaker, text: callTurns.text })
    .from(callTurns)
    .where(inArray(callTurns.callId, [...callIds]))
    .orderBy(asc(callTurns.callId), asc(callTurns.turnIndex));
  const byCall = Map.groupBy(turns, turn => turn.callId);
  return new Map(
    [...byCall].map(([callId, said]) => [
      callId,
      said.map(({ speaker, text }) => `${speaker === 'agent' ? 'Agent' : 'Caller'}: ${text}`).join('\n'),
    ]),
  );
}
