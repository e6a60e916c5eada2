import { z } from 'zod';
import {
  AgentConfig,
  AgentEngine,
  AgentFallbacks,
  AgentStatus,
  CallMedia,
  HostedSettings,
  ProviderChoice,
  RecordingSource,
  TurnTaking,
  VoiceSettings,
} from '../agent.ts';
import { Flow } from '../flow.ts';
import { Id, PhoneNumberE164 } from '../identifiers.ts';
import { Instant, PageQuery, pageOf } from './page.ts';

/** The version of the row that was read before the edit; may be sent as `If-Match` instead. */
const version = z.int().min(1).max(2_147_483_647).optional();
const name = z.string().trim().min(1).max(100);
const word = z.string().trim().min(1).max(100);
const outsideId = z.string().trim().min(1).max(100).nullable();
const prompt = z.string().max(20000);
const temperature = z.number().min(0).max(2);
const maxTokens = z.int().min(1).max(32000);
const ttsSpeed = z.number().min(0.5).max(2);
const language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'Use a language tag, for example en-US.');

/** What all the calls an agent had came to. */
export const AgentStats = z
  .object({
    callsHandled: z.int(),
    /** Mean over the calls of their median response latency, milliseconds; null before the first. */
    avgLatency: z.number().nullable(),
    /** Share of ended calls that were completed and not judged a failure, 0 to 1; null before the first. */
    successRate: z.number().nullable(),
  })
  .meta({ id: 'AgentStats' });
export type AgentStats = z.infer<typeof AgentStats>;

export const AgentSummary = z
  .object({
    id: Id,
    businessId: Id,
    name: z.string(),
    description: z.string(),
    engine: AgentEngine,
    status: AgentStatus,
    /** Same as status `active`. */
    isActive: z.boolean(),
    /** Id of the voice; empty for the language's default voice. */
    voice: z.string(),
    language: z.string(),
    /** Name of the language model; empty where the flow answers by itself. */
    model: z.string(),
    stats: AgentStats,
    /** Numbers that ring here. */
    phoneNumbers: z.array(PhoneNumberE164),
    elevenlabsAgentId: z.string().nullable(),
    retellAgentId: z.string().nullable(),
    retellLlmId: z.string().nullable(),
    /** Number of the version callers get; null before the first. */
    publishedVersion: z.int().nullable(),
    hasUnpublishedChanges: z.boolean(),
    version: z.int(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: 'AgentSummary' });
export type AgentSummary = z.infer<typeof AgentSummary>;
export const AgentPage = pageOf(AgentSummary);

/** What an outside service that holds an agent's calls keeps of it. */
export const AgentCounterpart = z
  .object({
    /** Id of the provider. */
    provider: z.string(),
    /** The agent's id there; null before it exists. Until then the pipeline answers. */
    outsideId: z.string().nullable(),
    /**
     * `pending_setup` it does not exist yet · `changing` it is about to be told of changes · `in_step` · `failed` it
     * could not be told, see the problem.
     */
    status: z.enum(['pending_setup', 'changing', 'in_step', 'failed']),
    problem: z.string().nullable(),
    syncedAt: Instant.nullable(),
  })
  .meta({ id: 'AgentCounterpart' });
export type AgentCounterpart = z.infer<typeof AgentCounterpart>;

/** An agent with the configuration being edited. Callers get the published version. */
export const AgentDetail = AgentSummary.extend({
  /** Null where the agent's calls are held here. */
  counterpart: AgentCounterpart.nullable().optional(),
  /** Same as `voice`; null for the language's default voice. */
  voiceId: z.string().nullable(),
  voiceSettings: VoiceSettings,
  useDefaultPrompt: z.boolean(),
  systemPrompt: z.string().nullable(),
  greeting: z.string(),
  callFlow: Flow,
  settings: z.object({ temperature: z.number(), maxTokens: z.int().nullable(), ttsSpeed: z.number() }),
  /** Recognises what callers say; null for the installation's choice. */
  transcription: ProviderChoice.nullable(),
  /** Stand in when a provider fails in the middle of a call. */
  fallbacks: AgentFallbacks,
  /** Of engines that hold whole conversations. */
  hosted: HostedSettings,
  llm: z.object({
    /** Null for the installation's choice. */
    provider: z.string().nullable(),
    model: z.string().nullable(),
    s2sModel: z.string().nullable(),
    temperature: z.number(),
    maxTokens: z.int().nullable(),
    highPriority: z.boolean(),
    generalPrompt: z.string().nullable(),
    retellLlmId: z.string().nullable(),
  }),
  tools: z.array(z.string()),
  turnTaking: TurnTaking,
  recordingEnabled: z.boolean(),
  recordingSource: RecordingSource,
  recordingConsent: z.string().nullable(),
  callMedia: CallMedia,
  outboundGreeting: z.string().nullable(),
  waitForCallee: z.boolean(),
  voicemailMessage: z.string().nullable(),
  holdThanks: z.string(),
  fillers: z.array(z.string()),
  apology: z.string(),
  timeLimitMessage: z.string(),
  maxDurationSeconds: z.int(),
}).meta({ id: 'Agent' });
export type AgentDetail = z.infer<typeof AgentDetail>;

export const AgentListQuery = PageQuery.extend({
  businessId: Id.optional(),
  status: AgentStatus.optional(),
  search: z.string().trim().min(1).max(100).optional(),
  sort: z.enum(['name', '-name', 'created_at', '-created_at']).default('-created_at'),
}).strict();
export type AgentListQuery = z.infer<typeof AgentListQuery>;

/** What can be said about an agent. A field left out stays as it is. `settings` and `llm` are merged into what is there. */
const agentFields = {
  name: name.optional(),
  description: z.string().trim().max(2000).optional(),
  engine: AgentEngine.optional(),
  /** `active` publishes the draft when nothing was published yet. */
  status: AgentStatus.optional(),
  isActive: z.boolean().optional(),
  /** Id of the voice; null for the language's default voice. `voice_id` is the same. */
  voice: word.nullable().optional(),
  voiceId: word.nullable().optional(),
  voiceSettings: z
    .strictObject({
      provider: word.optional(),
      /** Null for the provider's default. */
      model: word.nullable().optional(),
      gender: z.enum(['female', 'male']).optional(),
      speed: z.enum(['slow', 'normal', 'fast']).optional(),
      /** Of the provider's own; takes the place of all that were set. */
      settings: z.record(z.string().max(60), z.unknown()).optional(),
    })
    .optional(),
  /** Null for the installation's choice. */
  transcription: ProviderChoice.strict().nullable().optional(),
  fallbacks: AgentFallbacks.partial().strict().optional(),
  hosted: HostedSettings.partial().strict().optional(),
  language: language.optional(),
  model: word.nullable().optional(),
  useDefaultPrompt: z.boolean().optional(),
  /** A template, see the prompt routes. Null goes back to the default prompt. */
  systemPrompt: prompt.nullable().optional(),
  greeting: z.string().trim().min(1).max(1000).optional(),
  /** `flow` is the same. */
  callFlow: Flow.optional(),
  flow: Flow.optional(),
  settings: z
    .strictObject({
      temperature: temperature.optional(),
      maxTokens: maxTokens.nullable().optional(),
      ttsSpeed: ttsSpeed.optional(),
    })
    .optional(),
  llm: z
    .strictObject({
      /** Whose model; `local` for the flow alone, null for the installation's choice. */
      provider: word.nullable().optional(),
      model: word.nullable().optional(),
      s2sModel: word.nullable().optional(),
      temperature: temperature.optional(),
      maxTokens: maxTokens.nullable().optional(),
      highPriority: z.boolean().optional(),
      generalPrompt: prompt.nullable().optional(),
      retellLlmId: outsideId.optional(),
    })
    .optional(),
  /** Names of the tools the agent may use, beside those of its flow. */
  tools: z.array(word).max(50).optional(),
  turnTaking: TurnTaking.partial().strict().optional(),
  recordingEnabled: z.boolean().optional(),
  recordingSource: RecordingSource.optional(),
  /** A template, spoken before calls that are recorded; null for none. */
  recordingConsent: z.string().trim().min(1).max(500).nullable().optional(),
  callMedia: CallMedia.optional(),
  /** A template; null for the greeting. */
  outboundGreeting: z.string().trim().min(1).max(1000).nullable().optional(),
  waitForCallee: z.boolean().optional(),
  /** A template, left on answering machines; null for none. */
  voicemailMessage: z.string().trim().min(1).max(1000).nullable().optional(),
  holdThanks: z.string().trim().max(200).optional(),
  /** Said in turn where an answer takes its time. */
  fillers: AgentConfig.shape.fillers.unwrap().optional(),
  apology: z.string().trim().max(300).optional(),
  timeLimitMessage: z.string().trim().max(300).optional(),
  maxDurationSeconds: z.int().min(30).max(14400).optional(),
  elevenlabsAgentId: outsideId.optional(),
  retellAgentId: outsideId.optional(),
  retellLlmId: outsideId.optional(),
  /** Gives the saved draft to callers in the same step. */
  publish: z.boolean().optional(),
};

export const UpdateAgentBody = z.strictObject({ ...agentFields, version }).meta({ id: 'UpdateAgentBody' });
export type UpdateAgentBody = z.infer<typeof UpdateAgentBody>;

/** A new agent starts from the default of its kind of business: the sender's only one when none is named. */
export const CreateAgentBody = z
  .strictObject({ ...agentFields, name, businessId: Id.optional() })
  .meta({ id: 'CreateAgentBody' });
export type CreateAgentBody = z.infer<typeof CreateAgentBody>;

export const AgentFlow = z
  .object({ agentId: Id, flow: Flow, greeting: z.string(), version: z.int(), updatedAt: Instant })
  .meta({ id: 'AgentFlow' });
export type AgentFlow = z.infer<typeof AgentFlow>;

export const UpdateFlowBody = z.strictObject({ flow: Flow, version }).meta({ id: 'UpdateFlowBody' });

/** One kept configuration; never changed. */
export const AgentVersionSummary = z
  .object({
    id: Id,
    agentId: Id,
    /** Counts from 1. */
    number: z.int(),
    /** Callers get this one. */
    isPublished: z.boolean(),
    publishedBy: Id.nullable(),
    publishedAt: Instant,
  })
  .meta({ id: 'AgentVersionSummary' });
export type AgentVersionSummary = z.infer<typeof AgentVersionSummary>;
export const AgentVersionPage = pageOf(AgentVersionSummary);
export const AgentVersionDetail = AgentVersionSummary.extend({ config: AgentConfig }).meta({ id: 'AgentVersion' });
export type AgentVersionDetail = z.infer<typeof AgentVersionDetail>;

const versionNumber = z.coerce.number().int().min(1).max(1_000_000);
export const AgentVersionParams = z.object({ id: Id, number: versionNumber });

/** Which version to give to callers. Publishing without one keeps the draft as a new version first. */
export const PublishBody = z
  .strictObject({ number: z.int().min(1).max(1_000_000).optional(), version })
  .meta({ id: 'PublishBody' });
/** Which version to go back to; the one before the current when absent. */
export const RollbackBody = z
  .strictObject({
    number: z.int().min(1).max(1_000_000).optional(),
    /** The draft becomes that version, too. */
    restoreDraft: z.boolean().default(false),
    version,
  })
  .meta({ id: 'RollbackBody' });

const VersionReference = z.union([z.enum(['draft', 'published']), versionNumber]);
export type VersionReference = z.infer<typeof VersionReference>;
export const AgentDiffQuery = z.strictObject({
  from: VersionReference.default('published'),
  to: VersionReference.default('draft'),
});
/** What changed between two configurations; nodes of a flow are compared by their ids. */
export const AgentDiff = z
  .object({
    from: z.string(),
    to: z.string(),
    changes: z.array(z.object({ path: z.string(), before: z.unknown(), after: z.unknown() })),
  })
  .meta({ id: 'AgentDiff' });

export const AgentTool = z
  .object({
    toolType: z.string(),
    description: z.string(),
    /** The agent may use it: it was given to it, or its flow does. */
    isEnabled: z.boolean(),
    isUsedByFlow: z.boolean(),
    toolConfig: z.record(z.string(), z.unknown()),
    /** JSON Schema of what the agent passes, and of `tool_config`. */
    arguments: z.record(z.string(), z.unknown()),
    configSchema: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'AgentTool' });
export type AgentTool = z.infer<typeof AgentTool>;
export const AgentToolList = z.object({ items: z.array(AgentTool), version: z.int() }).meta({ id: 'AgentToolList' });
export type AgentToolList = z.infer<typeof AgentToolList>;

export const ConfigureToolBody = z
  .strictObject({
    toolType: word,
    toolConfig: z.record(z.string().max(80), z.unknown()).default({}),
    isEnabled: z.boolean().default(true),
    version,
  })
  .meta({ id: 'ConfigureToolBody' });
export type ConfigureToolBody = z.infer<typeof ConfigureToolBody>;
