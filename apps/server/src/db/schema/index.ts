export { agents, agentVersions, phoneNumbers } from './agents.ts';
export { auditLog } from './audit.ts';
export { businesses, members } from './businesses.ts';
export { callEvents, calls, callTurns, contacts, recordings } from './calls.ts';
export { accounts, apiKeys, sessions, users, verifications } from './identity.ts';
export { knowledgeItems, knowledgeVersions } from './knowledge.ts';
export { messages } from './messages.ts';
export { leads, listings, viewings } from './real-estate.ts';
export { diningTables, menuItems, reservations, specials } from './restaurant.ts';
