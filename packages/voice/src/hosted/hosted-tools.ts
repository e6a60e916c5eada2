import type { CallSnapshot } from '@frontdesk/contract';
import type { Ending, WarmTransfer } from '../call/call-state.ts';
import type { ToolExecution } from '../call/tool-execution.ts';
import type { HostedEvent } from '../ports/hosted-conversation.ts';
import type { ToolResult } from '../ports/tool-runner.ts';

/** Tools an engine may have running at a time; more are refused. */
const MAX_RUNNING = 8;
/** Names of calls for tools that were answered; one that is repeated is answered once. */
const MAX_KNOWN = 256;
const MAX_BRIEFING_CHARACTERS = 500;

type ToolCall = Extract<HostedEvent, { type: 'tool-call' }>;

/** What a tool's result does to the call. `warmTransfer` is tried before the ending, where there is a transfer desk. */
export interface Steering {
  readonly ending: Ending;
  readonly warmTransfer: WarmTransfer | null;
}

export interface HostedToolsOptions {
  readonly execution: ToolExecution;
  readonly snapshot: CallSnapshot;
  readonly answer: (callId: string, result: ToolResult) => void;
  readonly onSteered: (steering: Steering) => void;
}

/** Runs our tools for a hosted engine. */
export class HostedTools {
  readonly #options: HostedToolsOptions;
  readonly #known = new Set<string>();
  #running = 0;

  constructor(options: HostedToolsOptions) {
    this.#options = options;
  }

  /** Runs it and answers the engine. Never rejects. */
  async run({ id, name, arguments: values }: ToolCall): Promise<void> {
    const { execution, snapshot, answer, onSteered } = this.#options;
    if (this.#known.has(id)) return;
    const [oldest] = this.#known;
    if (this.#known.size >= MAX_KNOWN && oldest !== undefined) this.#known.delete(oldest);
    this.#known.add(id);
    if (this.#running >= MAX_RUNNING) {
      answer(id, { code: 'failed', value: {} });
      return;
    }
    this.#running++;
    // Work that was begun is done or not done, whatever becomes of the call.
    const result = await execution.run({ name, arguments: values, signal: new AbortController().signal });
    this.#running--;
    answer(id, result);
    const steering = steeringOf(name, { values, result, snapshot });
    if (steering) onSteered(steering);
  }
}

/** What the tools that end calls and pass them on mean, by their results. */
function steeringOf(
  name: string,
  {
    values,
    result,
    snapshot,
  }: { readonly values: ToolCall['arguments']; readonly result: ToolResult; readonly snapshot: CallSnapshot },
): Steering | null {
  if (result.code !== 'ok') return null;
  if (name === 'end_call') {
    return { ending: { disposition: 'agent_ended', detail: '', transferTo: null }, warmTransfer: null };
  }
  if (name !== 'forward_call') return null;
  const to = result.value.to ?? snapshot.business.forwardingNumber;
  if (typeof to !== 'string') return null;
  const briefing = typeof values.reason === 'string' ? values.reason.slice(0, MAX_BRIEFING_CHARACTERS) : '';
  return {
    ending: { disposition: 'transferred', detail: '', transferTo: to },
    warmTransfer: result.value.mode === 'warm' ? { to, briefing } : null,
  };
}
