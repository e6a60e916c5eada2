import { type HttpRoute, refusal } from '../http/route.ts';
import { OUTPUT_FORMATS } from '../speech/output-format.ts';
import type { AgentStore } from './agent-store.ts';
import {
  type ConversationRecord,
  conversationJson,
  conversationSummary,
  durationSeconds,
} from './conversation-record.ts';
import { pageOf } from './paging.ts';

const BASE = '/v1/convai/conversations';

export interface ConversationRoutesParts {
  readonly agents: AgentStore;
  readonly records: Map<string, ConversationRecord>;
  /** Query of a URL that opens a conversation. */
  readonly sign: (agentId: string, isSingleUse: boolean) => URLSearchParams;
}

export function conversationRoutes({ agents, records, sign }: ConversationRoutesParts): readonly HttpRoute[] {
  const find = (id = '') => {
    const record = records.get(id);
    if (!record) throw refusal(404, 'document_not_found', `Conversation with id ${id} not found.`);
    return record;
  };
  return [
    {
      method: 'GET',
      path: '/v1/convai/conversation/get-signed-url',
      handle: ({ query, headers }) => {
        const { agentId } = agents.get(query.get('agent_id') ?? '');
        const signed = sign(agentId, query.get('include_conversation_id') === 'true');
        return { json: { signed_url: `ws://${headers.host}/v1/convai/conversation?${signed}` } };
      },
    },
    {
      method: 'GET',
      path: BASE,
      handle: ({ query }) => {
        const agentId = query.get('agent_id');
        const all = [...records.values()].filter(record => agentId === null || record.agentId === agentId).reverse();
        const { items, nextCursor } = pageOf(all, query);
        const conversations = items.map(item => conversationSummary(item, agents.find(item.agentId)?.name ?? ''));
        return { json: { conversations, next_cursor: nextCursor, has_more: nextCursor !== null } };
      },
    },
    { method: 'GET', path: `${BASE}/:id`, handle: ({ params }) => ({ json: conversationJson(find(params.id)) }) },
    {
      method: 'GET',
      path: `${BASE}/:id/audio`,
      handle: ({ params }) => {
        const lengthMs = durationSeconds(find(params.id)) * 1000;
        const audio = OUTPUT_FORMATS.get('mp3_44100_128')?.render(lengthMs) ?? Buffer.alloc(0);
        return { file: { type: 'audio/mpeg', parts: once(audio) } };
      },
    },
    {
      method: 'DELETE',
      path: `${BASE}/:id`,
      handle: ({ params }) => {
        records.delete(find(params.id).conversationId);
        return { json: {} };
      },
    },
  ];
}

async function* once(audio: Buffer) {
  yield audio;
}
