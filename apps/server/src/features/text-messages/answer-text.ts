import type { CallSnapshot } from '@frontdesk/contract';
import {
  type Clock,
  conductTextTurn,
  type DialogueEngine,
  type TextTurn,
  ToolExecution,
  type ToolHandler,
} from '@frontdesk/voice';
import { and, eq, sql } from 'drizzle-orm';
import { agents, phoneNumbers, textMessages, textThreads } from '../../db/schema/index.ts';
import { loadCallSnapshot } from '../agents/load-call-snapshot.ts';
import { runFenced } from '../members/enter.ts';
import type { ToolCall } from '../tools/tool.ts';
import { findByKey, queueText } from './queue-text.ts';
import { ANSWER_TEXT } from './receive-text.ts';
import type { TextContext } from './text-context.ts';
import { textRefusal } from './text-limits.ts';
import type { TextThreadRow } from './threads.ts';

/** What an agent needs to answer texts. */
export interface AnsweringContext extends TextContext {
  /** Who holds an agent's conversations. */
  readonly dialogueFor: (snapshot: CallSnapshot) => DialogueEngine | Promise<DialogueEngine>;
  readonly toolsFor: (call: ToolCall) => ToolHandler;
  readonly clock: Clock;
}

/** Somebody who writes again after that begins a new conversation. */
const CONVERSATION_MS = 12 * 3_600_000;
/** Twilio's limit for one message; what the agent says at once is far shorter. */
const MAX_BODY = 1600;

interface TextToAnswer {
  readonly businessId: string;
  readonly threadId: string;
  readonly messageId: string;
}

/** Begins to have agents answer texts. */
export async function answerTexts(context: AnsweringContext): Promise<void> {
  await context.jobs.work(ANSWER_TEXT, (text, signal) => answerText(context, text, signal), { concurrency: 2 });
}

/**
 * Has the agent of the number answer one text, going on with the conversation in its thread. Throws when another answer
 * in the same thread was faster, to be tried again from where that one left off; its tools book nothing twice.
 */
export async function answerText(context: AnsweringContext, text: TextToAnswer, signal: AbortSignal): Promise<void> {
  const { db, wallTime, logger } = context;
  const { businessId, threadId, messageId } = text;
  const found = await runFenced(db, businessId, async transaction => {
    const [row] = await transaction
      .select({
        thread: textThreads,
        body: textMessages.body,
        versionId: agents.publishedVersionId,
        agentId: agents.id,
      })
      .from(textThreads)
      .innerJoin(textMessages, eq(textMessages.id, messageId))
      .innerJoin(phoneNumbers, and(eq(phoneNumbers.number, textThreads.ourNumber), eq(phoneNumbers.status, 'active')))
      .innerJoin(agents, and(eq(agents.id, phoneNumbers.agentId), eq(agents.status, 'active')))
      .where(eq(textThreads.id, threadId));
    if (!row) return undefined;
    // The job may come a second time: what they said must not count twice.
    if ((await findByKey(transaction, businessId, keyOf(messageId))) !== undefined) return undefined;
    // What could not be sent is not thought up either.
    const answer = { businessId, threadId, to: row.thread.phoneNumber, callId: null, userId: null, at: wallTime() };
    const refusal = await textRefusal(transaction, answer);
    if (refusal)
      logger.warn({ threadId, reason: refusal.reason }, 'A text is left to the staff: it must not be answered.');
    return refusal ? undefined : row;
  });
  // Nobody answers any more, or they asked for silence meanwhile: the staff sees the text.
  if (!found?.versionId || found.thread.optedOutAt !== null) return;
  const { thread, body, agentId, versionId } = found;
  const snapshot = await loadCallSnapshot(db, { businessId, agentId, versionId });
  const turn = await conversationTurn(context, { thread, body, messageId, snapshot }, signal);
  signal.throwIfAborted();
  const answer = answerIn(turn, snapshot).slice(0, MAX_BODY);
  await runFenced(db, businessId, async transaction => {
    const saved = await transaction
      .update(textThreads)
      .set({
        dialogue: turn.end || turn.transfer ? null : turn.saved,
        dialogueVersionId: versionId,
        dialogueAt: wallTime(),
      })
      .where(
        and(
          eq(textThreads.id, threadId),
          sql`${textThreads.dialogueAt} is not distinct from ${thread.dialogueAt?.toISOString() ?? null}::timestamptz`,
        ),
      )
      .returning({ id: textThreads.id });
    if (saved.length === 0) throw new Error('Another text in this thread was answered at the same time.');
    if (answer === '') return;
    const { phoneNumber: to, ourNumber: from } = thread;
    const idempotencyKey = keyOf(messageId);
    await queueText(transaction, context.jobs, { businessId, to, from, body: answer, idempotencyKey, at: wallTime() });
  });
}

const keyOf = (messageId: string) => `answer:${messageId}`;

interface Conversation {
  readonly thread: TextThreadRow;
  readonly body: string;
  readonly messageId: string;
  readonly snapshot: CallSnapshot;
}

async function conversationTurn(
  { dialogueFor, toolsFor, clock, wallTime }: AnsweringContext,
  { thread, body, messageId, snapshot }: Conversation,
  signal: AbortSignal,
): Promise<TextTurn> {
  const { phoneNumber: from, ourNumber: to } = thread;
  const tools = new ToolExecution({
    callId: messageId,
    handler: toolsFor({ id: messageId, from, to, snapshot }),
    clock,
    elapsedMs: () => 0,
    journal: () => {},
    onRunning: () => {},
  });
  const call = { id: messageId, from, to, direction: 'inbound' as const };
  const options = { engine: await dialogueFor(snapshot), context: { call, snapshot, tools, wallTime }, signal };
  const isFresh =
    thread.dialogue === null ||
    thread.dialogueVersionId !== snapshot.agent.versionId ||
    wallTime().getTime() - (thread.dialogueAt?.getTime() ?? 0) > CONVERSATION_MS;
  // Who writes first has said what they want: the greeting would only be in the way.
  const { saved } = isFresh
    ? await conductTextTurn({ ...options, input: { type: 'started' } })
    : { saved: thread.dialogue };
  return await conductTextTurn({ ...options, saved, input: { type: 'said', text: body } });
}

/** A text cannot be put through: whoever wants a person is told where to find one. */
function answerIn({ said, transfer }: TextTurn, { business }: CallSnapshot): string {
  if (!transfer) return said.join(' ');
  return `Please call ${business.name} at ${transfer.to}, or reply here and somebody will answer you.`;
}
