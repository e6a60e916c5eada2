import type { CallSnapshot, TestAgentBody, TestAgentResult, TestToolCall } from '@frontdesk/contract';
import {
  conductTextTurn,
  type DialogueEngine,
  FlowProblemsError,
  type ToolHandler,
  type ToolRunner,
} from '@frontdesk/voice';
import { sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { AppError } from '../../app-error.ts';
import type { Tenant, Transaction } from '../members/enter.ts';
import { createToolHandler } from '../tools/tool-handler.ts';
import { findAgent } from './find-agent.ts';
import { assembleSnapshot } from './load-call-snapshot.ts';
import { openTrial, type Trial, trialSession } from './trial-session.ts';

export interface TestAgentOptions {
  readonly dialogue: DialogueEngine;
  readonly wallTime: () => Date;
  readonly onFailure: (tool: string, error: unknown) => void;
}

/** A trial may hold up bookings of the business while its tools run, so it is short. */
const TIME_LIMIT_MS = 5_000;

/** Carries the result out of a transaction that is taken back. */
class TakenBack extends Error {
  readonly result: TestAgentResult;
  constructor(result: TestAgentResult) {
    super('A trial is never kept.');
    this.result = result;
  }
}

/**
 * Holds a conversation with the agent in writing, from its start, and returns its last turn. The tools are the real ones
 * inside a transaction that is always taken back: the agent finds what it booked earlier in the conversation, and
 * nothing of it remains. Throws `not_found`, `not_ready` before anything was published, and `validation_failed`.
 */
export async function testAgent(
  tenant: Tenant,
  agentId: string,
  body: TestAgentBody,
  options: TestAgentOptions,
): Promise<TestAgentResult> {
  const trial = openTrial(body, options.wallTime());
  try {
    return await tenant.run(async transaction => {
      await transaction.execute(sql`select set_config('statement_timeout', ${String(TIME_LIMIT_MS)}, true)`);
      const snapshot = await loadTrialSnapshot(transaction, agentId, trial.source);
      throw new TakenBack(await hold(transaction, snapshot, trial, options));
    });
  } catch (error) {
    if (error instanceof TakenBack) return error.result;
    if (!(error instanceof FlowProblemsError)) throw error;
    const problems = error.problems.map(message => ({ field: 'call_flow', message }));
    throw new AppError('validation_failed', 'The agent could not hold a call like this.', { problems, cause: error });
  }
}

async function loadTrialSnapshot(transaction: Transaction, agentId: string, source: Trial['source']) {
  const { row, draft, published } = await findAgent(transaction, agentId);
  const config = source === 'draft' ? draft : published?.config;
  if (!config) throw new AppError('not_ready', 'Nothing of this agent was published yet.');
  const versionId = row.publishedVersionId ?? row.id;
  return assembleSnapshot(transaction, row.businessId, { id: row.id, versionId, name: row.name, config });
}

async function hold(
  transaction: Transaction,
  snapshot: CallSnapshot,
  trial: Trial,
  { dialogue: engine, onFailure }: TestAgentOptions,
): Promise<TestAgentResult> {
  const startedAtMs = performance.now();
  const call = { id: uuidv7(), from: trial.callerNumber, to: snapshot.business.phoneNumber };
  const wallTime = () => trial.at;
  let failure: unknown;
  const noteFailure = (tool: string, _callId: string, error: unknown) => {
    failure = error;
    onFailure(tool, error);
  };
  const handler = createToolHandler({ db: transaction, wallTime, onFailure: noteFailure })({ ...call, snapshot });
  const toolCalls: TestToolCall[] = [];
  const tools = trialTools({
    transaction,
    handler,
    callId: call.id,
    toolCalls,
    takeFailure: () => {
      const taken = failure;
      failure = undefined;
      return taken;
    },
  });
  const context = { call, snapshot, tools, wallTime };
  const signal = AbortSignal.timeout(TIME_LIMIT_MS);
  const messages: TestAgentResult['messages'] = [];
  let turn = await conductTextTurn({ engine, context, input: { type: 'started' }, signal });
  messages.push({ role: 'agent', text: turn.said.join(' ') });
  for (const text of trial.said) {
    if (turn.end || turn.transfer) break;
    toolCalls.length = 0;
    turn = await conductTextTurn({ engine, context, saved: turn.saved, input: { type: 'said', text }, signal });
    messages.push({ role: 'caller', text }, { role: 'agent', text: turn.said.join(' ') });
  }
  return {
    reply: turn.said.join(' '),
    toolCalls,
    messages,
    session: trialSession(trial),
    source: trial.source,
    ended: turn.end?.disposition ?? null,
    transferredTo: turn.transfer?.to ?? null,
    durationMs: Math.round(performance.now() - startedAtMs),
  };
}

interface TrialTools {
  readonly transaction: Transaction;
  readonly handler: ToolHandler;
  readonly callId: string;
  readonly toolCalls: TestToolCall[];
  /** Why the last tool broke; undefined when it did not. */
  readonly takeFailure: () => unknown;
}

/** Each tool in a savepoint of its own, so that one that breaks does not spoil the rest of the conversation. */
function trialTools({ transaction, handler, callId, toolCalls, takeFailure }: TrialTools): ToolRunner {
  return {
    async run(request) {
      const idempotencyKey = `${callId}:${request.name}:${JSON.stringify(request.arguments)}`;
      const broken = { code: 'failed', value: {} };
      const result = await transaction
        .transaction(async () => {
          const outcome = await handler.run({ ...request, idempotencyKey });
          const failure = takeFailure();
          if (failure !== undefined) throw failure;
          return outcome;
        })
        .catch(() => broken);
      toolCalls.push({
        tool: request.name,
        code: result.code,
        arguments: { ...request.arguments },
        value: { ...result.value },
        simulated: true,
      });
      return result;
    },
  };
}
