import type { Vertical } from '../businesses/vertical.ts';
import { defaultRealEstateFlow, defaultRealEstateGreeting } from './default-flow.ts';
import { loadOpenListings } from './listings.ts';
import { realEstatePrompts } from './prompts.ts';
import { RealEstateProfile } from './real-estate-profile.ts';
import { realEstateTools } from './real-estate-tools.ts';

export const realEstate: Vertical = {
  kind: 'real_estate',
  title: 'Real estate',
  urlPrefix: '/real-estate',
  profile: RealEstateProfile,
  defaultAgent: {
    greeting: defaultRealEstateGreeting,
    tools: [
      ...realEstateTools.map(tool => tool.name),
      'get_address',
      'forward_call',
      'take_message',
      'stop_calling',
      'end_call',
    ],
    flow: defaultRealEstateFlow,
  },
  prompts: realEstatePrompts,
  tools: realEstateTools,
  knowledgeTypes: ['general', 'listings', 'process', 'policy'],
  async loadSnapshot(db, businessId) {
    return { realEstate: { listings: await loadOpenListings(db, businessId) } };
  },
};
