import type { AgentConfig } from '@frontdesk/contract';
import {
  type AgentSettings,
  serviceLanguage,
  speakingSettings,
  voiceModelFor,
  withoutVariables,
} from './agent-settings.ts';

/** A document of the knowledge base that an agent answers from. */
export interface AttachedDocument {
  readonly id: string;
  readonly name: string;
}

export interface AgentDefinition {
  /** Shown in the account. */
  readonly name: string;
  /** By which it is found again. */
  readonly tag: string;
  readonly config: AgentConfig;
  readonly settings: AgentSettings;
  /** The language model, as the service calls it. */
  readonly model: string;
  readonly instructions: string;
  readonly greeting: string;
  /** Names to expect in what callers say. */
  readonly keyterms: readonly string[];
  readonly toolIds: readonly string[];
  /** One of the tools above ends calls; without it the service's own does. */
  readonly endsCalls: boolean;
  readonly documents: readonly AttachedDocument[];
}

/** What the conversation socket is to tell us. */
const CLIENT_EVENTS = [
  'audio',
  'interruption',
  'user_transcript',
  'tentative_user_transcript',
  'agent_response',
  'agent_response_correction',
  'agent_tool_response',
  'client_tool_call',
];
const TELEPHONE_FORMAT = 'ulaw_8000';
/** Words the service listens for at most; more make recognition worse. */
const MAX_KEYTERMS = 50;
const MAX_TEMPERATURE = 1;

/** Body that creates an agent, or makes one what it should be: parts that are not ours are left as they are. */
export function agentBody(definition: AgentDefinition): Readonly<Record<string, unknown>> {
  const { name, tag, config, settings, model, toolIds, documents, endsCalls, keyterms } = definition;
  const { llm, language, voice, turnTaking, maxDurationSeconds, recordingEnabled } = config;
  return {
    name,
    tags: [tag],
    conversation_config: {
      agent: {
        first_message: withoutVariables(definition.greeting),
        language: serviceLanguage(language),
        prompt: {
          // Calls of ours bring instructions of their own; this is for those that come another way.
          prompt: `${withoutVariables(definition.instructions)}\n\nThe time now is {{system__time_utc}} (UTC), whatever date is given above.`,
          llm: model,
          temperature: Math.min(MAX_TEMPERATURE, llm.temperature),
          max_tokens: llm.maxTokens ?? -1,
          tool_ids: toolIds,
          built_in_tools: { end_call: endsCalls ? null : END_CALL },
          knowledge_base: documents.map(document => ({ type: 'text', ...document, usage_mode: 'auto' })),
          rag: { enabled: documents.length > 0 },
        },
      },
      tts: {
        model_id: voiceModelFor(settings, language),
        agent_output_audio_format: TELEPHONE_FORMAT,
        ...speakingSettings(settings, voice),
      },
      asr: { user_input_audio_format: TELEPHONE_FORMAT, keywords: keyterms.slice(0, MAX_KEYTERMS) },
      turn: {
        turn_timeout: settings.turnTimeoutSeconds ?? Math.min(30, turnTaking.reminderAfterMs / 1000),
        silence_end_call_timeout: settings.silenceEndCallSeconds ?? -1,
        turn_eagerness: settings.turnEagerness,
        speculative_turn: settings.speculativeTurn,
      },
      conversation: { max_duration_seconds: maxDurationSeconds, client_events: CLIENT_EVENTS },
    },
    platform_settings: {
      auth: { enable_auth: true },
      overrides: { conversation_config_override: PERMITTED },
      privacy: { record_voice: recordingEnabled },
    },
  };
}

const END_CALL = {
  type: 'system',
  name: 'end_call',
  description: '',
  params: { system_tool_type: 'end_call' },
};

/** What single calls may set differently, and do. */
const PERMITTED = {
  agent: { prompt: { prompt: true }, first_message: true, language: true },
  tts: { voice_id: true, stability: true, similarity_boost: true, speed: true },
};
