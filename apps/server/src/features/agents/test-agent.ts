import type { CallSnapshot, TestAgentBody, TestAgentResult } from '@frontdesk/contract';
import { type DialogueEngine, FlowProblemsError } from '@frontdesk/voice';
import { sql } from 'drizzle-orm';
import { AppError } from '../../app-error.ts';
import type { Tenant, Transaction } from '../members/enter.ts';
import type { InstructionsFor } from '../prompts/instructions-of.ts';
import { describeTools } from '../tools/tool-handler.ts';
import { findAgent } from './find-agent.ts';
import { goOn, holdAgain } from './hold-trial.ts';
import { assembleSnapshot } from './load-call-snapshot.ts';
import { openTrial, type Trial } from './trial-session.ts';

export interface TestAgentOptions {
  /** Who holds an agent's conversations. */
  readonly dialogueFor: (snapshot: CallSnapshot) => DialogueEngine | Promise<DialogueEngine>;
  /** The agent's prompt, filled in for a call. */
  readonly instructionsFor: (call: InstructionsFor) => Promise<string>;
  readonly wallTime: () => Date;
  readonly onFailure: (tool: string, error: unknown) => void;
}

/** A language model may think for a while, and holds nothing up meanwhile. */
const ANSWER_LIMIT_MS = 30_000;
/** A trial may hold up bookings of the business while its tools run, so it is short. */
const TIME_LIMIT_MS = 5_000;

/** Carries the result out of a transaction that is taken back. */
class TakenBack<Result> extends Error {
  readonly result: Result;
  constructor(result: Result) {
    super('A trial is never kept.');
    this.result = result;
  }
}

/**
 * Holds a conversation with the agent in writing, and returns its last turn. The tools are the real ones inside a
 * transaction that is always taken back, so nothing of them remains. A dialogue that comes to the same each time is held
 * from its start, and the agent finds what it booked earlier in the conversation; another one goes on from its session,
 * where what its tools did before is gone. Throws `not_found`, `not_ready` before anything was published, and
 * `validation_failed`.
 */
export async function testAgent(
  tenant: Tenant,
  agentId: string,
  body: TestAgentBody,
  options: TestAgentOptions,
): Promise<TestAgentResult> {
  const { dialogueFor, instructionsFor, onFailure } = options;
  const trial = openTrial(body, options.wallTime());
  const snapshot = await tenant.run(transaction => loadTrialSnapshot(transaction, agentId, trial.source));
  const engine = await dialogueFor(snapshot);
  const { callerNumber, at } = trial;
  const instructions = engine.isRepeatable ? '' : await instructionsFor({ snapshot, callerNumber, at });
  const descriptions = describeTools({ id: snapshot.agent.id, from: callerNumber, to: null, snapshot });
  const parts = { engine, snapshot, trial, instructions, descriptions, onFailure };
  try {
    if (!engine.isRepeatable)
      return await goOn({ ...parts, limitMs: ANSWER_LIMIT_MS, run: work => inVain(tenant, work) });
    return await inVain(tenant, transaction =>
      holdAgain({ ...parts, limitMs: TIME_LIMIT_MS, run: work => work(transaction) }),
    );
  } catch (error) {
    if (!(error instanceof FlowProblemsError)) throw error;
    const problems = error.problems.map(message => ({ field: 'call_flow', message }));
    throw new AppError('validation_failed', 'The agent could not hold a call like this.', { problems, cause: error });
  }
}

async function inVain<Result>(tenant: Tenant, work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
  try {
    return await tenant.run(async transaction => {
      await transaction.execute(sql`select set_config('statement_timeout', ${String(TIME_LIMIT_MS)}, true)`);
      throw new TakenBack(await work(transaction));
    });
  } catch (error) {
    // What it carries is what this very work came to.
    if (error instanceof TakenBack) return error.result as Result;
    throw error;
  }
}

async function loadTrialSnapshot(transaction: Transaction, agentId: string, source: Trial['source']) {
  const { row, draft, published } = await findAgent(transaction, agentId);
  const config = source === 'draft' ? draft : published?.config;
  if (!config) throw new AppError('not_ready', 'Nothing of this agent was published yet.');
  const versionId = row.publishedVersionId ?? row.id;
  return assembleSnapshot(transaction, row.businessId, { id: row.id, versionId, name: row.name, config });
}
