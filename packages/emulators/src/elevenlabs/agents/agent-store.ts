import type { Account } from '../account.ts';
import { HttpError, invalid, refusal } from '../http/route.ts';
import { newId } from './ids.ts';
import type { KnowledgeStore } from './knowledge-store.ts';
import { type Json, mergeConfig, textAt, textsOf, valueAt } from './merge-config.ts';
import type { ToolStore } from './tool-store.ts';

export interface EmulatedAgent {
  readonly agentId: string;
  readonly name: string;
  readonly tags: readonly string[];
  readonly conversationConfig: Json;
  readonly platformSettings: Json;
  readonly createdAtSeconds: number;
  readonly updatedAtSeconds: number;
}

const DEFAULT_VOICE = 'cjVigY5qzO86Huf0OWal';

const DEFAULTS: Json = {
  agent: {
    first_message: '',
    language: 'en',
    dynamic_variables: { dynamic_variable_placeholders: {} },
    prompt: {
      prompt: '',
      llm: 'gemini-2.5-flash',
      temperature: 0,
      max_tokens: -1,
      tool_ids: [],
      built_in_tools: {},
      knowledge_base: [],
    },
  },
  tts: {
    model_id: 'eleven_flash_v2',
    agent_output_audio_format: 'pcm_16000',
    stability: 0.5,
    speed: 1,
    similarity_boost: 0.8,
  },
  asr: { quality: 'high', user_input_audio_format: 'pcm_16000', keywords: [] },
  turn: { turn_timeout: 7, silence_end_call_timeout: -1, turn_eagerness: 'normal' },
  conversation: {
    text_only: false,
    max_duration_seconds: 600,
    client_events: ['audio', 'interruption', 'user_transcript', 'agent_response', 'agent_response_correction'],
  },
};

const FORMATS = new Set(['pcm_8000', 'pcm_16000', 'pcm_22050', 'pcm_24000', 'pcm_44100', 'pcm_48000', 'ulaw_8000']);
/** What each of them speaks, in the official SDK's types (2.73.0). */
const ENGLISH_MODELS = new Set(['eleven_turbo_v2', 'eleven_flash_v2']);
const MODELS = new Set([
  ...ENGLISH_MODELS,
  'eleven_turbo_v2_5',
  'eleven_flash_v2_5',
  'eleven_multilingual_v2',
  'eleven_v3_conversational',
]);
const CLIENT_EVENTS = new Set([
  'conversation_initiation_metadata',
  'asr_initiation_metadata',
  'ping',
  'audio',
  'interruption',
  'user_transcript',
  'tentative_user_transcript',
  'agent_response',
  'agent_response_correction',
  'client_tool_call',
  'mcp_tool_call',
  'mcp_connection_status',
  'agent_tool_request',
  'agent_tool_response',
  'agent_tool_response_full_payload',
  'agent_response_metadata',
  'vad_score',
  'agent_chat_response_part',
  'client_error',
  'guardrail_triggered',
  'dtmf_request',
  'agent_response_complete',
  'context_usage',
  'internal_turn_probability',
  'internal_tentative_agent_response',
]);
const PARTS = new Set(['agent', 'tts', 'asr', 'turn', 'conversation', 'language_presets', 'vad']);

export interface AgentStoreParts {
  readonly account: Account;
  readonly tools: ToolStore;
  readonly knowledge: KnowledgeStore;
}

/** The account's agents, each checked as the service does when it is written. */
export class AgentStore {
  readonly #agents = new Map<string, EmulatedAgent>();
  readonly #parts: AgentStoreParts;

  constructor(parts: AgentStoreParts) {
    this.#parts = parts;
  }

  get all(): readonly EmulatedAgent[] {
    return [...this.#agents.values()];
  }

  find(agentId: string): EmulatedAgent | undefined {
    return this.#agents.get(agentId);
  }

  /** Throws 404. */
  get(agentId: string): EmulatedAgent {
    const agent = this.#agents.get(agentId);
    if (!agent) throw refusal(404, 'document_not_found', `Document with id ${agentId} not found.`);
    return agent;
  }

  /** Throws 422, 400 and 404 for what the service would not take. */
  create(body: Json): EmulatedAgent {
    if (typeof body.conversation_config !== 'object' || body.conversation_config === null)
      throw invalid(['body', 'conversation_config'], 'Field required', 'missing');
    const nowSeconds = Math.floor(Date.now() / 1000);
    return this.#keep(body, {
      agentId: newId('agent'),
      name: 'New agent',
      tags: [],
      conversationConfig: mergeConfig(DEFAULTS, { tts: { voice_id: DEFAULT_VOICE } }),
      platformSettings: {},
      createdAtSeconds: nowSeconds,
      updatedAtSeconds: nowSeconds,
    });
  }

  patch(agentId: string, body: Json): EmulatedAgent {
    return this.#keep(body, this.get(agentId));
  }

  delete(agentId: string): void {
    this.get(agentId);
    this.#agents.delete(agentId);
  }

  #keep(body: Json, before: EmulatedAgent): EmulatedAgent {
    const change = valueAt(body, 'conversation_config') ?? {};
    const settings = valueAt(body, 'platform_settings') ?? {};
    for (const part of Object.keys(change))
      if (!PARTS.has(part))
        throw invalid(['body', 'conversation_config', part], 'Extra inputs are not permitted', 'extra_forbidden');
    const agent: EmulatedAgent = {
      ...before,
      name: typeof body.name === 'string' ? body.name : before.name,
      tags: Array.isArray(body.tags) ? textsOf(body.tags) : before.tags,
      conversationConfig: mergeConfig(before.conversationConfig, { ...change }),
      platformSettings: mergeConfig(before.platformSettings, { ...settings }),
      updatedAtSeconds: Math.floor(Date.now() / 1000),
    };
    const sentTools = valueAt(change, 'agent', 'prompt', 'tools');
    if (sentTools !== undefined && valueAt(change, 'agent', 'prompt', 'tool_ids') !== undefined)
      throw refusal(400, 'invalid_request', 'tools and tool_ids cannot be sent together.');
    this.#check(agent.conversationConfig);
    this.#agents.set(agent.agentId, agent);
    return agent;
  }

  #check(config: Json): void {
    const where = (...path: string[]) => ['body', 'conversation_config', ...path];
    for (const [part, key] of [
      ['tts', 'agent_output_audio_format'],
      ['asr', 'user_input_audio_format'],
    ] as const)
      if (!FORMATS.has(textAt(config, part, key))) throw invalid(where(part, key), 'Input should be a format', 'enum');
    const model = textAt(config, 'tts', 'model_id');
    if (!MODELS.has(model)) throw invalid(where('tts', 'model_id'), 'Input should be a model', 'enum');
    const isEnglish = textAt(config, 'agent', 'language') === 'en';
    if (isEnglish && model.endsWith('_v2_5'))
      throw refusal(400, 'input_invalid', 'English Agents must use turbo or flash v2.');
    if (!isEnglish && ENGLISH_MODELS.has(model))
      throw refusal(400, 'input_invalid', 'Non-english Agents must use turbo or flash v2_5.');
    const { account, tools, knowledge } = this.#parts;
    const voiceId = textAt(config, 'tts', 'voice_id');
    if (voiceId !== DEFAULT_VOICE && !account.voices.some(voice => voice.voiceId === voiceId))
      throw refusal(404, 'voice_not_found', `A voice with the voice_id ${voiceId} was not found.`);
    for (const [key, least, most] of [
      ['stability', 0, 1],
      ['similarity_boost', 0, 1],
      ['speed', 0.7, 1.2],
    ] as const) {
      const value = valueAt(config, 'tts', key);
      if (typeof value !== 'number' || value < least || value > most)
        throw invalid(where('tts', key), `Input should be from ${least} to ${most}`);
    }
    for (const event of textsOf(valueAt(config, 'conversation', 'client_events')))
      if (!CLIENT_EVENTS.has(event)) throw invalid(where('conversation', 'client_events'), `No event ${event}`, 'enum');
    for (const id of textsOf(valueAt(config, 'agent', 'prompt', 'tool_ids')))
      if (!tools.find(id)) throw new HttpError(404, { status: 'tool_not_found', message: `Tool ${id} not found.` });
    const documents = valueAt(config, 'agent', 'prompt', 'knowledge_base');
    for (const document of Array.isArray(documents) ? documents : []) {
      const kept = knowledge.find(textAt(document, 'id'));
      if (!kept || kept.type !== textAt(document, 'type'))
        throw refusal(404, 'document_not_found', `Document with id ${textAt(document, 'id')} not found.`);
    }
  }
}

/** Whether an agent talks to nobody without a signature. */
export const isPrivate = ({ platformSettings }: EmulatedAgent): boolean =>
  valueAt(platformSettings, 'auth', 'enable_auth') === true;
