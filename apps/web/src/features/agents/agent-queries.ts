import type { AgentDetail, TestAgentBody, UpdateAgentBody } from '@frontdesk/contract';
import { queryOptions } from '@tanstack/react-query';
import { answerTo, bodyOf, frontdesk } from '../../api/frontdesk.ts';

/** The agents of a business, by name. */
export function agentsQuery(businessId: string) {
  return queryOptions({
    queryKey: ['agents', businessId],
    queryFn: async ({ signal }) => {
      const query = { business_id: businessId, page_size: 100, sort: 'name' as const };
      return (await answerTo(frontdesk.GET('/api/agents', { params: { query }, signal }))).items;
    },
    staleTime: 30_000,
  });
}

/** One agent as it is edited. */
export function agentQuery(agentId: string) {
  return queryOptions({
    queryKey: ['agent', agentId],
    queryFn: ({ signal }) => answerTo(frontdesk.GET('/api/agents/{id}', { params: { path: { id: agentId } }, signal })),
  });
}

/** Fails with `version_conflict` when somebody else changed the agent since it was read. */
export function saveAgent({ id, version }: Pick<AgentDetail, 'id' | 'version'>, changes: UpdateAgentBody) {
  return answerTo(
    frontdesk.PUT('/api/agents/{id}', { params: { path: { id } }, body: bodyOf({ ...changes, version }) }),
  );
}

/** Makes the published version the draft again. */
export function discardDraft({ id, version, publishedVersion }: AgentDetail) {
  const body = { restore_draft: true, version, ...(publishedVersion !== null && { number: publishedVersion }) };
  return answerTo(frontdesk.POST('/api/agents/{id}/rollback', { params: { path: { id } }, body }));
}

/** The versions of an agent that were kept, latest first. */
export function versionsQuery(agentId: string) {
  return queryOptions({
    queryKey: ['agent', agentId, 'versions'],
    queryFn: ({ signal }) => {
      const params = { path: { id: agentId }, query: { page_size: 10 } };
      return answerTo(frontdesk.GET('/api/agents/{id}/versions', { params, signal }));
    },
  });
}

/** Gives callers a version that was kept. */
export function publishVersion({ id, version }: AgentDetail, number: number) {
  const body = { number, version };
  return answerTo(frontdesk.POST('/api/agents/{id}/publish', { params: { path: { id } }, body }));
}

/** Prompts to start from, and the variables that may stand in them. */
export const promptTemplatesQuery = queryOptions({
  queryKey: ['prompt-templates'],
  queryFn: ({ signal }) => answerTo(frontdesk.GET('/api/prompt-templates', { signal })),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Says the next thing to an agent in writing; without one it begins the conversation. Nothing of it is kept. */
export function tryAgent(
  agentId: string,
  said: Pick<TestAgentBody, 'message' | 'session'> & Pick<Partial<TestAgentBody>, 'source'>,
) {
  return answerTo(frontdesk.POST('/api/test/agent/{id}', { params: { path: { id: agentId } }, body: bodyOf(said) }));
}
