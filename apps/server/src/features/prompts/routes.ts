import { Id, PromptPreview, PromptPreviewBody, PromptTemplateList, PromptTemplateQuery } from '@frontdesk/contract';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Database } from '../../db/connection.ts';
import { agents } from '../../db/schema/index.ts';
import { principalOf } from '../../http/authenticate.ts';
import { findAgent } from '../agents/find-agent.ts';
import { assembleSnapshot } from '../agents/load-call-snapshot.ts';
import { enterResource } from '../members/enter.ts';
import { loadPromptContext } from './prompt-context.ts';
import { promptOf, promptTemplates } from './prompt-templates.ts';
import { PROMPT_VARIABLES } from './prompt-variables.ts';
import { renderPrompt } from './render-prompt.ts';

export interface PromptRoutesOptions {
  readonly db: Database;
  readonly wallTime: () => Date;
}

const tags = ['prompts'];

export const promptRoutes: FastifyPluginAsyncZod<PromptRoutesOptions> = async (fastify, { db, wallTime }) => {
  fastify.get('/prompt-templates', {
    config: { access: { tenant: 'self' } },
    schema: {
      tags,
      summary: 'System prompts to start from, and the variables they may use',
      querystring: PromptTemplateQuery,
      response: { 200: PromptTemplateList },
    },
    async handler(request) {
      const { kind } = request.query;
      const items = promptTemplates.filter(template => !kind || template.kind === null || template.kind === kind);
      return { items, variables: PROMPT_VARIABLES.map(({ name, description }) => ({ name, description })) };
    },
  });

  fastify.post('/agents/:id/prompt/preview', {
    config: { access: { permission: 'agents:write', tenant: 'resource-in-path' } },
    schema: {
      tags,
      summary: 'A system prompt as the model would get it',
      params: z.object({ id: Id }),
      body: PromptPreviewBody.nullish(),
      response: { 200: PromptPreview },
    },
    async handler(request) {
      const { id } = request.params;
      const tenant = await enterResource(db, principalOf(request), agents, id, 'agents:write');
      const { systemPrompt, callerNumber, at } = request.body ?? PromptPreviewBody.parse({});
      return tenant.run(async transaction => {
        const { row, kind, draft } = await findAgent(transaction, id);
        const versionId = row.publishedVersionId ?? row.id;
        const agent = { id, versionId, name: row.name, config: draft };
        const snapshot = await assembleSnapshot(transaction, row.businessId, agent);
        const when = at === undefined ? wallTime() : new Date(at);
        const context = await loadPromptContext(transaction, { snapshot, callerNumber, at: when });
        return renderPrompt(systemPrompt ?? promptOf(draft, kind), context);
      });
    },
  });
};
