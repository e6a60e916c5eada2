import type { CostedUsage } from '@frontdesk/contract';
import type { RetellCall } from '@frontdesk/providers/retell';
import { and, eq, isNull, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '../../db/connection.ts';
import { type agents, calls, phoneNumbers, recordings } from '../../db/schema/index.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { contactWithNumber } from '../contacts/contact-with-number.ts';
import { insertTurns, updateCall } from '../telephony/call-records.ts';
import { endingOf, sentimentOf, turnsOf } from './read-call.ts';

/** Who carried the calls on numbers that are bound at Retell itself. */
const CARRIER = 'retell';

type AgentRow = typeof agents.$inferSelect;
type CallRow = typeof calls.$inferSelect;

/** What we sent along when we announced a call. */
const OurMetadata = z.object({ call_id: z.uuid() });

/**
 * Writes down what Retell says of a call of this agent's: into our own record where the call came over our line, else
 * into one of its own. Told twice or out of order it comes to the same, since every part is written once and the status
 * only moves forward. Returns the call's id.
 */
export function keepCall(db: Database, agent: AgentRow, told: RetellCall): Promise<string> {
  return db.transaction(async transaction => {
    const row = (await findCall(transaction, agent, told)) ?? (await importCall(transaction, agent, told));
    await updateCall(transaction, row.id, changeOf(row, told));
    const turns = turnsOf(told);
    // Until the end the last of them still grow.
    if (endingOf(told)) {
      const { id: callId, businessId } = row;
      await insertTurns(
        transaction,
        turns.map((turn, turnIndex) => ({ businessId, callId, turnIndex, ...turn })),
      );
    }
    await writeOutcome(transaction, row, told);
    if (told.recording_url && URL.canParse(told.recording_url)) await noteRecording(transaction, row, told);
    return row.id;
  });
}

/** Locked. By Retell's id, or by ours where we announced it. */
async function findCall(transaction: Database, agent: AgentRow, told: RetellCall): Promise<CallRow | undefined> {
  const ours = OurMetadata.safeParse(told.metadata).data?.call_id;
  const isTold = eq(calls.retellCallId, told.call_id);
  const isOurs = ours && and(eq(calls.id, ours), or(isNull(calls.retellCallId), isTold));
  const [row] = await transaction
    .select()
    .from(calls)
    .where(and(eq(calls.businessId, agent.businessId), isOurs ? or(isTold, isOurs) : isTold))
    .for('update');
  if (row && row.retellCallId === null)
    await transaction.update(calls).set({ retellCallId: told.call_id }).where(eq(calls.id, row.id));
  return row;
}

async function importCall(transaction: Database, agent: AgentRow, told: RetellCall): Promise<CallRow> {
  const { businessId, id: agentId, publishedVersionId } = agent;
  const direction = told.call_type === 'web_call' ? 'web' : (told.direction ?? 'inbound');
  const { from_number: fromNumber = null, to_number: toNumber = null } = told;
  const [ours, theirs] = direction === 'outbound' ? [fromNumber, toNumber] : [toNumber, fromNumber];
  const [number] = ours
    ? await transaction
        .select({ id: phoneNumbers.id })
        .from(phoneNumbers)
        .where(and(eq(phoneNumbers.number, ours), eq(phoneNumbers.businessId, businessId)))
    : [];
  const [inserted] = await transaction
    .insert(calls)
    .values({
      ...{ businessId, agentId, agentVersionId: publishedVersionId, direction, fromNumber, toNumber },
      ...{ carrier: CARRIER, retellCallId: told.call_id, phoneNumberId: number?.id ?? null },
      contactId: theirs ? contactWithNumber(businessId, theirs) : null,
      status: 'initiated',
      ...(told.start_timestamp && { startedAt: new Date(told.start_timestamp) }),
    })
    .onConflictDoNothing()
    .returning();
  if (!inserted) {
    // Another webhook of the same call was first.
    const known = await findCall(transaction, agent, told);
    if (known) return known;
    throw new Error('A call of another business has this Retell id.');
  }
  if (number && direction === 'inbound')
    await transaction
      .update(phoneNumbers)
      .set({ callsReceived: sql`${phoneNumbers.callsReceived} + 1` })
      .where(eq(phoneNumbers.id, number.id));
  await recordAudit(transaction, {
    ...{ businessId, actor: { type: 'system' }, action: 'call.imported', subjectType: 'call', subjectId: inserted.id },
    after: { agentId, direction, retellCallId: told.call_id },
  });
  return inserted;
}

function changeOf(row: CallRow, told: RetellCall): Parameters<typeof updateCall>[2] {
  const { start_timestamp: startMs, duration_ms: durationMs, latency } = told;
  const ending = endingOf(told);
  const begun = startMs ? { status: 'in_progress' as const, answeredAt: new Date(startMs) } : {};
  if (!ending) return begun;
  // A call on our own line that Retell never had is held here instead, and goes on.
  if (!startMs && row.carrier !== CARRIER) return { metadata: { retell_failure: ending.detail } };
  const { p50, p95 } = latency?.e2e ?? {};
  return {
    ...begun,
    status: ending.status,
    ...(ending.endedAt && { endedAt: ending.endedAt }),
    ...(durationMs != null && { durationSeconds: durationMs / 1000 }),
    // We put the caller through ourselves; to Retell they hung up.
    ...(row.disposition !== 'transferred' && { disposition: ending.disposition, dispositionDetail: ending.detail }),
    ...(told.transfer_destination && { forwardedTo: told.transfer_destination }),
    turnCount: turnsOf(told).length,
    ...(p50 != null && { latencyP50Ms: p50 }),
    ...(p95 != null && { latencyP95Ms: p95 }),
  };
}

/** What was made of the call afterwards, and what it cost; each the first time it is known. */
async function writeOutcome(transaction: Database, row: CallRow, told: RetellCall): Promise<void> {
  const { call_analysis: analysis, call_cost: cost } = told;
  const sentiment = sentimentOf(told);
  const set = {
    ...(analysis?.call_summary && row.summary === null && { summary: analysis.call_summary }),
    ...(sentiment && row.sentiment === null && { sentiment }),
    ...(analysis?.call_successful != null && row.success === null && { success: analysis.call_successful }),
  };
  if (Object.keys(set).length > 0) await transaction.update(calls).set(set).where(eq(calls.id, row.id));
  const isPaid = cost?.combined_cost != null && endingOf(told) !== null;
  if (isPaid && !row.usage?.some(({ provider }) => provider === 'retell')) {
    const usage: CostedUsage = {
      ...{ service: 'hosted', provider: 'retell', model: 'retell' },
      ...(cost.total_duration_seconds != null && { audioMs: cost.total_duration_seconds * 1000 }),
      // Retell counts in cents.
      costUsd: (cost.combined_cost ?? 0) / 100,
    };
    await updateCall(transaction, row.id, { usage: [usage] });
  }
}

/** Retell keeps the audio; whoever plays it is sent there. */
async function noteRecording(transaction: Database, { id: callId, businessId }: CallRow, told: RetellCall) {
  const recordingUrl = told.recording_url ?? '';
  const durationMs = told.duration_ms == null ? null : Math.round(told.duration_ms);
  await transaction
    .insert(recordings)
    .values({ businessId, callId, status: 'completed', recordingUrl, channels: 1, durationMs })
    .onConflictDoUpdate({
      target: recordings.callId,
      set: { recordingUrl },
      setWhere: isNull(recordings.storageKey),
    });
}
