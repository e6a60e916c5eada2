import { type HttpRoute, jsonBody } from '../http/route.ts';
import type { AgentStore, EmulatedAgent } from './agent-store.ts';
import { ACCESS_INFO } from './ids.ts';
import { textAt } from './merge-config.ts';
import { pageOf } from './paging.ts';

const BASE = '/v1/convai/agents';

export function agentRoutes(store: AgentStore): readonly HttpRoute[] {
  return [
    {
      method: 'POST',
      path: `${BASE}/create`,
      handle: request => ({ json: { agent_id: store.create(jsonBody(request)).agentId } }),
    },
    {
      method: 'GET',
      path: BASE,
      handle: ({ query }) => {
        const search = query.get('search')?.toLowerCase() ?? '';
        const fitting = store.all.filter(agent => agent.name.toLowerCase().includes(search));
        const { items, nextCursor } = pageOf(fitting, query);
        return { json: { agents: items.map(summary), next_cursor: nextCursor, has_more: nextCursor !== null } };
      },
    },
    { method: 'GET', path: `${BASE}/:agentId`, handle: ({ params }) => ({ json: shown(store.get(idOf(params))) }) },
    {
      method: 'PATCH',
      path: `${BASE}/:agentId`,
      handle: request => ({ json: shown(store.patch(idOf(request.params), jsonBody(request))) }),
    },
    {
      method: 'DELETE',
      path: `${BASE}/:agentId`,
      handle: ({ params }) => {
        store.delete(idOf(params));
        return { json: {} };
      },
    },
    {
      method: 'POST',
      path: `${BASE}/:agentId/duplicate`,
      handle: ({ params }) => {
        const { name, tags, conversationConfig, platformSettings } = store.get(idOf(params));
        const copy = store.create({
          ...{ name: `${name} (copy)`, tags },
          ...{ conversation_config: conversationConfig, platform_settings: platformSettings },
        });
        return { json: { agent_id: copy.agentId } };
      },
    },
  ];
}

const idOf = (params: Readonly<Record<string, string>>) => params.agentId ?? '';

function shown(agent: EmulatedAgent) {
  return {
    agent_id: agent.agentId,
    name: agent.name,
    tags: agent.tags,
    conversation_config: agent.conversationConfig,
    platform_settings: agent.platformSettings,
    metadata: { created_at_unix_secs: agent.createdAtSeconds, updated_at_unix_secs: agent.updatedAtSeconds },
    phone_numbers: [],
    access_info: ACCESS_INFO,
  };
}

function summary(agent: EmulatedAgent) {
  return {
    agent_id: agent.agentId,
    name: agent.name,
    tags: agent.tags,
    voice_id: textAt(agent.conversationConfig, 'tts', 'voice_id'),
    created_at_unix_secs: agent.createdAtSeconds,
    last_call_time_unix_secs: null,
    access_info: ACCESS_INFO,
    archived: false,
  };
}
