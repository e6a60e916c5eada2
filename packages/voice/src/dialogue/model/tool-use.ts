import type { DialogueEvent } from '../../ports/dialogue.ts';
import type { ModelToolCall } from '../../ports/language-model.ts';
import type { ToolDescription, ToolResult, ToolRunner } from '../../ports/tool-runner.ts';

export const END_CALL = 'end_call';
export const FORWARD_CALL = 'forward_call';

/** Tools that one message may ask for; a model that asks for more has lost its way. */
const MAX_AT_ONCE = 8;
const MAX_BRIEFING_CHARACTERS = 500;

const END_CALL_DESCRIPTION: ToolDescription = {
  name: END_CALL,
  description: 'Ends the call once goodbye was said.',
  parameters: { type: 'object', properties: {} },
  isReadOnly: true,
};

/** What the model may use: the call's tools, and always a way to end the call. */
export function modelTools({ descriptions = [] }: ToolRunner): readonly ToolDescription[] {
  return descriptions.some(({ name }) => name === END_CALL) ? descriptions : [...descriptions, END_CALL_DESCRIPTION];
}

/** The tools of one turn. A request that was answered in this turn is not run again, so that no model goes in circles. */
export class ToolUse {
  readonly #runner: ToolRunner;
  readonly #signal: AbortSignal;
  readonly #answers = new Map<string, Promise<ToolResult>>();

  constructor(runner: ToolRunner, signal: AbortSignal) {
    this.#runner = runner;
    this.#signal = signal;
  }

  /** The results in the order of the calls, which run side by side. The call does not end when something else failed. */
  async run(calls: readonly ModelToolCall[]): Promise<ToolResult[]> {
    const results = await Promise.all(
      calls.map((call, index) =>
        index < MAX_AT_ONCE ? this.#run(call) : { code: 'failed', value: { reason: 'too_many_at_once' } },
      ),
    );
    const hasFailure = calls.some(({ name }, index) => name !== END_CALL && results[index]?.code !== 'ok');
    if (!hasFailure) return results;
    return results.map((result, index) =>
      calls[index]?.name === END_CALL
        ? { code: 'not_ended', value: { reason: 'another_tool_did_not_succeed' } }
        : result,
    );
  }

  /** The caller is put through, if one of the calls found a person. */
  transferOf(calls: readonly ModelToolCall[], results: readonly ToolResult[]): DialogueEvent | undefined {
    for (const [index, { name, arguments: values }] of calls.entries()) {
      const result = results[index];
      if (name !== FORWARD_CALL || result?.code !== 'ok' || typeof result.value.to !== 'string') continue;
      const briefing = typeof values.reason === 'string' ? values.reason.slice(0, MAX_BRIEFING_CHARACTERS) : '';
      const mode = result.value.mode === 'warm' ? 'warm' : 'cold';
      return { type: 'transfer', to: result.value.to, mode, ...(briefing && { briefing }) };
    }
    return undefined;
  }

  #run({ name, arguments: values }: ModelToolCall): Promise<ToolResult> {
    const key = `${name}:${JSON.stringify(values)}`;
    const known = this.#answers.get(key);
    if (known) return known;
    const isOurs = name === END_CALL && !this.#runner.descriptions?.some(tool => tool.name === END_CALL);
    const answer = isOurs
      ? Promise.resolve({ code: 'ok', value: {} })
      : this.#runner.run({ name, arguments: values, signal: this.#signal });
    this.#answers.set(key, answer);
    return answer;
  }
}
