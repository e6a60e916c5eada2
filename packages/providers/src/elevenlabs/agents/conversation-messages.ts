import { z } from 'zod';

const eventId = z.number().catch(0);

const Alignment = z
  .object({
    chars: z.array(z.string()),
    char_start_times_ms: z.array(z.number()),
    char_durations_ms: z.array(z.number()),
  })
  .nullish()
  .catch(null);

/** What the service tells on a conversation's socket, as far as we have use for it. */
const ServerMessage = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('conversation_initiation_metadata'),
    conversation_initiation_metadata_event: z.object({
      conversation_id: z.string(),
      agent_output_audio_format: z.string(),
      user_input_audio_format: z.string().nullish(),
    }),
  }),
  z.object({ type: z.literal('ping'), ping_event: z.object({ event_id: z.number() }) }),
  z.object({
    type: z.literal('audio'),
    audio_event: z.object({ audio_base_64: z.string(), event_id: eventId, alignment: Alignment }),
  }),
  z.object({
    type: z.literal('user_transcript'),
    user_transcription_event: z.object({ user_transcript: z.string() }),
  }),
  z.object({
    type: z.literal('tentative_user_transcript'),
    tentative_user_transcription_event: z.object({ user_transcript: z.string() }),
  }),
  z.object({
    type: z.literal('agent_response'),
    agent_response_event: z.object({ agent_response: z.string(), event_id: eventId.nullish() }),
  }),
  z.object({
    type: z.literal('agent_response_correction'),
    agent_response_correction_event: z.object({
      original_agent_response: z.string(),
      corrected_agent_response: z.string(),
    }),
  }),
  z.object({ type: z.literal('interruption'), interruption_event: z.object({ event_id: eventId }) }),
  z.object({
    type: z.literal('client_tool_call'),
    client_tool_call: z.object({
      tool_name: z.string(),
      tool_call_id: z.string(),
      parameters: z.record(z.string(), z.unknown()).nullish().catch(null),
    }),
  }),
  z.object({
    type: z.literal('agent_tool_response'),
    agent_tool_response: z.object({ tool_name: z.string(), tool_type: z.string(), is_error: z.boolean().catch(false) }),
  }),
  z.object({
    type: z.literal('error'),
    error_event: z.object({ code: z.number().nullish(), error_type: z.string().nullish() }),
  }),
]);
export type ServerMessage = z.infer<typeof ServerMessage>;
export type SpokenAlignment = NonNullable<z.infer<typeof Alignment>>;

/** Null for what we have no use for. Throws where it is no JSON. */
export function readServerMessage(text: string): ServerMessage | null {
  return ServerMessage.safeParse(JSON.parse(text)).data ?? null;
}
