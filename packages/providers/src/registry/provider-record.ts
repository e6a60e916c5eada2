import type {
  Clock,
  HostedCapabilities,
  HostedEngine,
  LanguageModel,
  ProviderFault,
  SpeechToText,
  TextToSpeech,
  TranscribeRecording,
} from '@frontdesk/voice';
import type { z } from 'zod';

/** Values of a provider's credentials: what its `credentials` schema parsed. All are text. */
export type Credentials = Readonly<Record<string, string | undefined>>;

/** What every factory gets. Made once per set of credentials, shared by all calls that use them. */
export interface ProviderContext {
  readonly credentials: Credentials;
  readonly clock: Clock;
}

/** What it costs, in US dollars. Absent where the service does not charge by it. */
export interface Price {
  readonly perMillionInputTokens?: number;
  readonly perMillionCachedTokens?: number;
  readonly perMillionOutputTokens?: number;
  readonly perMillionCharacters?: number;
  readonly perAudioMinute?: number;
}

export interface ModelEntry {
  /** As the service calls it. */
  readonly id: string;
  readonly title: string;
  /** Unknown where absent; then calls have no cost. */
  readonly price?: Price;
}

export interface VoiceEntry {
  readonly id: string;
  readonly title: string;
  readonly gender?: 'female' | 'male';
  /** BCP 47, of what it speaks well; any when empty. */
  readonly languages: readonly string[];
}

/** One kind of service a provider offers. The first model is the default. */
interface Service {
  readonly models: readonly ModelEntry[];
  /** What an agent may set, camelCase, strict, everything optional; each field has a `title` and `description`. */
  readonly settings: z.ZodObject;
  /** Any model name is taken, not only those listed: they come and go. */
  readonly takesAnyModel: boolean;
}

export interface TranscriptionService extends Service {
  readonly capabilities: SpeechToText['capabilities'];
  /** Throws where the settings do not fit. */
  create(context: ProviderContext, choice: { readonly model: string; readonly settings: unknown }): SpeechToText;
}

export interface VoiceService extends Service {
  readonly capabilities: TextToSpeech['capabilities'];
  /** Those that need no question to the service. */
  readonly voices: readonly VoiceEntry[];
  /** Asks the service which voices this account has. Throws `ProviderError`. */
  listVoices?(context: ProviderContext, signal: AbortSignal): Promise<readonly VoiceEntry[]>;
  create(context: ProviderContext, choice: { readonly model: string; readonly settings: unknown }): TextToSpeech;
}

export interface LanguageModelService extends Service {
  readonly capabilities: LanguageModel['capabilities'];
  create(context: ProviderContext, choice: { readonly model: string; readonly settings: unknown }): LanguageModel;
}

export interface HostedService extends Service {
  /** Which `engine` of an agent this is. */
  readonly engine: 'elevenlabs' | 'openai_realtime';
  readonly capabilities: HostedCapabilities;
  readonly voices: readonly VoiceEntry[];
  /** `agentId`: the agent's counterpart at the service, where it keeps one. */
  create(
    context: ProviderContext,
    choice: { readonly model: string; readonly settings: unknown; readonly agentId?: string },
  ): HostedEngine;
}

/** Agents that hold calls on the service's own line: a call is handed over, and what became of it is told afterwards. */
export interface HandedOverService {
  /** Which `engine` of an agent this is. */
  readonly engine: 'retell';
  readonly settings: z.ZodObject;
  /** What can and cannot be done with such calls, a sentence each. */
  readonly capabilities: readonly string[];
}

export interface RecordingService {
  /** The model that is used. */
  readonly model: ModelEntry;
  create(context: ProviderContext): TranscribeRecording;
}

/** What a check found. `field` names the credential that is wrong, where one is. */
export type ProviderCheck =
  | { readonly ok: true; readonly detail: string }
  | {
      readonly ok: false;
      readonly fault: ProviderFault;
      readonly problem: string;
      readonly remedy: string;
      readonly field?: string;
    };

/**
 * Everything the rest of the product knows of an outside service: validation, forms, documentation and the composition
 * of calls come from it.
 */
export interface ProviderRecord {
  /** Lower case, one word, never changed: it is stored. */
  readonly id: string;
  readonly title: string;
  /** One sentence for whoever chooses. */
  readonly description: string;
  /** Where a key is had. */
  readonly website: string;
  /**
   * Strict object of text fields, camelCase; each has a `title`, a `description`, and `secret: true` in its metadata where
   * it must not be shown. Empty where nothing is needed. `baseUrl` is always optional.
   */
  readonly credentials: z.ZodObject;
  /** Environment variable → field of the credentials, for the whole installation. */
  readonly environment: Readonly<Record<string, string>>;
  /** Asks the service something harmless. Never throws; says what is wrong and what to do. */
  check(context: ProviderContext, signal: AbortSignal): Promise<ProviderCheck>;
  readonly transcription?: TranscriptionService;
  readonly voice?: VoiceService;
  readonly languageModel?: LanguageModelService;
  readonly hosted?: HostedService;
  readonly handedOver?: HandedOverService;
  readonly recordings?: RecordingService;
}
