import { z } from 'zod';

const seconds = z.number().nonnegative().catch(0);
const number = z.string().nullish().catch(null);

/** A past conversation, as far as we have use for it: of the REST API, and of post-call webhooks. */
export const ConversationDetails = z
  .object({
    agent_id: z.string(),
    conversation_id: z.string(),
    status: z.string(),
    transcript: z
      .array(
        z.object({
          role: z.string(),
          message: z.string().nullish(),
          time_in_call_secs: seconds,
        }),
      )
      .catch([]),
    metadata: z.object({
      start_time_unix_secs: seconds,
      call_duration_secs: seconds,
      termination_reason: z.string().nullish().catch(null),
      phone_call: z
        .object({ direction: z.string().nullish(), agent_number: number, external_number: number, call_sid: number })
        .nullish()
        .catch(null),
    }),
    analysis: z
      .object({
        call_successful: z.string().nullish(),
        transcript_summary: z.string().nullish(),
        call_summary_title: z.string().nullish(),
        data_collection_results: z
          .record(z.string(), z.object({ value: z.unknown() }))
          .nullish()
          .catch(null),
      })
      .nullish()
      .catch(null),
    conversation_initiation_client_data: z
      .object({ dynamic_variables: z.record(z.string(), z.unknown()).nullish() })
      .nullish()
      .catch(null),
  })
  .transform(raw => ({
    agentId: raw.agent_id,
    conversationId: raw.conversation_id,
    /** The service has looked at it, and there is no more to come. */
    isDone: raw.status === 'done' || raw.status === 'failed',
    hasFailed: raw.status === 'failed',
    transcript: raw.transcript.flatMap(({ role, message, time_in_call_secs }) =>
      message
        ? [
            {
              speaker: role === 'user' ? ('caller' as const) : ('agent' as const),
              text: message,
              atSeconds: time_in_call_secs,
            },
          ]
        : [],
    ),
    startedAt: new Date(raw.metadata.start_time_unix_secs * 1000),
    durationSeconds: raw.metadata.call_duration_secs,
    terminationReason: raw.metadata.termination_reason ?? '',
    phoneCall: raw.metadata.phone_call
      ? {
          direction: raw.metadata.phone_call.direction === 'outbound' ? ('outbound' as const) : ('inbound' as const),
          agentNumber: raw.metadata.phone_call.agent_number ?? null,
          externalNumber: raw.metadata.phone_call.external_number ?? null,
          callSid: raw.metadata.phone_call.call_sid ?? null,
        }
      : null,
    /** Null while nobody has judged it. */
    success:
      raw.analysis?.call_successful === 'success' ? true : raw.analysis?.call_successful === 'failure' ? false : null,
    summary: raw.analysis?.transcript_summary ?? null,
    title: raw.analysis?.call_summary_title ?? null,
    collected: Object.fromEntries(
      Object.entries(raw.analysis?.data_collection_results ?? {}).map(([key, { value }]) => [key, value]),
    ),
    /** What the conversation was opened with. */
    variables: raw.conversation_initiation_client_data?.dynamic_variables ?? {},
  }));
export type ConversationDetails = z.infer<typeof ConversationDetails>;
