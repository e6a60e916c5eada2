import { z } from 'zod';
import { ErrorFacts } from '../account/failures.ts';

const Tokens = z.object({
  input_tokens: z.int().nonnegative().nullish(),
  output_tokens: z.int().nonnegative().nullish(),
  input_token_details: z.object({ cached_tokens: z.int().nonnegative().nullish() }).nullish(),
});

/** Of a transcription: tokens, or seconds of audio. */
const TranscriptionUsage = Tokens.extend({ seconds: z.number().nonnegative().nullish() });

const FunctionCall = z.object({
  type: z.literal('function_call'),
  call_id: z.string(),
  name: z.string(),
  arguments: z.string().catch(''),
  status: z.string().nullish(),
});
export type FunctionCall = z.infer<typeof FunctionCall>;

const OutputItem = z.union([FunctionCall, z.object({ type: z.string() }).transform(() => null)]);

const LogProbability = z.object({ logprob: z.number() });

const at = { item_id: z.string(), response_id: z.string() };
const transcript = 'conversation.item.input_audio_transcription' as const;

/** What the service tells, as far as we use it. */
const ServerEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('session.created'), session: z.object({ id: z.string() }) }),
  z.object({ type: z.literal('session.updated') }),
  z.object({ type: z.literal('error'), error: ErrorFacts.extend({ event_id: z.string().nullish().catch(null) }) }),
  z.object({ type: z.literal('input_audio_buffer.speech_started') }),
  z.object({ type: z.literal('input_audio_buffer.speech_stopped') }),
  z.object({ type: z.literal('input_audio_buffer.committed'), item_id: z.string() }),
  z.object({ type: z.literal(`${transcript}.delta`), item_id: z.string(), delta: z.string().nullish() }),
  z.object({
    type: z.literal(`${transcript}.completed`),
    item_id: z.string(),
    transcript: z.string(),
    usage: TranscriptionUsage.nullish().catch(null),
    logprobs: z.array(LogProbability).nullish().catch(null),
  }),
  z.object({ type: z.literal(`${transcript}.failed`), item_id: z.string(), error: ErrorFacts.catch({}) }),
  z.object({
    type: z.literal('response.created'),
    response: z.object({ id: z.string(), metadata: z.record(z.string(), z.string()).nullish().catch(null) }),
  }),
  z.object({ type: z.literal('response.output_audio.delta'), ...at, delta: z.string() }),
  z.object({ type: z.literal('response.output_audio.done'), ...at }),
  z.object({ type: z.literal('response.output_audio_transcript.delta'), ...at, delta: z.string() }),
  z.object({ type: z.literal('response.output_audio_transcript.done'), ...at, transcript: z.string() }),
  z.object({ type: z.literal('response.output_item.done'), response_id: z.string(), item: OutputItem }),
  z.object({
    type: z.literal('response.done'),
    response: z.object({
      id: z.string(),
      status: z.string(),
      status_details: z.object({ error: ErrorFacts.nullish() }).nullish().catch(null),
      usage: Tokens.nullish().catch(null),
    }),
  }),
]);
export type ServerEvent = z.infer<typeof ServerEvent>;

/** Null for what we have no use for. Throws where it is no JSON. */
export function readServerEvent(text: string): ServerEvent | null {
  return ServerEvent.safeParse(JSON.parse(text)).data ?? null;
}
