import type { HostedEvent, ToolResult } from '@frontdesk/voice';
import { z } from 'zod';
import type { FunctionCall } from './server-events.ts';

const Arguments = z.record(z.string(), z.unknown());

interface Round {
  readonly unanswered: Set<string>;
  isComplete: boolean;
}

export interface FunctionCallsOptions {
  readonly emit: (event: HostedEvent) => void;
  /** Hands the model the result of a call. */
  readonly answer: (callId: string, output: string) => void;
  /** All calls of a response were answered. */
  readonly onAnswered: () => void;
}

/** The model's calls of our tools, response by response: it goes on once it has the results of all of them. */
export class FunctionCalls {
  readonly #options: FunctionCallsOptions;
  readonly #rounds = new Map<string, Round>();

  constructor(options: FunctionCallsOptions) {
    this.#options = options;
  }

  called(responseId: string, call: FunctionCall): void {
    // The caller spoke before the model had finished asking.
    if (call.status === 'incomplete') return;
    const round = this.#rounds.get(responseId) ?? { unanswered: new Set(), isComplete: false };
    this.#rounds.set(responseId, round);
    const given = argumentsOf(call.arguments);
    if (!given) {
      this.#options.answer(call.call_id, '{"code":"failed","value":{"problem":"the arguments were no JSON object"}}');
      return;
    }
    round.unanswered.add(call.call_id);
    this.#options.emit({ type: 'tool-call', id: call.call_id, name: call.name, arguments: given });
  }

  /** No more calls come of it. */
  responseEnded(responseId: string): void {
    const round = this.#rounds.get(responseId);
    if (!round) return;
    round.isComplete = true;
    this.#settle(responseId, round);
  }

  answered(callId: string, result: ToolResult): void {
    for (const [responseId, round] of this.#rounds) {
      if (!round.unanswered.delete(callId)) continue;
      this.#options.answer(callId, JSON.stringify(result));
      this.#settle(responseId, round);
      return;
    }
  }

  #settle(responseId: string, round: Round): void {
    if (!round.isComplete || round.unanswered.size > 0) return;
    this.#rounds.delete(responseId);
    this.#options.onAnswered();
  }
}

function argumentsOf(text: string): Readonly<Record<string, unknown>> | null {
  try {
    return Arguments.safeParse(text.trim() === '' ? {} : JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
