import type { Vertical } from '../businesses/vertical.ts';
import { defaultRestaurantFlow, defaultRestaurantGreeting } from './default-flow.ts';
import { loadMenu, loadSpecials } from './menu.ts';
import { restaurantPrompts } from './prompts.ts';
import { RestaurantProfile } from './restaurant-profile.ts';
import { restaurantTools } from './restaurant-tools.ts';

export const restaurant: Vertical = {
  kind: 'restaurant',
  title: 'Restaurant',
  urlPrefix: '/restaurants',
  profile: RestaurantProfile,
  defaultAgent: {
    greeting: defaultRestaurantGreeting,
    tools: [
      ...restaurantTools.map(tool => tool.name),
      'get_address',
      'forward_call',
      'take_message',
      'stop_calling',
      'end_call',
    ],
    flow: defaultRestaurantFlow,
  },
  prompts: restaurantPrompts,
  tools: restaurantTools,
  knowledgeTypes: ['general', 'menu', 'hours', 'specials', 'policy'],
  async loadSnapshot(db, businessId, profile) {
    const menu = await loadMenu(db, businessId);
    const specials = await loadSpecials(db, businessId);
    const { reservationRules } = RestaurantProfile.parse(profile);
    return { restaurant: { menu, specials, reservationRules } };
  },
};
