import { Id, TestAgentBody, TestAgentResult } from '@frontdesk/contract';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { AppError } from '../../app-error.ts';
import { agents } from '../../db/schema/index.ts';
import { principalOf } from '../../http/authenticate.ts';
import { enterResource } from '../members/enter.ts';
import { type InstructionsFor, instructionsOf } from '../prompts/instructions-of.ts';
import { enterRestaurant } from '../restaurants/enter-restaurant.ts';
import { findMainAgent } from './find-agent.ts';
import type { AgentRoutesOptions } from './routes.ts';
import { type TestAgentOptions, testAgent } from './test-agent.ts';

export interface TrialRoutesOptions extends AgentRoutesOptions {
  /** Who holds an agent's conversations. */
  readonly dialogueFor: TestAgentOptions['dialogueFor'];
}

/** Talking to an agent in writing. Its tools work on real data, and nothing they do is kept. */
export const trialRoutes: FastifyPluginAsyncZod<TrialRoutesOptions> = async (fastify, options) => {
  const { db, dialogueFor, wallTime } = options;
  const optionsFor = (request: { readonly log: { error(details: object, message: string): void } }) => ({
    dialogueFor,
    instructionsFor: (call: InstructionsFor) => instructionsOf(db, call),
    wallTime,
    onFailure: (tool: string, error: unknown) => request.log.error({ tool, err: error }, 'A tool broke in a trial.'),
  });

  fastify.post('/test/agent/:id', {
    config: { access: { permission: 'agents:write', tenant: 'resource-in-path' } },
    schema: {
      tags: ['testing'],
      summary: 'Talk to an agent in writing, without consequences',
      params: z.object({ id: Id }),
      body: TestAgentBody.nullish(),
      response: { 200: TestAgentResult },
    },
    async handler(request) {
      const { id } = request.params;
      const tenant = await enterResource(db, principalOf(request), agents, id, 'agents:write');
      return testAgent(tenant, id, request.body ?? TestAgentBody.parse({}), optionsFor(request));
    },
  });

  fastify.post('/restaurants/:id/agent/test', {
    config: { access: { permission: 'agents:write', tenant: 'business-in-path' } },
    schema: {
      tags: ['testing'],
      summary: 'Talk to the restaurant’s agent in writing, without consequences',
      params: z.object({ id: Id }),
      body: TestAgentBody.nullish(),
      response: { 200: TestAgentResult },
    },
    async handler(request) {
      const { id } = request.params;
      const tenant = await enterRestaurant(db, principalOf(request), id, 'agents:write');
      const main = await tenant.run(transaction => findMainAgent(transaction, id));
      if (!main) throw new AppError('not_found', 'The restaurant has no agent yet.');
      return testAgent(tenant, main.row.id, request.body ?? TestAgentBody.parse({}), optionsFor(request));
    },
  });
};
