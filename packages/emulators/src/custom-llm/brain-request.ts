import { z } from 'zod';

const Words = z.object({ role: z.enum(['agent', 'user']), content: z.string() });

/** What Retell says to a custom language model; anything else is a fault of whoever dialled. */
export const BrainRequest = z.discriminatedUnion('interaction_type', [
  z.strictObject({ interaction_type: z.literal('ping_pong'), timestamp: z.int().positive() }),
  z.strictObject({
    interaction_type: z.literal('call_details'),
    call: z.looseObject({
      call_type: z.enum(['phone_call', 'web_call']),
      call_id: z.string().min(1),
      agent_id: z.string().min(1),
      metadata: z.record(z.string(), z.unknown()).optional(),
      retell_llm_dynamic_variables: z.record(z.string(), z.string()).optional(),
    }),
  }),
  z.strictObject({
    interaction_type: z.literal('update_only'),
    transcript: z.array(Words),
    transcript_with_tool_calls: z.array(z.looseObject({ role: z.string() })).optional(),
    turntaking: z.enum(['agent_turn', 'user_turn']).optional(),
  }),
  z.strictObject({
    interaction_type: z.enum(['response_required', 'reminder_required']),
    response_id: z.int().positive(),
    transcript: z.array(Words),
    transcript_with_tool_calls: z.array(z.looseObject({ role: z.string() })).optional(),
  }),
]);
export type BrainRequest = z.infer<typeof BrainRequest>;
export type BrainQuestion = Extract<BrainRequest, { interaction_type: 'response_required' | 'reminder_required' }>;
