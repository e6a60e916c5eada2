import { type HttpRoute, jsonBody, refusal } from '../http/route.ts';
import type { AgentStore } from './agent-store.ts';
import { ACCESS_INFO } from './ids.ts';
import { textsOf, valueAt } from './merge-config.ts';
import type { EmulatedTool, ToolStore } from './tool-store.ts';

const BASE = '/v1/convai/tools';

export function toolRoutes(tools: ToolStore, agents: AgentStore): readonly HttpRoute[] {
  return [
    { method: 'POST', path: BASE, handle: request => ({ json: shown(tools.keep(jsonBody(request))) }) },
    {
      method: 'GET',
      path: BASE,
      handle: () => ({ json: { tools: tools.all.map(shown), next_cursor: null, has_more: false } }),
    },
    { method: 'GET', path: `${BASE}/:id`, handle: ({ params }) => ({ json: shown(tools.get(params.id ?? '')) }) },
    {
      method: 'PATCH',
      path: `${BASE}/:id`,
      handle: request => {
        const { id } = tools.get(request.params.id ?? '');
        return { json: shown(tools.keep(jsonBody(request), id)) };
      },
    },
    {
      method: 'DELETE',
      path: `${BASE}/:id`,
      handle: ({ params, query }) => {
        const { id } = tools.get(params.id ?? '');
        const isUsed = agents.all.some(({ conversationConfig }) =>
          textsOf(valueAt(conversationConfig, 'agent', 'prompt', 'tool_ids')).includes(id),
        );
        if (isUsed && query.get('force') !== 'true') throw refusal(409, 'tool_in_use', 'The tool is used by agents.');
        tools.delete(id);
        return { json: {} };
      },
    },
  ];
}

function shown({ id, config }: EmulatedTool) {
  return {
    id,
    tool_config: { response_timeout_secs: 20, ...config },
    access_info: ACCESS_INFO,
    usage_stats: { total_calls: 0, avg_latency_secs: 0 },
  };
}
