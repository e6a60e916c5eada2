import type { Disposition } from '@frontdesk/contract';
import { PhoneNumberE164 } from '@frontdesk/contract';
import type { ConversationDetails } from '@frontdesk/providers/elevenlabs';
import { eq, sql } from 'drizzle-orm';
import { calls, callTurns, phoneNumbers } from '../../db/schema/index.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { contactWithNumber } from '../contacts/contact-with-number.ts';
import type { Transaction } from '../members/enter.ts';
import { judgementOf } from './judgement.ts';

/** Who carried the call: none of our carriers. */
const CARRIER = 'elevenlabs';

export interface ImportConversation {
  readonly businessId: string;
  readonly agentId: string;
  readonly conversation: ConversationDetails;
}

/** Keeps a conversation that the agent had without us, over a telephone number or a page of ElevenLabs' own, as a call. */
export async function importConversation(
  transaction: Transaction,
  { businessId, agentId, conversation }: ImportConversation,
): Promise<void> {
  const { conversationId, phoneCall, startedAt, durationSeconds, transcript, hasFailed } = conversation;
  const direction = phoneCall?.direction ?? 'web';
  const ours = PhoneNumberE164.safeParse(phoneCall?.agentNumber).data ?? null;
  const theirs = PhoneNumberE164.safeParse(phoneCall?.externalNumber).data ?? null;
  const [number] = ours
    ? await transaction.select({ id: phoneNumbers.id }).from(phoneNumbers).where(eq(phoneNumbers.number, ours))
    : [];
  const [call] = await transaction
    .insert(calls)
    .values({
      ...{ businessId, agentId, direction, carrier: CARRIER, externalId: conversationId },
      ...(direction === 'outbound' ? { fromNumber: ours, toNumber: theirs } : { fromNumber: theirs, toNumber: ours }),
      phoneNumberId: number?.id ?? null,
      contactId: theirs ? contactWithNumber(businessId, theirs) : null,
      callSid: phoneCall?.callSid ?? null,
      status: hasFailed ? 'failed' : 'completed',
      startedAt,
      answeredAt: startedAt,
      endedAt: new Date(startedAt.getTime() + durationSeconds * 1000),
      durationSeconds: Math.round(durationSeconds),
      disposition: dispositionOf(conversation),
      dispositionDetail: conversation.terminationReason,
      summary: conversation.summary,
      success: conversation.success,
      turnCount: transcript.length,
      metadata: { hosted_conversation_id: conversationId, hosted: judgementOf(conversation) },
    })
    .onConflictDoNothing()
    .returning({ id: calls.id });
  if (!call) return; // another process was first
  if (transcript.length > 0) await transaction.insert(callTurns).values(turnsOf(businessId, call.id, conversation));
  if (number && direction === 'inbound')
    await transaction
      .update(phoneNumbers)
      .set({ callsReceived: sql`${phoneNumbers.callsReceived} + 1` })
      .where(eq(phoneNumbers.id, number.id));
  await recordAudit(transaction, {
    ...{ businessId, actor: { type: 'system' }, action: 'call.logged', subjectType: 'call', subjectId: call.id },
    after: { agentId, direction, externalId: conversationId, turnCount: transcript.length },
  });
}

/** The service tells when each turn began, in whole seconds: it lasts until the next. */
function turnsOf(businessId: string, callId: string, { transcript, durationSeconds }: ConversationDetails) {
  return transcript.map(({ speaker, text, atSeconds }, turnIndex) => {
    const untilSeconds = transcript[turnIndex + 1]?.atSeconds ?? Math.max(durationSeconds, atSeconds);
    const times = { startedAtMs: atSeconds * 1000, endedAtMs: Math.max(atSeconds, untilSeconds) * 1000 };
    return { businessId, callId, turnIndex, speaker, text, ...times };
  });
}

function dispositionOf({ hasFailed, terminationReason }: ConversationDetails): Disposition {
  if (hasFailed) return 'failed';
  if (/silence/i.test(terminationReason)) return 'silence';
  if (/max(imum)?[ _]duration/i.test(terminationReason)) return 'max_duration';
  if (/transfer/i.test(terminationReason)) return 'transferred';
  return /end_call|agent/i.test(terminationReason) ? 'agent_ended' : 'caller_hung_up';
}
