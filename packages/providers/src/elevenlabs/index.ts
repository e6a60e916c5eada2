export { type AgentDefinition, type AttachedDocument, agentBody } from './agents/agent-definition.ts';
export { type AgentSettings, agentSettings } from './agents/agent-settings.ts';
export { AgentsApi } from './agents/agents-api.ts';
export { clientTool, isClientTool } from './agents/client-tool.ts';
export type { ConversationDetails } from './agents/conversation-details.ts';
export { CALL_ID_VARIABLE } from './agents/initiation.ts';
export { isSignedByElevenLabs, PostCallEvent } from './agents/post-call-event.ts';
export { elevenlabs } from './elevenlabs-provider.ts';
export { accessOf } from './wire/access.ts';
