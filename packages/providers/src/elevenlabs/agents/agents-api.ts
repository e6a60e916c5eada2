import type { Clock } from '@frontdesk/voice';
import { z } from 'zod';
import type { Access } from '../wire/access.ts';
import { ask, type Question } from '../wire/ask.ts';
import { ConversationDetails } from './conversation-details.ts';

const TIMEOUT_MS = 15_000;
/** A caller waits for it. */
const URL_TIMEOUT_MS = 3000;
const BASE = '/v1/convai';
const MAX_PAGES = 20;

const Nothing = z.unknown();
const Done = z.unknown().transform(() => true);
const SignedUrl = z.object({ signed_url: z.url({ protocol: /^wss?$/ }) });
const AgentId = z.object({ agent_id: z.string().min(1) });
const Named = z.object({ id: z.string().min(1) });
const AgentPage = z.object({
  agents: z.array(z.object({ agent_id: z.string(), tags: z.array(z.string()).nullish().catch(null) })),
  next_cursor: z.string().nullish(),
});

type Json = Readonly<Record<string, unknown>>;

/** The agents of an account: their definitions, tools, knowledge and past conversations. All throw `ProviderError`. */
export class AgentsApi {
  readonly #access: Access;
  readonly #clock: Clock;

  constructor(access: Access, clock: Clock) {
    this.#access = access;
    this.#clock = clock;
  }

  /** Where a conversation with the agent is opened, once, within 15 minutes. */
  async signedUrl(agentId: string, signal: AbortSignal): Promise<string> {
    const path = `${BASE}/conversation/get-signed-url?${new URLSearchParams({ agent_id: agentId })}`;
    const question = { path, timeoutMs: URL_TIMEOUT_MS, schema: SignedUrl };
    return (await ask(this.#access, this.#clock, question, signal)).signed_url;
  }

  async createAgent(body: Json, signal: AbortSignal): Promise<string> {
    return (await this.#ask({ method: 'POST', path: '/agents/create', json: body, schema: AgentId }, signal)).agent_id;
  }

  async changeAgent(agentId: string, body: Json, signal: AbortSignal): Promise<void> {
    await this.#ask({ method: 'PATCH', path: `/agents/${encoded(agentId)}`, json: body, schema: Nothing }, signal);
  }

  hasAgent(agentId: string, signal: AbortSignal): Promise<boolean> {
    return this.#has(`/agents/${encoded(agentId)}`, signal);
  }

  /** Also where it is gone already. */
  async deleteAgent(agentId: string, signal: AbortSignal): Promise<void> {
    await this.#delete(`/agents/${encoded(agentId)}`, signal);
  }

  /** An agent with this name and tag; null where there is none. */
  async findAgent(name: string, tag: string, signal: AbortSignal): Promise<string | null> {
    let cursor: string | null | undefined;
    for (let page = 0; page < MAX_PAGES; page++) {
      const query = new URLSearchParams({ page_size: '100', search: name, ...(cursor && { cursor }) });
      const found = await this.#ask({ path: `/agents?${query}`, schema: AgentPage }, signal);
      const ours = found.agents.find(({ tags }) => tags?.includes(tag));
      if (ours) return ours.agent_id;
      cursor = found.next_cursor;
      if (!cursor) break;
    }
    return null;
  }

  async createTool(config: Json, signal: AbortSignal): Promise<string> {
    const json = { tool_config: config };
    return (await this.#ask({ method: 'POST', path: '/tools', json, schema: Named }, signal)).id;
  }

  /** False where it is gone. */
  async changeTool(toolId: string, config: Json, signal: AbortSignal): Promise<boolean> {
    const question = { method: 'PATCH', path: `/tools/${encoded(toolId)}`, json: { tool_config: config } } as const;
    return this.#ask({ ...question, schema: Done, ifMissing: false }, signal);
  }

  hasTool(toolId: string, signal: AbortSignal): Promise<boolean> {
    return this.#has(`/tools/${encoded(toolId)}`, signal);
  }

  /** Also where it is gone already. Refused while an agent has it. */
  async deleteTool(toolId: string, signal: AbortSignal): Promise<void> {
    await this.#delete(`/tools/${encoded(toolId)}`, signal);
  }

  async addText(name: string, text: string, signal: AbortSignal): Promise<string> {
    const json = { name, text };
    return (await this.#ask({ method: 'POST', path: '/knowledge-base/text', json, schema: Named }, signal)).id;
  }

  hasDocument(documentId: string, signal: AbortSignal): Promise<boolean> {
    return this.#has(`/knowledge-base/${encoded(documentId)}`, signal);
  }

  /** Also where it is gone already. Refused while an agent has it. */
  async deleteDocument(documentId: string, signal: AbortSignal): Promise<void> {
    await this.#delete(`/knowledge-base/${encoded(documentId)}`, signal);
  }

  conversation(conversationId: string, signal: AbortSignal): Promise<ConversationDetails> {
    return this.#ask({ path: `/conversations/${encoded(conversationId)}`, schema: ConversationDetails }, signal);
  }

  #has(path: string, signal: AbortSignal): Promise<boolean> {
    return this.#ask({ path, schema: Done, ifMissing: false }, signal);
  }

  async #delete(path: string, signal: AbortSignal): Promise<void> {
    await this.#ask({ method: 'DELETE', path, schema: Done, ifMissing: true }, signal);
  }

  #ask<Answer>(question: Omit<Question<Answer>, 'timeoutMs'>, signal: AbortSignal): Promise<Answer> {
    const path = BASE + question.path;
    return ask(this.#access, this.#clock, { ...question, path, timeoutMs: TIMEOUT_MS }, signal);
  }
}

const encoded = encodeURIComponent;
