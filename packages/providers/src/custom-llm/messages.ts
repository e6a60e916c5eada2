import { PhoneNumberE164 } from '@frontdesk/contract';
import { z } from 'zod';

/** A piece of an answer; the wishes in it count once all of the answer was spoken. */
const pieceFields = {
  content: z.string().max(20_000),
  content_complete: z.boolean(),
  end_call: z.boolean().nullish(),
  transfer_number: PhoneNumberE164.nullish(),
  digit_to_press: z
    .string()
    .regex(/^[0-9*#]{1,32}$/)
    .nullish(),
};

const Piece = z.object(pieceFields);
export type Piece = z.infer<typeof Piece>;

/** What the far side wants of the connection. */
const LinkConfig = z.object({
  auto_reconnect: z.boolean().nullish(),
  call_details: z.boolean().nullish(),
  transcript_with_tool_calls: z.boolean().nullish(),
});
export type LinkConfig = z.infer<typeof LinkConfig>;

/**
 * What a server says that speaks Retell's custom-LLM protocol (docs.retellai.com/api-references/llm-websocket). Its
 * `update_agent` and `metadata` have nothing to change or to reach here, so they are read and dropped.
 */
const BrainMessage = z.discriminatedUnion('response_type', [
  z.object({ response_type: z.literal('config'), config: LinkConfig }),
  z.object({ response_type: z.literal('response'), response_id: z.int().nonnegative(), ...pieceFields }),
  z.object({ response_type: z.literal('agent_interrupt'), interrupt_id: z.int().nonnegative(), ...pieceFields }),
  z.object({ response_type: z.literal('ping_pong') }),
  z.object({
    response_type: z.literal('tool_call_invocation'),
    tool_call_id: z.string().max(200),
    name: z.string().max(200),
    arguments: z.string().max(20_000),
  }),
  z.object({
    response_type: z.literal('tool_call_result'),
    tool_call_id: z.string().max(200),
    content: z.string().max(20_000),
    successful: z.boolean().nullish(),
  }),
  z.object({ response_type: z.literal('update_agent') }),
  z.object({ response_type: z.literal('metadata') }),
]);
export type BrainMessage = z.infer<typeof BrainMessage>;

/** Undefined for what does not fit the protocol. */
export function readMessage(text: string): BrainMessage | undefined {
  try {
    return BrainMessage.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
