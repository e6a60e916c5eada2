import { createHash } from 'node:crypto';
import type { RetellClient } from '@frontdesk/providers/retell';
import { ProviderError } from '@frontdesk/voice';
import { eq, sql } from 'drizzle-orm';
import { DateTime } from 'luxon';
import { agents } from '../../db/schema/index.ts';
import { loadCallSnapshot } from '../agents/load-call-snapshot.ts';
import { instructionsOf } from '../prompts/instructions-of.ts';
import { describeTools } from '../tools/tool-handler.ts';
import { agentAtRetell } from './agent-at-retell.ts';
import {
  type Counterpart,
  type CounterpartState,
  clearProblem,
  forgetCounterpart,
  loadCounterpart,
  noteProblem,
  noteState,
  settleCounterpart,
} from './counterpart.ts';
import { keepNumbers } from './keep-numbers.ts';
import { type RetellContext, retellOf } from './retell-context.ts';

type AgentRow = typeof agents.$inferSelect;

/**
 * Brings an agent's counterpart at Retell into step with the published agent: makes it, changes it, or takes it away
 * with the agent; the agent's numbers at Retell, too. Does nothing where there is nothing to do, and to agents at Retell
 * that somebody else made and linked. A failure is noted with the counterpart and in the audit log, and thrown when
 * trying again may help.
 */
export async function keepInStep(context: RetellContext, agentId: string, signal: AbortSignal): Promise<void> {
  const { db } = context;
  await db.transaction(async lock => {
    // One process at a time; what was done is written outside, so that it stays when the rest fails.
    const { rows } = await lock.execute<{ isMine: boolean }>(
      sql`select pg_try_advisory_xact_lock(hashtextextended(${`retell/${agentId}`}, 0)) as "isMine"`,
    );
    if (!rows[0]?.isMine) return;
    const [row] = await db.select().from(agents).where(eq(agents.id, agentId));
    if (!row) return;
    let counterpart = await loadCounterpart(db, agentId);
    try {
      const isHere = !row.deletedAt && isMirrored(row, counterpart);
      const isInStep = isHere && (await bringUp(context, row, counterpart, signal));
      counterpart = await loadCounterpart(db, agentId);
      const problems = await keepNumbers(context, { lock, agent: row, isHere, signal });
      const [problem] = problems;
      // What else is wrong goes first.
      if (problem !== undefined && (isInStep || !isHere))
        await noteProblem(db, row, problems.join(' '), counterpart?.problem ?? null);
      else if (problem === undefined && isInStep && counterpart?.problem) await clearProblem(db, agentId);
      if (row.deletedAt && problem === undefined) await takeAway(context, row, counterpart, signal);
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      await noteProblem(db, row, error.message, counterpart?.problem ?? null);
      if (error.isRetryable) throw error;
    }
  });
}

function isMirrored({ engine, publishedVersionId, retellAgentId }: AgentRow, known: Counterpart | undefined): boolean {
  const isLinkedByHand = retellAgentId !== null && retellAgentId !== known?.outsideId;
  return engine === 'retell' && publishedVersionId !== null && !isLinkedByHand;
}

/** Whether Retell has all of it. */
async function bringUp(
  context: RetellContext,
  row: AgentRow,
  known: Counterpart | undefined,
  signal: AbortSignal,
): Promise<boolean> {
  const { db, clock } = context;
  const client = await retellOf(context, row.businessId);
  if (!client) {
    await noteProblem(db, row, 'There is no account at Retell.', known?.problem ?? null);
    return false;
  }
  const wanted = await wantedAtRetell(context, row);
  const fingerprint = fingerprintOf(wanted, client);
  const state = known?.state ?? {};
  if (state.refused === fingerprint) return false;
  if (state.fingerprint === fingerprint) return true;
  try {
    const llmId = await keepLlm(context, row, { client, state, body: wanted.llm, signal });
    const body = { ...wanted.agent, response_engine: { type: 'retell-llm', llm_id: llmId } };
    const before = known?.outsideId ?? null;
    const isThere = before !== null && (await client.updateAgent(before, body, signal));
    const outsideId = isThere ? before : await client.createAgent(body, signal);
    await settleCounterpart(db, row, { outsideId, llmId, fingerprint, at: clock.wallTime() });
    return true;
  } catch (error) {
    // Some of it may be there by now, so what was there before is to be told again.
    const isFinal = error instanceof ProviderError && error.fault === 'rejected';
    await noteState(db, row, { fingerprint: '', ...(isFinal && { refused: fingerprint }) });
    throw error;
  }
}

async function wantedAtRetell({ db, clock, publicUrl }: RetellContext, row: AgentRow) {
  const { id: agentId, businessId, publishedVersionId } = row;
  const versionId = publishedVersionId ?? '';
  const snapshot = await loadCallSnapshot(db, { businessId, agentId, versionId });
  const { timezone: zone } = snapshot.business.hours;
  // The same all day, so that it need not be told to Retell again and again.
  const day = DateTime.fromJSDate(clock.wallTime(), { zone }).startOf('day').toJSDate();
  const instructions = await instructionsOf(db, { snapshot, callerNumber: null, at: day });
  const tools = describeTools({ id: '', from: null, to: null, snapshot });
  return agentAtRetell({ snapshot, instructions, tools, publicUrl, day });
}

interface KeepLlm {
  readonly client: RetellClient;
  readonly state: CounterpartState;
  readonly body: object;
  readonly signal: AbortSignal;
}

/** The brain first: the agent names it. A new one is remembered at once, so that none is made twice. */
async function keepLlm({ db }: RetellContext, row: AgentRow, { client, state, body, signal }: KeepLlm) {
  if (state.llmId !== undefined && (await client.updateLlm(state.llmId, body, signal))) return state.llmId;
  const llmId = await client.createLlm(body, signal);
  await noteState(db, row, { llmId });
  return llmId;
}

async function takeAway(
  context: RetellContext,
  row: AgentRow,
  known: Counterpart | undefined,
  signal: AbortSignal,
): Promise<void> {
  if (!known) return;
  const client = await retellOf(context, row.businessId);
  if (client && known.outsideId !== null) await client.deleteAgent(known.outsideId, signal);
  if (client && known.state.llmId !== undefined) await client.deleteLlm(known.state.llmId, signal);
  await forgetCounterpart(context.db, row.id);
}

/** Of what is wanted, and of the account in which it is wanted. */
function fingerprintOf(wanted: object, { account }: RetellClient): string {
  return createHash('sha256')
    .update(JSON.stringify([wanted, account.baseUrl, account.apiKey]))
    .digest('hex');
}
