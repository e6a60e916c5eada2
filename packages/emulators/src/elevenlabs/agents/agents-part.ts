import { randomBytes } from 'node:crypto';
import type { WebSocket } from 'ws';
import type { Account } from '../account.ts';
import {
  type Asked,
  type HttpError,
  type HttpRoute,
  refusal,
  type ServicePart,
  type SocketRoute,
} from '../http/route.ts';
import type { MouthTiming } from './agent-mouth.ts';
import { agentRoutes } from './agent-routes.ts';
import { AgentStore, isPrivate } from './agent-store.ts';
import type { AgentsOptions } from './agents-options.ts';
import { type ConversationRecord, conversationJson } from './conversation-record.ts';
import { conversationRoutes } from './conversation-routes.ts';
import { ConversationSession } from './conversation-session.ts';
import { newId } from './ids.ts';
import { knowledgeRoutes } from './knowledge-routes.ts';
import { KnowledgeStore } from './knowledge-store.ts';
import { sendPostCall } from './post-call.ts';
import { telephoneRoutes } from './telephone-routes.ts';
import { toolRoutes } from './tool-routes.ts';
import { ToolStore } from './tool-store.ts';

/** A signed URL is good for so long: elevenlabs.io, agents, authentication. */
const SIGNATURE_LIFE_MS = 15 * 60_000;

interface Signature {
  readonly agentId: string;
  readonly expiresAtMs: number;
  readonly isSingleUse: boolean;
}

/** Agents, their tools and knowledge, and conversations with them. */
export class AgentsPart implements ServicePart {
  readonly routes: readonly HttpRoute[];
  readonly sockets: readonly SocketRoute[];
  readonly sessions: ConversationSession[] = [];
  readonly tools = new ToolStore();
  readonly knowledge = new KnowledgeStore();
  readonly agents: AgentStore;
  readonly records = new Map<string, ConversationRecord>();
  /** Webhooks that were sent, by status. */
  readonly postCalls: { readonly conversationId: string; readonly status: number }[] = [];
  readonly #account: Account;
  readonly #options: AgentsOptions;
  readonly #timing: MouthTiming;
  readonly #signatures = new Map<string, Signature>();

  constructor(account: Account, options: AgentsOptions, timing: MouthTiming) {
    this.#account = account;
    this.#options = options;
    this.#timing = timing;
    const { tools, knowledge, records } = this;
    this.agents = new AgentStore({ account, tools, knowledge });
    this.routes = [
      ...agentRoutes(this.agents),
      ...toolRoutes(tools, this.agents),
      ...knowledgeRoutes(knowledge, this.agents),
      ...conversationRoutes({ agents: this.agents, records, sign: (...asked) => this.#sign(...asked) }),
      ...telephoneRoutes(this.agents),
    ];
    this.sockets = [
      {
        path: '/v1/convai/conversation',
        name: 'convai',
        refuse: asked => this.#refuse(asked),
        accept: (socket, asked) => this.#accept(socket, asked),
      },
    ];
  }

  /** Tells the webhook of a conversation, again if need be. Returns the answer's status. */
  async tellOf(conversationId: string): Promise<number> {
    const record = this.records.get(conversationId);
    const { postCall } = this.#options;
    if (!record || !postCall) throw new Error('There is no such conversation, or no webhook.');
    const status = await sendPostCall(postCall, 'post_call_transcription', conversationJson(record));
    this.postCalls.push({ conversationId, status });
    return status;
  }

  /** A conversation that the service had by itself, over a telephone number of its own. */
  addConversation(record: ConversationRecord): void {
    this.records.set(record.conversationId, record);
  }

  #sign(agentId: string, isSingleUse: boolean): URLSearchParams {
    const signature = `cvtkn_${randomBytes(16).toString('hex')}`;
    this.#signatures.set(signature, { agentId, isSingleUse, expiresAtMs: Date.now() + SIGNATURE_LIFE_MS });
    return new URLSearchParams({ agent_id: agentId, conversation_signature: signature });
  }

  #mayTalk({ query }: Asked): boolean {
    const agent = this.agents.find(query.get('agent_id') ?? '');
    if (!agent || !isPrivate(agent)) return true;
    const given = query.get('conversation_signature') ?? '';
    const signature = this.#signatures.get(given);
    if (signature?.isSingleUse) this.#signatures.delete(given);
    return signature?.agentId === agent.agentId && signature.expiresAtMs > Date.now();
  }

  #refuse(asked: Asked): HttpError | null {
    if (this.#options.unsigned === 'close' || this.#mayTalk(asked)) return null;
    return refusal(403, 'invalid_signed_url', 'This agent needs a signed URL.');
  }

  #accept(socket: WebSocket, asked: Asked): void {
    const agent = this.agents.find(asked.query.get('agent_id') ?? '');
    if (!agent) {
      socket.close(1008, 'The AI agent you are trying to reach does not exist.');
      return;
    }
    if (this.#options.unsigned === 'close' && !this.#mayTalk(asked)) {
      socket.close(1008, 'This agent needs a signed URL.');
      return;
    }
    const record: ConversationRecord = {
      ...{ conversationId: newId('conv'), agentId: agent.agentId, status: 'initiated', startedAtMs: Date.now() },
      ...{ endedAtMs: null, terminationReason: '', initiation: {}, phoneCall: null, turns: [], analysis: null },
    };
    this.records.set(record.conversationId, record);
    this.sessions.push(
      new ConversationSession({
        ...{ socket, agent, record, tools: this.tools, timing: this.#timing, options: this.#options },
        faults: this.#account.faults,
        onOver: () => this.#conclude(record),
      }),
    );
  }

  #conclude(record: ConversationRecord): void {
    const { analyse, postCall } = this.#options;
    record.endedAtMs = Date.now();
    record.status = 'done';
    record.analysis = analyse?.(record) ?? { callSuccessful: 'success', transcriptSummary: 'The caller called.' };
    if (postCall) void this.tellOf(record.conversationId);
  }
}
