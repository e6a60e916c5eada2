import { z } from 'zod';

const millis = z.number().int().positive().nullish();
const text = z.string().nullish();

const Word = z.object({ start: z.number(), end: z.number() });

const Utterance = z.object({
  role: z.enum(['agent', 'user', 'transfer_target']),
  content: z.string(),
  words: z.array(Word).nullish(),
});
export type RetellUtterance = z.infer<typeof Utterance>;

/** What Retell tells of a call, as far as it is used here. Times are Unix milliseconds; fields are absent until known. */
export const RetellCall = z.object({
  call_id: z.string().min(1).max(200),
  agent_id: z.string().min(1).max(200),
  call_type: z.string().optional(),
  call_status: z.enum(['registered', 'not_connected', 'ongoing', 'ended', 'error']).optional(),
  direction: z.enum(['inbound', 'outbound']).nullish(),
  from_number: text,
  to_number: text,
  start_timestamp: millis,
  end_timestamp: millis,
  duration_ms: z.number().nonnegative().nullish(),
  transfer_destination: text,
  transcript_object: z.array(Utterance).nullish(),
  recording_url: text,
  disconnection_reason: text,
  latency: z
    .object({ e2e: z.object({ p50: z.number().nullish(), p95: z.number().nullish() }).nullish() })
    .nullish()
    .catch(null),
  call_cost: z
    .object({ combined_cost: z.number().nullish(), total_duration_seconds: z.number().nullish() })
    .nullish()
    .catch(null),
  call_analysis: z
    .object({
      call_summary: text,
      user_sentiment: text,
      call_successful: z.boolean().nullish(),
      in_voicemail: z.boolean().nullish(),
    })
    .nullish()
    .catch(null),
  metadata: z.record(z.string(), z.unknown()).nullish().catch(null),
});
export type RetellCall = z.infer<typeof RetellCall>;

/** A webhook of an agent. Events that are none of a call are taken and not read. */
export const RetellWebhook = z.object({ event: z.string().max(100), call: RetellCall.optional() });
export type RetellWebhook = z.infer<typeof RetellWebhook>;

/** The request of a custom function that takes its arguments apart from the call. */
export const RetellFunctionCall = z.object({
  name: z.string().max(200),
  call: RetellCall,
  args: z.record(z.string(), z.unknown()).default({}),
});
export type RetellFunctionCall = z.infer<typeof RetellFunctionCall>;
