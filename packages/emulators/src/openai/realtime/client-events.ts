import { z } from 'zod';

const id = z.string().min(1).max(64);
const eventId = { event_id: z.string().max(512).optional() };
const status = z.enum(['completed', 'incomplete', 'in_progress']).optional();
const itemBase = { id: z.string().min(1).max(32).optional(), object: z.literal('realtime.item').optional(), status };

const InputText = z.strictObject({ type: z.literal('input_text'), text: z.string() });

/** A turn that the client adds to the conversation. */
export const NewItem = z.union([
  z.strictObject({
    ...itemBase,
    type: z.literal('message'),
    role: z.literal('user'),
    content: z.array(InputText).min(1),
  }),
  z.strictObject({
    ...itemBase,
    type: z.literal('message'),
    role: z.literal('system'),
    content: z.array(InputText).min(1),
  }),
  z.strictObject({
    ...itemBase,
    type: z.literal('message'),
    role: z.literal('assistant'),
    content: z.array(z.strictObject({ type: z.literal('output_text'), text: z.string() })).min(1),
  }),
  z.strictObject({
    ...itemBase,
    type: z.literal('function_call_output'),
    call_id: z.string(),
    output: z.string(),
  }),
  z.strictObject({
    ...itemBase,
    type: z.literal('function_call'),
    call_id: z.string(),
    name: z.string(),
    arguments: z.string(),
  }),
]);
export type NewItem = z.infer<typeof NewItem>;

const FunctionTool = z.strictObject({
  type: z.literal('function'),
  name: z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/),
  description: z.string().optional(),
  parameters: z.looseObject({ type: z.literal('object') }).optional(),
});
export const Tools = z.array(FunctionTool);
export const ToolChoice = z.union([
  z.enum(['none', 'auto', 'required']),
  z.strictObject({ type: z.literal('function'), name: z.string() }),
]);
export const MaxOutputTokens = z.union([z.int().min(1).max(32_000), z.literal('inf')]);

const ResponseOptions = z.strictObject({
  instructions: z.string().optional(),
  output_modalities: z
    .array(z.enum(['audio', 'text']))
    .length(1)
    .optional(),
  conversation: z.enum(['auto', 'none']).optional(),
  metadata: z.record(z.string().max(64), z.string().max(512)).optional(),
  input: z.array(z.looseObject({})).optional(),
  tools: Tools.optional(),
  tool_choice: ToolChoice.optional(),
  max_output_tokens: MaxOutputTokens.optional(),
});
export type ResponseOptions = z.infer<typeof ResponseOptions>;

/** What a client may send, in the shape of general availability; that of the beta is refused. */
export const ClientEvent = z.discriminatedUnion('type', [
  z.strictObject({ ...eventId, type: z.literal('session.update'), session: z.looseObject({}) }),
  z.strictObject({ ...eventId, type: z.literal('input_audio_buffer.append'), audio: z.string() }),
  z.strictObject({ ...eventId, type: z.literal('input_audio_buffer.commit') }),
  z.strictObject({ ...eventId, type: z.literal('input_audio_buffer.clear') }),
  z.strictObject({
    ...eventId,
    type: z.literal('conversation.item.create'),
    previous_item_id: z.string().nullish(),
    item: NewItem,
  }),
  z.strictObject({
    ...eventId,
    type: z.literal('conversation.item.truncate'),
    item_id: id,
    content_index: z.literal(0),
    audio_end_ms: z.int().nonnegative(),
  }),
  z.strictObject({ ...eventId, type: z.literal('conversation.item.delete'), item_id: id }),
  z.strictObject({ ...eventId, type: z.literal('conversation.item.retrieve'), item_id: id }),
  z.strictObject({ ...eventId, type: z.literal('response.create'), response: ResponseOptions.optional() }),
  z.strictObject({ ...eventId, type: z.literal('response.cancel'), response_id: id.optional() }),
]);
export type ClientEvent = z.infer<typeof ClientEvent>;
