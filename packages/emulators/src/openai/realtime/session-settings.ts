import { z } from 'zod';
import { ApiError, schemaError } from '../api-error.ts';
import { FILE_TRANSCRIPTION_MODELS, LIVE_TRANSCRIPTION_MODELS, REALTIME_VOICES } from '../models.ts';
import { MaxOutputTokens, ToolChoice, Tools } from './client-events.ts';

const Format = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('audio/pcm'), rate: z.literal(24_000).default(24_000) }),
  z.strictObject({ type: z.literal('audio/pcmu') }),
  z.strictObject({ type: z.literal('audio/pcma') }),
]);

const TurnDetection = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('server_vad'),
    threshold: z.number().min(0).max(1).default(0.5),
    prefix_padding_ms: z.int().nonnegative().default(300),
    silence_duration_ms: z.int().nonnegative().default(500),
    create_response: z.boolean().default(true),
    interrupt_response: z.boolean().default(true),
    idle_timeout_ms: z.int().min(5000).max(30_000).nullable().default(null),
  }),
  z.strictObject({
    type: z.literal('semantic_vad'),
    eagerness: z.enum(['low', 'medium', 'high', 'auto']).default('auto'),
    create_response: z.boolean().default(true),
    interrupt_response: z.boolean().default(true),
  }),
]);
export type TurnDetection = z.infer<typeof TurnDetection>;

const Transcription = z.strictObject({
  model: z.enum([...FILE_TRANSCRIPTION_MODELS, ...LIVE_TRANSCRIPTION_MODELS]).default('whisper-1'),
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/)
    .optional(),
  prompt: z.string().max(1024).optional(),
  keywords: z.array(z.string()).optional(),
  languages: z.array(z.string()).optional(),
  delay: z.enum(['minimal', 'low', 'medium', 'high', 'xhigh']).optional(),
});

const Input = z.strictObject({
  format: Format,
  noise_reduction: z.strictObject({ type: z.enum(['near_field', 'far_field']) }).nullable(),
  transcription: Transcription.nullable(),
  turn_detection: TurnDetection.nullable(),
});

const Output = z.strictObject({
  format: Format,
  voice: z.union([z.enum(REALTIME_VOICES), z.strictObject({ id: z.string() })]),
  speed: z.number().min(0.25).max(1.5),
});

const Include = z.array(z.literal('item.input_audio_transcription.logprobs')).nullable();

const RealtimeUpdate = z.strictObject({
  type: z.literal('realtime'),
  model: z.string().optional(),
  instructions: z.string().optional(),
  output_modalities: z
    .array(z.enum(['audio', 'text']))
    .length(1)
    .optional(),
  audio: z.strictObject({ input: Input.partial().optional(), output: Output.partial().optional() }).optional(),
  tools: Tools.optional(),
  tool_choice: ToolChoice.optional(),
  max_output_tokens: MaxOutputTokens.optional(),
  include: Include.optional(),
  prompt: z.null().optional(),
  tracing: z.null().optional(),
  truncation: z.union([z.enum(['auto', 'disabled']), z.looseObject({ type: z.literal('retention_ratio') })]).optional(),
  reasoning: z.strictObject({ effort: z.enum(['minimal', 'low', 'medium', 'high', 'xhigh']) }).optional(),
  parallel_tool_calls: z.boolean().optional(),
});

const TranscriptionUpdate = z.strictObject({
  type: z.literal('transcription'),
  audio: z.strictObject({ input: Input.partial().optional() }).optional(),
  include: Include.optional(),
});

/** A session as it is set now. A transcription session has no use for what is said of answers. */
export interface SessionSettings {
  readonly type: 'realtime' | 'transcription';
  readonly model: string;
  readonly instructions: string;
  readonly input: z.infer<typeof Input>;
  readonly output: z.infer<typeof Output>;
  readonly tools: z.infer<typeof Tools>;
  readonly toolChoice: z.infer<typeof ToolChoice>;
  readonly outputModalities: readonly string[];
  readonly maxOutputTokens: number | 'inf';
  readonly include: readonly string[] | null;
}

export function defaultSettings(type: SessionSettings['type'], model: string): SessionSettings {
  const isRealtime = type === 'realtime';
  return {
    type,
    model,
    instructions: isRealtime ? 'Your knowledge cutoff is 2023-10. You are a helpful, witty, and friendly AI.' : '',
    input: {
      format: { type: 'audio/pcm', rate: 24_000 },
      noise_reduction: null,
      transcription: null,
      turn_detection: TurnDetection.parse({ type: 'server_vad' }),
    },
    output: { format: { type: 'audio/pcm', rate: 24_000 }, voice: 'alloy', speed: 1 },
    tools: [],
    toolChoice: 'auto',
    outputModalities: ['audio'],
    maxOutputTokens: 'inf',
    include: null,
  };
}

/** What is given replaces what was; null clears. Throws an `ApiError` on what the service would not take. */
export function updatedSettings(current: SessionSettings, session: unknown, hasSpoken: boolean): SessionSettings {
  const type = typeof session === 'object' && session !== null && 'type' in session ? session.type : undefined;
  if (type === undefined)
    throw new ApiError("Missing required parameter: 'session.type'.", {
      code: 'missing_required_parameter',
      param: 'session.type',
    });
  if (type !== current.type) throw wrongKind(String(type), current.type);
  const parsed = (current.type === 'realtime' ? RealtimeUpdate : TranscriptionUpdate).safeParse(session);
  if (!parsed.success)
    throw schemaError(parsed.error.issues.map(issue => ({ ...issue, path: ['session', ...issue.path] })));
  const update = parsed.data;
  const input = Input.parse({ ...current.input, ...update.audio?.input });
  if (
    input.turn_detection &&
    LIVE_TRANSCRIPTION_MODELS.includes(input.transcription?.model ?? '') &&
    current.type === 'transcription'
  )
    throw new ApiError('Turn detection is not supported for this transcription model.', { code: 'invalid_parameter' });
  if (update.type === 'transcription') return { ...current, input, include: update.include ?? current.include };
  const output = Output.parse({ ...current.output, ...update.audio?.output });
  if (hasSpoken && JSON.stringify(output.voice) !== JSON.stringify(current.output.voice))
    throw new ApiError('Cannot update a conversation’s voice if assistant audio is present.', {
      code: 'cannot_update_voice',
    });
  return {
    ...current,
    input,
    output,
    instructions: update.instructions ?? current.instructions,
    tools: update.tools ?? current.tools,
    toolChoice: update.tool_choice ?? current.toolChoice,
    outputModalities: update.output_modalities ?? current.outputModalities,
    maxOutputTokens: update.max_output_tokens ?? current.maxOutputTokens,
    include: update.include ?? current.include,
  };
}

/** The session as the service shows it. */
export function shownSettings(id: string, settings: SessionSettings, expiresAt: number) {
  const { type, input, include } = settings;
  if (type === 'transcription')
    return { id, object: 'realtime.transcription_session', type, audio: { input }, include, expires_at: expiresAt };
  return {
    id,
    object: 'realtime.session',
    type,
    model: settings.model,
    instructions: settings.instructions,
    output_modalities: settings.outputModalities,
    audio: { input, output: settings.output },
    tools: settings.tools,
    tool_choice: settings.toolChoice,
    max_output_tokens: settings.maxOutputTokens,
    include,
    prompt: null,
    tracing: null,
    truncation: 'auto',
    expires_at: expiresAt,
  };
}

function wrongKind(given: string, kind: string): ApiError {
  return new ApiError(`Passing a ${given} session update event to a ${kind} session is not allowed.`, {
    code: 'invalid_parameter',
    param: 'session.type',
  });
}
