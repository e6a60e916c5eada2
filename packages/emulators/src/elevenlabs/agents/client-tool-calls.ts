import type { ToolAnswer } from './agents-options.ts';
import { newId } from './ids.ts';
import { type Json, textAt, textsOf, valueAt } from './merge-config.ts';
import type { ToolStore } from './tool-store.ts';

/** What the service waits for when the tool does not say. */
const DEFAULT_TIMEOUT_SECONDS = 20;

/** A tool that the client was asked to run, as the transcript keeps it. */
export interface AskedTool {
  readonly answer: ToolAnswer;
  readonly call: Json;
  readonly result: Json;
}

export interface ClientToolCallsOptions {
  readonly tools: ToolStore;
  /** Sends the client its message. */
  readonly ask: (call: Json) => void;
  readonly after: (delayMs: number, work: () => void) => void;
}

/** The client's tools, asked for and answered. */
export class ClientToolCalls {
  readonly #options: ClientToolCallsOptions;
  readonly #pending = new Map<string, (answer: ToolAnswer) => void>();

  constructor(options: ClientToolCallsOptions) {
    this.#options = options;
  }

  /** Waits for the client, as long as the tool says. Throws for a tool that the agent does not have. */
  async call(config: Json, name: string, parameters: Json, eventId: number): Promise<AskedTool> {
    const { ask, after } = this.#options;
    const tool = this.#named(config, name);
    const id = newId('toolcall');
    const answered = new Promise<ToolAnswer>(resolve => this.#pending.set(id, resolve));
    ask({ tool_name: name, tool_call_id: id, parameters, event_id: eventId });
    if (tool.expects_response !== true) this.answer(id, { result: '', isError: false });
    const seconds = Number(tool.response_timeout_secs ?? DEFAULT_TIMEOUT_SECONDS);
    after(seconds * 1000, () => this.answer(id, { result: 'Tool call timed out', isError: true }));
    const answer = await answered;
    const about = { request_id: id, tool_name: name, tool_has_been_called: true };
    return {
      answer,
      call: { type: 'client', ...about, params_as_json: JSON.stringify(parameters) },
      result: { ...about, result_value: answer.result, is_error: answer.isError },
    };
  }

  /** False where nobody asked. */
  answer(id: string, answer: ToolAnswer): boolean {
    this.#pending.get(id)?.(answer);
    return this.#pending.delete(id);
  }

  close(): void {
    for (const id of [...this.#pending.keys()]) this.answer(id, { result: 'The call is over', isError: true });
  }

  #named(config: Json, name: string): Json {
    const ids = textsOf(valueAt(config, 'agent', 'prompt', 'tool_ids'));
    const tool = ids.map(id => this.#options.tools.find(id)?.config).find(one => textAt(one, 'name') === name);
    if (tool?.type !== 'client') throw new Error(`The agent has no client tool ${name}.`);
    return tool;
  }
}
