import { asObject, type HttpRequest, type HttpRoute, invalid, jsonBody, refusal } from '../http/route.ts';
import type { AgentStore } from './agent-store.ts';
import { ACCESS_INFO } from './ids.ts';
import type { EmulatedDocument, KnowledgeStore } from './knowledge-store.ts';
import { textAt, valueAt } from './merge-config.ts';
import { pageOf } from './paging.ts';

const BASE = '/v1/convai/knowledge-base';

export function knowledgeRoutes(documents: KnowledgeStore, agents: AgentStore): readonly HttpRoute[] {
  const usersOf = (id: string) => agents.all.filter(agent => uses(agent.conversationConfig, id));
  return [
    {
      method: 'POST',
      path: `${BASE}/text`,
      handle: request => {
        const body = jsonBody(request);
        return added(documents.add({ type: 'text', name: textAt(body, 'name'), content: textAt(body, 'text') }));
      },
    },
    {
      method: 'POST',
      path: `${BASE}/url`,
      handle: request => {
        const body = jsonBody(request);
        const url = textAt(body, 'url');
        if (!URL.canParse(url)) throw invalid(['body', 'url'], 'Input should be a valid URL', 'url_parsing');
        return added(documents.add({ type: 'url', name: textAt(body, 'name'), content: url }));
      },
    },
    {
      method: 'POST',
      path: `${BASE}/file`,
      async handle(request) {
        const form = await formOf(request);
        const file = form.get('file');
        const name = form.get('name');
        if (!(file instanceof File)) throw invalid(['body', 'file'], 'Field required', 'missing');
        const named = typeof name === 'string' ? name : file.name;
        return added(documents.add({ type: 'file', name: named, content: await file.text() }));
      },
    },
    {
      method: 'GET',
      path: BASE,
      handle: ({ query }) => {
        const search = query.get('search')?.toLowerCase() ?? '';
        const fitting = documents.all.filter(({ name }) => name.toLowerCase().includes(search));
        const { items, nextCursor } = pageOf(fitting, query);
        const json = items.map(document => ({ ...shown(document), dependent_agents: [] }));
        return { json: { documents: json, next_cursor: nextCursor, has_more: nextCursor !== null } };
      },
    },
    {
      method: 'GET',
      path: `${BASE}/:id`,
      handle: ({ params }) => {
        const document = documents.get(params.id ?? '');
        return { json: { ...shown(document), extracted_inner_html: document.content } };
      },
    },
    {
      method: 'PATCH',
      path: `${BASE}/:id`,
      handle: request => {
        const document = documents.rename(request.params.id ?? '', textAt(jsonBody(request), 'name'));
        return { json: { ...shown(document), extracted_inner_html: document.content } };
      },
    },
    {
      method: 'GET',
      path: `${BASE}/:id/dependent-agents`,
      handle: ({ params }) => {
        const { id } = documents.get(params.id ?? '');
        const dependents = usersOf(id).map(({ agentId, name }) => ({ type: 'available', id: agentId, name }));
        return { json: { agents: dependents, next_cursor: null, has_more: false } };
      },
    },
    {
      method: 'DELETE',
      path: `${BASE}/:id`,
      handle: ({ params, query }) => {
        const { id } = documents.get(params.id ?? '');
        if (usersOf(id).length > 0 && query.get('force') !== 'true')
          throw refusal(400, 'document_in_use', 'The document is used by agents.');
        documents.delete(id);
        return { json: {} };
      },
    },
  ];
}

function uses(conversationConfig: unknown, id: string): boolean {
  const attached = valueAt(conversationConfig, 'agent', 'prompt', 'knowledge_base');
  return Array.isArray(attached) && attached.some(document => asObject(document)?.id === id);
}

const added = ({ id, name }: EmulatedDocument) => ({ json: { id, name, folder_path: [] } });

function shown({ id, type, name, content, addedAtSeconds }: EmulatedDocument) {
  return {
    ...{ id, type, name, supported_usages: ['prompt', 'auto'], access_info: ACCESS_INFO },
    ...(type === 'url' && { url: content }),
    metadata: {
      created_at_unix_secs: addedAtSeconds,
      last_updated_at_unix_secs: addedAtSeconds,
      size_bytes: Buffer.byteLength(content),
    },
  };
}

async function formOf({ body, headers }: HttpRequest): Promise<FormData> {
  const type = headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) throw invalid(['body', 'file'], 'Field required', 'missing');
  return new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
}
