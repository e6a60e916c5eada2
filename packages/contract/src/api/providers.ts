import { z } from 'zod';
import { AgentEngine } from '../agent.ts';
import { Id } from '../identifiers.ts';
import { Instant } from './page.ts';

/** One field of a form. `name` is what goes into the request. */
export const ProviderField = z
  .object({
    name: z.string(),
    title: z.string(),
    description: z.string(),
    /** `secret` is text that is never shown again; `list` is of texts. */
    kind: z.enum(['text', 'secret', 'number', 'boolean', 'choice', 'list']),
    isRequired: z.boolean(),
    choices: z.array(z.string()),
    minimum: z.number().nullable(),
    maximum: z.number().nullable(),
    default: z.union([z.string(), z.number(), z.boolean()]).nullable(),
  })
  .meta({ id: 'ProviderField' });
export type ProviderField = z.infer<typeof ProviderField>;

/** What is charged, in US dollars; null where the service does not charge by it. */
export const ProviderPrice = z
  .object({
    perMillionInputTokens: z.number().nullable(),
    perMillionCachedTokens: z.number().nullable(),
    perMillionOutputTokens: z.number().nullable(),
    perMillionCharacters: z.number().nullable(),
    perAudioMinute: z.number().nullable(),
  })
  .meta({ id: 'ProviderPrice' });

export const ProviderModel = z
  .object({ id: z.string(), title: z.string(), price: ProviderPrice.nullable() })
  .meta({ id: 'ProviderModel' });

export const ProviderVoice = z
  .object({
    id: z.string(),
    title: z.string(),
    gender: z.enum(['female', 'male']).nullable(),
    /** Of what it speaks well; any language when empty. */
    languages: z.array(z.string()),
  })
  .meta({ id: 'ProviderVoice' });
export type ProviderVoice = z.infer<typeof ProviderVoice>;

export const ProviderServiceKind = z
  .enum(['transcription', 'voice', 'language_model', 'hosted', 'recordings'])
  .meta({ id: 'ProviderServiceKind' });
export type ProviderServiceKind = z.infer<typeof ProviderServiceKind>;

/** One thing a provider does for a call. */
export const ProviderService = z
  .object({
    kind: ProviderServiceKind,
    /** The first one is used where an agent names none. */
    models: z.array(ProviderModel),
    takesAnyModel: z.boolean(),
    settings: z.array(ProviderField),
    /** Those that are known without asking the service; of voices and hosted agents. */
    voices: z.array(ProviderVoice),
    /** The service can be asked for more voices. */
    listsVoices: z.boolean(),
    /** What it can and cannot do, in words. */
    capabilities: z.array(z.string()),
    /** Of a hosted agent: the `engine` of agents that are held there. */
    engine: AgentEngine.nullable(),
  })
  .meta({ id: 'ProviderService' });
export type ProviderService = z.infer<typeof ProviderService>;

/** Where the credentials in use come from. */
export const CredentialsSource = z.enum(['business', 'installation', 'environment']).meta({ id: 'CredentialsSource' });
export type CredentialsSource = z.infer<typeof CredentialsSource>;

/** What a check of credentials found. `remedy` says what to do; `field` names the credential that is wrong. */
export const ProviderCheckResult = z
  .object({
    isOk: z.boolean(),
    detail: z.string(),
    fault: z.enum(['credentials', 'quota', 'rate_limited', 'rejected', 'unavailable', 'protocol']).nullable(),
    remedy: z.string().nullable(),
    field: z.string().nullable(),
    checkedAt: Instant,
  })
  .meta({ id: 'ProviderCheckResult' });
export type ProviderCheckResult = z.infer<typeof ProviderCheckResult>;

/** Credentials that are kept here; the secret ones are never shown again. */
export const StoredCredentials = z
  .object({
    /** Fields that are set; secret ones as their last four characters behind dots. */
    values: z.array(z.object({ name: z.string(), value: z.string() })),
    lastCheck: ProviderCheckResult.nullable(),
    version: z.int(),
    updatedAt: Instant,
  })
  .meta({ id: 'StoredCredentials' });

export const Provider = z
  .object({
    id: z.string(),
    title: z.string(),
    description: z.string(),
    website: z.string(),
    credentialFields: z.array(ProviderField),
    /** Environment variables that give the credentials of the whole installation. */
    environment: z.array(z.object({ variable: z.string(), field: z.string() })),
    services: z.array(ProviderService),
    /** Null where there are none, and calls cannot use it; `local` needs none. */
    source: CredentialsSource.nullable(),
    isReady: z.boolean(),
    /** Those of this scope; null where there are none. */
    credentials: StoredCredentials.nullable(),
  })
  .meta({ id: 'Provider' });
export type Provider = z.infer<typeof Provider>;

/** What calls use where an agent names nothing; null where the flow answers by itself. */
export const ProviderDefaults = z
  .object({ transcription: z.string(), voice: z.string(), languageModel: z.string().nullable() })
  .meta({ id: 'ProviderDefaults' });

export const ProviderList = z
  .object({ items: z.array(Provider), defaults: ProviderDefaults })
  .meta({ id: 'ProviderList' });
export type ProviderList = z.infer<typeof ProviderList>;

const ProviderId = z.string().regex(/^[a-z][a-z0-9_]{0,29}$/, 'Write the id of a provider, for example deepgram.');
export const ProviderParams = z.object({ provider: ProviderId });
export const BusinessProviderParams = z.object({ id: Id, provider: ProviderId });

/**
 * The credentials of a provider. A field left out keeps its value, null takes it away. They are checked by the
 * provider's own schema.
 */
export const PutCredentialsBody = z
  .strictObject({
    credentials: z
      .record(z.string().max(60), z.string().trim().min(1).max(2000).nullable())
      .refine(fields => Object.keys(fields).length <= 20, { error: 'There are at most 20 fields.' }),
    version: z.int().min(1).max(2_147_483_647).optional(),
  })
  .meta({ id: 'PutCredentialsBody' });
export type PutCredentialsBody = z.infer<typeof PutCredentialsBody>;

export const ProviderVoices = z.object({ items: z.array(ProviderVoice) }).meta({ id: 'ProviderVoices' });
