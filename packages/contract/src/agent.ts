import { z } from 'zod';
import { Flow } from './flow.ts';

export const AgentEngine = z
  .enum(['pipeline', 'elevenlabs', 'openai_realtime', 'retell', 'custom_llm'])
  .meta({ id: 'AgentEngine' });
export type AgentEngine = z.infer<typeof AgentEngine>;
export const AgentStatus = z.enum(['draft', 'pending_setup', 'active', 'inactive']).meta({ id: 'AgentStatus' });
export type AgentStatus = z.infer<typeof AgentStatus>;

/** One of a provider's services. `settings` fit the schema that the provider's record has for that service. */
export const ProviderChoice = z
  .object({
    provider: z.string().max(40),
    /** The provider's default when absent. */
    model: z.string().max(120).optional(),
    settings: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'ProviderChoice' });
export type ProviderChoice = z.infer<typeof ProviderChoice>;

export const VoiceSettings = z
  .object({
    provider: z.string().max(40).default('local'),
    model: z.string().max(120).optional(),
    /** Of the provider's own, fitting its schema. */
    settings: z.record(z.string(), z.unknown()).optional(),
    voiceId: z.string().optional(),
    gender: z.enum(['female', 'male']).default('female'),
    speed: z.enum(['slow', 'normal', 'fast']).default('normal'),
    /** Pace as a factor of the voice's own; takes the place of `speed` where set. */
    rate: z.number().min(0.5).max(2).optional(),
  })
  .meta({ id: 'VoiceSettings' });
export type VoiceSettings = z.infer<typeof VoiceSettings>;

/** When the agent takes the floor and when it lets go. Milliseconds. */
export const TurnTaking = z
  .object({
    /** Silence that ends a turn after a finished sentence. */
    finishedSilenceMs: z.int().min(100).max(5000).default(450),
    /** Silence that ends a turn when the words give no hint either way. */
    neutralSilenceMs: z.int().min(100).max(5000).default(750),
    /** Silence that ends a turn after a conjunction, a filler or an unfinished number. */
    unfinishedSilenceMs: z.int().min(100).max(8000).default(1500),
    /** The caller may speak over the agent. */
    canBargeIn: z.boolean().default(true),
    /** Speech this long counts as barge-in; shorter sounds are coughs and "mm-hm". */
    bargeInSpeechMs: z.int().min(40).max(2000).default(200),
    /** An answer may be thought of while the silence that ends a turn still runs, and is dropped if the caller goes on. */
    speculate: z.boolean().default(true),
    /** Quiet after the agent spoke, until it asks whether the caller is still there. */
    reminderAfterMs: z.int().min(2000).max(60000).default(8000),
    /** Reminders before the call is ended. */
    maxReminders: z.int().min(0).max(5).default(2),
  })
  .meta({ id: 'TurnTaking' });
export type TurnTaking = z.infer<typeof TurnTaking>;

/** Stand in, in this order, when the first choice fails in the middle of a call. */
export const AgentFallbacks = z
  .object({
    transcription: z.array(ProviderChoice).max(3).default([]),
    voice: z.array(VoiceSettings).max(3).default([]),
    llm: z.array(ProviderChoice).max(3).default([]),
  })
  .meta({ id: 'AgentFallbacks' });
export type AgentFallbacks = z.infer<typeof AgentFallbacks>;

/** Of engines other than the pipeline. */
export const HostedSettings = z
  .object({
    /** Fit the engine's own schema. */
    settings: z.record(z.string(), z.unknown()).default({}),
    /** `custom_llm`: the WebSocket that answers what callers say. */
    websocketUrl: z.string().max(500).optional(),
  })
  .meta({ id: 'HostedSettings' });
export type HostedSettings = z.infer<typeof HostedSettings>;

export const RecordingSource = z.enum(['engine', 'carrier']);
export type RecordingSource = z.infer<typeof RecordingSource>;

/**
 * `stream`: live audio both ways · `gather`: the carrier recognises and speaks, one exchange at a time, where no media
 * stream can be had.
 */
export const CallMedia = z.enum(['stream', 'gather']);
export type CallMedia = z.infer<typeof CallMedia>;

/** What one published agent version says and does. A call keeps the copy it started with. */
export const AgentConfig = z
  .object({
    useDefaultPrompt: z.boolean().default(true),
    systemPrompt: z.string().max(20000).optional(),
    hosted: HostedSettings.prefault({}),
    /** Recognises the caller's words. The installation's choice when absent. */
    transcription: ProviderChoice.optional(),
    fallbacks: AgentFallbacks.prefault({}),
    llm: z
      .object({
        /** Whose model it is. The installation's choice when absent; `local` for the flow alone. */
        provider: z.string().max(40).optional(),
        model: z.string().optional(),
        s2sModel: z.string().optional(),
        temperature: z.number().min(0).max(2).default(0),
        maxTokens: z.int().min(1).max(32000).optional(),
        highPriority: z.boolean().default(false),
      })
      .prefault({}),
    voice: VoiceSettings.prefault({}),
    language: z.string().default('en-US'),
    /** Template; spoken as soon as the call is answered. */
    greeting: z.string().min(1).max(1000),
    tools: z.array(z.string()).default([]),
    /** What the business set for a tool, by the tool's name; each tool has a schema of its own for it. */
    toolSettings: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
    flow: Flow,
    turnTaking: TurnTaking.prefault({}),
    recordingEnabled: z.boolean().default(true),
    /** Who records: this server, or the carrier, whose recording is then fetched. */
    recordingSource: RecordingSource.default('engine'),
    /** How the carrier brings the conversation here. */
    callMedia: CallMedia.default('stream'),
    /** Template; spoken before the greeting of a call that is recorded, and when a recording is begun later. */
    recordingConsent: z.string().min(1).max(500).optional(),
    /** Template; the greeting of calls that the business places. The greeting when absent. */
    outboundGreeting: z.string().min(1).max(1000).optional(),
    /** Whoever is called is given a moment to say "hello" before the agent greets. */
    waitForCallee: z.boolean().default(true),
    /** Template; left on answering machines. */
    voicemailMessage: z.string().min(1).max(1000).optional(),
    /** Spoken when something of ours breaks, before going on or putting the caller through. */
    apology: z.string().max(300).default("I'm sorry, something went wrong on our side."),
    /** Spoken, taking turns, when a language model or its tools take long; none for silence. */
    fillers: z
      .array(z.string().min(1).max(120))
      .max(8)
      .default(['One moment, please.', 'Just a second, please.', 'Bear with me for a moment.']),
    /** The first words to a caller who was on hold. */
    holdThanks: z.string().max(200).default('Thank you for holding.'),
    /** Spoken when the call has reached its maximum duration. */
    timeLimitMessage: z
      .string()
      .max(300)
      .default("I'm sorry, we have reached the time limit for this call. Please call again. Goodbye."),
    maxDurationSeconds: z.int().min(30).max(14400).default(1200),
  })
  .meta({ id: 'AgentConfig' });
export type AgentConfig = z.infer<typeof AgentConfig>;
export type AgentConfigInput = z.input<typeof AgentConfig>;
