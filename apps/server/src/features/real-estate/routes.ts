import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { RealEstateRoutesOptions } from './enter-real-estate.ts';
import { leadRoutes } from './leads/lead-routes.ts';
import { listingRoutes } from './listings/listing-routes.ts';
import { viewingRoutes } from './viewings/viewing-routes.ts';
import { type VoiceAgentRoutesOptions, voiceAgentRoutes } from './voice-agent/routes.ts';

/** Everything that only a real-estate business has. */
export const realEstateRoutes: FastifyPluginAsyncZod<RealEstateRoutesOptions & VoiceAgentRoutesOptions> = async (
  fastify,
  options,
) => {
  for (const routes of [listingRoutes, viewingRoutes, leadRoutes]) await fastify.register(routes, options);
  await fastify.register(voiceAgentRoutes, options);
};
