import type { FastifyPluginAsync } from 'fastify';
import { restaurantAgentRoutes } from './restaurant-agent-routes.ts';
import { agentRoutes } from './routes.ts';
import { type TrialRoutesOptions, trialRoutes } from './trial-routes.ts';
import { agentVersionRoutes } from './version-routes.ts';

/** Every route about agents. */
export const agentFeature: FastifyPluginAsync<TrialRoutesOptions> = async (fastify, options) => {
  await fastify.register(agentRoutes, options);
  await fastify.register(agentVersionRoutes, options);
  await fastify.register(trialRoutes, options);
  await fastify.register(restaurantAgentRoutes, options);
};
