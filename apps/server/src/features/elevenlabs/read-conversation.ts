import { Id } from '@frontdesk/contract';
import { AgentsApi, accessOf, CALL_ID_VARIABLE, type ConversationDetails } from '@frontdesk/providers/elevenlabs';
import { and, between, eq, or, sql } from 'drizzle-orm';
import { calls } from '../../db/schema/index.ts';
import { runFenced, type Transaction } from '../members/enter.ts';
import type { ElevenLabsContext } from './elevenlabs-context.ts';
import { importConversation } from './import-conversation.ts';
import { judgementOf } from './judgement.ts';

/** A call of ours begins at most so long before or after its conversation. */
const CLOSE_MS = 10 * 60_000;

export interface ToldConversation {
  readonly businessId: string;
  readonly agentId: string;
  readonly conversationId: string;
}

/**
 * Adds to a call's record what ElevenLabs made of its conversation; a conversation that was no call of ours becomes one.
 * Reading it again changes nothing. Throws while it is not there yet, on either side.
 */
export async function readConversation(
  context: ElevenLabsContext,
  { businessId, agentId, conversationId }: ToldConversation,
  signal: AbortSignal,
): Promise<void> {
  const { db, providers, clock, logger } = context;
  const record = providers.records.find(({ hosted }) => hosted?.engine === 'elevenlabs');
  const account = record && (await providers.keys.find(businessId, record));
  if (!account) throw new Error('There is no account at ElevenLabs.');
  const conversation = await new AgentsApi(accessOf(account.credentials), clock).conversation(conversationId, signal);
  if (!conversation.isDone) throw new Error('ElevenLabs is not done with the conversation yet.');
  await runFenced(db, businessId, async transaction => {
    const callId = await findCall(transaction, conversation);
    if (callId !== null) await addOutcome(transaction, callId, conversation);
    else if (CALL_ID_VARIABLE in conversation.variables) throw new Error('The record of the call is not there yet.');
    else await importConversation(transaction, { businessId, agentId, conversation });
  });
  logger.info({ agentId, conversationId }, 'A conversation at ElevenLabs was read.');
}

/** By the id it was opened with, else by what its call noted, else by the carrier's id. */
async function findCall(transaction: Transaction, conversation: ConversationDetails): Promise<string | null> {
  const { conversationId, startedAt, variables, phoneCall } = conversation;
  const named = Id.safeParse(variables[CALL_ID_VARIABLE]).data;
  const atMs = startedAt.getTime();
  const isNoted = and(
    between(calls.startedAt, new Date(atMs - CLOSE_MS), new Date(atMs + CLOSE_MS)),
    sql`${calls.metadata} ->> 'hosted_conversation_id' = ${conversationId}`,
  );
  const [call] = await transaction
    .select({ id: calls.id })
    .from(calls)
    .where(
      named
        ? eq(calls.id, named)
        : or(
            eq(calls.externalId, conversationId),
            isNoted,
            ...(phoneCall?.callSid ? [eq(calls.callSid, phoneCall.callSid)] : []),
          ),
    )
    .limit(1);
  return call?.id ?? null;
}

/** What somebody has written there already stays. */
async function addOutcome(transaction: Transaction, callId: string, conversation: ConversationDetails): Promise<void> {
  const { summary, success, conversationId } = conversation;
  const metadata = { hosted_conversation_id: conversationId, hosted: judgementOf(conversation) };
  await transaction
    .update(calls)
    .set({
      summary: sql`coalesce(${calls.summary}, ${summary})`,
      success: sql`coalesce(${calls.success}, ${success}::boolean)`,
      metadata: sql`${calls.metadata} || ${JSON.stringify(metadata)}::jsonb`,
    })
    .where(eq(calls.id, callId));
}
