import { z } from 'zod';
import { Disposition } from '../call.ts';
import { PhoneNumberE164 } from '../identifiers.ts';
import { Instant } from './page.ts';

const text = z.string().trim().min(1).max(1000);
/** Longer conversations are for the phone. */
const MAX_MESSAGES = 60;

/**
 * What a caller says in a trial. Either the whole conversation so far as `messages`, of which the agent's own are
 * ignored, or the next `message` with the `session` of the answer before. Neither opens the conversation.
 */
export const TestAgentBody = z
  .strictObject({
    messages: z
      .array(z.strictObject({ role: z.enum(['caller', 'agent']), text: z.string().max(4000) }))
      .max(MAX_MESSAGES * 2)
      .optional(),
    message: text.optional(),
    /** The same as `message`. */
    input: text.optional(),
    session: z.string().min(1).max(200_000).optional(),
    /** Which configuration answers. */
    source: z.enum(['draft', 'published']).default('draft'),
    /** Who calls; withheld when null. */
    callerNumber: PhoneNumberE164.nullable().default(null),
    /** When the call is; now when absent. */
    at: Instant.optional(),
  })
  .meta({ id: 'TestAgentBody' });
export type TestAgentBody = z.infer<typeof TestAgentBody>;

/** The tools really ran, and everything they wrote was taken back. */
const TestToolCall = z.object({
  tool: z.string(),
  code: z.string(),
  arguments: z.record(z.string(), z.unknown()),
  value: z.record(z.string(), z.unknown()),
  simulated: z.literal(true),
});

export const TestAgentResult = z
  .object({
    /** What the agent says to the last message; its greeting at the start. */
    reply: z.string(),
    /** The tools it used for that. */
    toolCalls: z.array(TestToolCall),
    messages: z.array(z.object({ role: z.enum(['caller', 'agent']), text: z.string() })),
    /** Goes into the next request, to continue. */
    session: z.string(),
    source: z.enum(['draft', 'published']),
    /** How the conversation ended; null while it goes on. */
    ended: Disposition.nullable(),
    /** Where the caller was put through to; nobody is really called. */
    transferredTo: z.string().nullable(),
    durationMs: z.number(),
  })
  .meta({ id: 'TestAgentResult' });
export type TestAgentResult = z.infer<typeof TestAgentResult>;
export type TestToolCall = z.infer<typeof TestToolCall>;
