import { AgentConfig, type AgentConfigInput, CallSnapshot } from '@frontdesk/contract';
import { createFlowDialogue, type Dialogue, type KnowledgeSearch, type ToolResult } from '@frontdesk/voice';
import type { z } from 'zod';

/** A tool as a test answers it. */
export type FakeTool = (values: Readonly<Record<string, unknown>>) => ToolResult;

export interface PhoneCallOptions {
  readonly snapshot: z.input<typeof CallSnapshot>;
  readonly from?: string | null;
  readonly now?: string;
  readonly tools?: Readonly<Record<string, FakeTool>>;
  readonly knowledge?: KnowledgeSearch;
  readonly saved?: unknown;
}

const words = (text: string) =>
  new Set((text.toLowerCase().match(/[a-z]{3,}/g) ?? []).map(word => word.replace(/s$/, '')));

/** Finds an entry that shares words with the question; sure when its title does. */
export const knowledgeByWords: KnowledgeSearch = {
  async search(entries, question, limit) {
    const asked = words(question);
    return entries
      .map(entry => ({
        entry,
        score: [...words(entry.title)].some(word => word !== 'and' && asked.has(word)) ? 0.9 : 0.1,
      }))
      .sort((a, b) => b.score - a.score)
      .slice(0, limit);
  },
};

/** A conversation as a script: what the caller says in, what the agent says and does out. */
export class PhoneCall {
  readonly toolCalls: { name: string; values: Readonly<Record<string, unknown>> }[] = [];
  transferredTo: string | null = null;
  endedAs: string | null = null;
  readonly dialogue: Dialogue;

  constructor({
    snapshot,
    from = '+14155550123',
    now = '2026-11-21T18:00:00Z',
    tools = {},
    knowledge,
    saved,
  }: PhoneCallOptions) {
    this.dialogue = createFlowDialogue({ knowledge: knowledge ?? knowledgeByWords }).open(
      {
        call: { id: 'call', from, to: '+14155550100' },
        snapshot: CallSnapshot.parse(snapshot),
        tools: {
          run: async ({ name, arguments: values }) => {
            this.toolCalls.push({ name, values });
            return tools[name]?.(values) ?? { code: 'failed', value: {} };
          },
        },
        wallTime: () => new Date(now),
      },
      saved,
    );
  }

  answer(): Promise<string> {
    return this.#turn({ type: 'started' });
  }

  say(text: string): Promise<string> {
    return this.#turn({ type: 'said', text });
  }

  press(digits: string): Promise<string> {
    return this.#turn({ type: 'pressed', digits });
  }

  waitInSilence(count: number): Promise<string> {
    return this.#turn({ type: 'silent', count });
  }

  /** The arguments of the last use of a tool. */
  last(tool: string): Readonly<Record<string, unknown>> | undefined {
    return this.toolCalls.findLast(call => call.name === tool)?.values;
  }

  async #turn(input: Parameters<Dialogue['respond']>[0]): Promise<string> {
    const said: string[] = [];
    for await (const event of this.dialogue.respond(input, new AbortController().signal)) {
      if (event.type === 'say') said.push(event.text);
      else if (event.type === 'transfer') this.transferredTo = event.to;
      else if (event.type === 'end') this.endedAs = event.disposition;
    }
    return said.join('').trim();
  }
}

/** An agent's settings with a flow. */
export function agentWith(input: AgentConfigInput): z.input<typeof CallSnapshot>['agent'] {
  AgentConfig.parse(input);
  return {
    id: '01890000-0000-7000-8000-000000000001',
    versionId: '01890000-0000-7000-8000-000000000002',
    name: 'Mia',
    config: input,
  };
}
