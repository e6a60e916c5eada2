import { z } from 'zod';

const words = z.string().min(1);
const variables = z.record(z.string(), z.string());

const Tool = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('end_call'), name: words, description: z.string().optional() }),
  z.strictObject({
    type: z.literal('transfer_call'),
    name: words,
    description: z.string().optional(),
    transfer_destination: z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('predefined'), number: words, extension: z.string().optional() }),
      z.strictObject({ type: z.literal('inferred'), prompt: words }),
    ]),
    transfer_option: z.looseObject({ type: z.enum(['cold_transfer', 'warm_transfer', 'agentic_warm_transfer']) }),
  }),
  z.strictObject({
    type: z.literal('custom'),
    name: words.regex(/^[a-zA-Z0-9_-]{1,64}$/),
    description: z.string().max(1024).optional(),
    url: z.url(),
    method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).optional(),
    headers: variables.optional(),
    query_params: variables.optional(),
    parameters: z.looseObject({ type: z.literal('object'), properties: z.record(z.string(), z.unknown()) }).optional(),
    args_at_root: z.boolean().optional(),
    timeout_ms: z.int().min(1000).max(600_000).optional(),
    max_retry: z.int().min(0).max(5).optional(),
    speak_during_execution: z.boolean(),
    speak_after_execution: z.boolean(),
    execution_message_description: z.string().optional(),
  }),
]);

/** Of the fields of a Retell LLM, those that are emulated; others are refused, as misspelt ones would be. */
export const LlmBody = z.strictObject({
  model: words.nullish(),
  s2s_model: words.nullish(),
  model_temperature: z.number().min(0).max(1).nullish(),
  model_high_priority: z.boolean().nullish(),
  general_prompt: z.string().nullish(),
  general_tools: z.array(Tool).nullish(),
  begin_message: z.string().nullish(),
  start_speaker: z.enum(['user', 'agent']).optional(),
  default_dynamic_variables: variables.nullish(),
  tool_call_strict_mode: z.boolean().nullish(),
});
export type LlmBody = z.infer<typeof LlmBody>;

const agentFields = z.strictObject({
  response_engine: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('retell-llm'), llm_id: words, version: z.number().optional() }),
    z.strictObject({ type: z.literal('custom-llm'), llm_websocket_url: z.url({ protocol: /^wss?$/ }) }),
    z.strictObject({ type: z.literal('conversation-flow'), conversation_flow_id: words }),
  ]),
  voice_id: words,
  agent_name: z.string().nullish(),
  voice_speed: z.number().min(0.5).max(2).optional(),
  language: z.union([words, z.array(words)]).optional(),
  responsiveness: z.number().min(0).max(1).optional(),
  interruption_sensitivity: z.number().min(0).max(1).optional(),
  ambient_sound: z
    .enum(['coffee-shop', 'convention-hall', 'summer-outdoor', 'mountain-outdoor', 'static-noise', 'call-center'])
    .nullish(),
  reminder_trigger_ms: z.int().positive().optional(),
  reminder_max_count: z.int().nonnegative().optional(),
  max_call_duration_ms: z.int().min(60_000).max(7_200_000).optional(),
  timezone: words.nullish(),
  webhook_url: z.url().nullish(),
  webhook_events: z.array(words).nullish(),
  webhook_timeout_ms: z.int().positive().optional(),
});
export const AgentBody = agentFields;
export const AgentPatch = agentFields.partial();
export type AgentBody = z.infer<typeof AgentBody>;

const boundAgents = z
  .array(
    z.strictObject({
      agent_id: words,
      weight: z.number().positive().max(1),
      agent_version: z.union([z.number(), words]).optional(),
    }),
  )
  .refine(agents => agents.length === 0 || Math.abs(agents.reduce((sum, { weight }) => sum + weight, 0) - 1) < 1e-6, {
    message: 'Total weights must add up to 1',
  })
  .nullish();

export const NumberPatch = z.strictObject({
  inbound_agents: boundAgents,
  outbound_agents: boundAgents,
  inbound_webhook_url: z.url().nullish(),
  nickname: z.string().nullish(),
});
export type NumberPatch = z.infer<typeof NumberPatch>;

export const RegisterBody = z.strictObject({
  agent_id: words,
  agent_version: z.union([z.number(), z.string()]).optional(),
  direction: z.enum(['inbound', 'outbound']).optional(),
  from_number: z.string().optional(),
  to_number: z.string().optional(),
  metadata: z.unknown().optional(),
  retell_llm_dynamic_variables: variables.optional(),
});
export type RegisterBody = z.infer<typeof RegisterBody>;
