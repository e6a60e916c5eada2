import type { CallSnapshot, TestAgentResult, TestToolCall } from '@frontdesk/contract';
import {
  conductTextTurn,
  type DialogueEngine,
  type TextTurn,
  type ToolDescription,
  type ToolRunner,
} from '@frontdesk/voice';
import { v7 as uuidv7 } from 'uuid';
import type { Transaction } from '../members/enter.ts';
import { createToolHandler } from '../tools/tool-handler.ts';
import { type HeldTrial, type Trial, trialSession } from './trial-session.ts';

/** Does some work in a transaction that is taken back. */
export type RunInVain = <Result>(work: (transaction: Transaction) => Promise<Result>) => Promise<Result>;

export interface TrialParts {
  readonly engine: DialogueEngine;
  readonly snapshot: CallSnapshot;
  readonly trial: Trial;
  readonly run: RunInVain;
  /** For all of it. */
  readonly limitMs: number;
  /** The agent's prompt, filled in; empty where the dialogue needs none. */
  readonly instructions: string;
  /** Of the agent's tools. */
  readonly descriptions: readonly ToolDescription[];
  readonly onFailure: (tool: string, error: unknown) => void;
}

type Exchange = Pick<TestAgentResult, 'messages' | 'toolCalls'> & { readonly turn: TextTurn };

/** Holds the whole conversation from its start, and returns its last turn. */
export async function holdAgain(parts: TrialParts): Promise<TestAgentResult> {
  const startedAtMs = performance.now();
  const exchange = await converse(parts, parts.trial.said, null);
  return resultOf(exchange, parts.trial, startedAtMs);
}

/** Holds what was said since the session was given out. */
export async function goOn(parts: TrialParts): Promise<TestAgentResult> {
  const startedAtMs = performance.now();
  const { said, held } = parts.trial;
  // What was said before it went on without an answer: a session begins with the greeting.
  const known = held && held.answered <= said.length ? held : null;
  const exchange = await converse(parts, said.slice(known?.answered ?? 0), known);
  const { messages, turn } = exchange;
  const trial = { ...parts.trial, held: { answered: said.length, saved: turn.saved, messages } };
  return resultOf(exchange, trial, startedAtMs);
}

async function converse(parts: TrialParts, said: readonly string[], held: HeldTrial | null): Promise<Exchange> {
  const { engine, snapshot, trial, instructions, limitMs } = parts;
  const call = { id: uuidv7(), from: trial.callerNumber, to: snapshot.business.phoneNumber };
  const toolCalls: TestToolCall[] = [];
  const context = { call, snapshot, instructions, tools: trialTools(parts, call, toolCalls), wallTime: () => trial.at };
  const options = { engine, context, signal: AbortSignal.timeout(limitMs) };
  const messages: TestAgentResult['messages'] = [...(held?.messages ?? [])];
  let turn: TextTurn = { said: [], pressed: '', saved: held?.saved };
  if (!held) {
    turn = await conductTextTurn({ ...options, input: { type: 'started' } });
    messages.push({ role: 'agent', text: turn.said.join(' ') });
  }
  for (const text of said) {
    if (turn.end || turn.transfer) break;
    toolCalls.length = 0;
    turn = await conductTextTurn({ ...options, saved: turn.saved, input: { type: 'said', text } });
    messages.push({ role: 'caller', text }, { role: 'agent', text: turn.said.join(' ') });
  }
  return { messages, toolCalls, turn };
}

function resultOf({ turn, messages, toolCalls }: Exchange, trial: Trial, startedAtMs: number): TestAgentResult {
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

/** Each tool in a savepoint of its own, so that one that breaks does not spoil the rest of the conversation. */
function trialTools(
  { run: runInVain, descriptions, snapshot, trial, onFailure }: TrialParts,
  call: { readonly id: string; readonly from: string | null; readonly to: string | null },
  toolCalls: TestToolCall[],
): ToolRunner {
  const provenIds = new Set<string>();
  const handlerIn = (db: Transaction, onBroken: (error: unknown) => void) =>
    createToolHandler({
      ...{ db, wallTime: () => trial.at },
      onFailure: (tool, _callId, error) => {
        onBroken(error);
        onFailure(tool, error);
      },
    })({ ...call, snapshot }, provenIds);
  return {
    descriptions,
    async run(request) {
      const idempotencyKey = `${call.id}:${request.name}:${JSON.stringify(request.arguments)}`;
      const result = await runInVain(transaction =>
        transaction.transaction(async () => {
          let failure: unknown;
          const handler = handlerIn(transaction, error => {
            failure = error;
          });
          const outcome = await handler.run({ ...request, idempotencyKey });
          if (failure !== undefined) throw failure;
          return outcome;
        }),
      ).catch(() => ({ code: 'failed', value: {} }));
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
