import { createOpenAI } from '@ai-sdk/openai';
import type { LanguageModelService } from '../registry/provider-record.ts';
import { apiAccess } from './api-access.ts';
import { openConnection, pooledFetch } from './connections.ts';
import { languageModelOf } from './language-model-of.ts';
import { type Thinking, thinkingModelSettings } from './settings.ts';

export const OPENAI_BASE_URL = 'https://api.openai.com/v1';

/**
 * OpenAI's models over chat completions (why: docs/decisions/0009-language-models.md). For OpenAI's provider record; takes the credentials
 * `apiKey`, `baseUrl` (with the version in it), `organization` and `project`. Prices are estimates: list prices of 2026-11
 * for the standard tier; the priority tier costs about twice as much.
 */
export const openaiLanguageModels: LanguageModelService = {
  capabilities: { tools: true },
  takesAnyModel: true,
  models: [
    model('gpt-6-luna', 'GPT-6 Luna', 0.1, 0.01, 0.5),
    model('gpt-6-sol', 'GPT-6 Sol', 2, 0.2, 10),
    model('gpt-5.6-luna', 'GPT-5.6 Luna', 0.2, 0.02, 1.2),
    model('gpt-5.4-mini', 'GPT-5.4 mini', 0.75, 0.075, 4.5),
    model('gpt-4.1-mini', 'GPT-4.1 mini', 0.4, 0.1, 1.6),
    model('gpt-4.1', 'GPT-4.1', 2, 0.5, 8),
    model('gpt-4o-mini', 'GPT-4o mini', 0.15, 0.075, 0.6),
    model('gpt-4o', 'GPT-4o', 2.5, 1.25, 10),
  ],
  settings: thinkingModelSettings,
  create({ credentials, clock }, { model, settings }) {
    const { baseUrl, apiKey } = apiAccess(credentials, OPENAI_BASE_URL);
    const { thinking, ...timeouts } = thinkingModelSettings.parse(settings ?? {});
    const { organization, project } = credentials;
    const openai = createOpenAI({
      baseURL: baseUrl,
      apiKey,
      fetch: pooledFetch,
      ...(organization !== undefined && { organization }),
      ...(project !== undefined && { project }),
    });
    const reasoningEffort = openAiEffort(model, thinking);
    return languageModelOf({
      provider: 'openai',
      title: 'OpenAI',
      model: openai.chat(model),
      clock,
      ...timeouts,
      prompt: { notes: 'system' },
      extrasOf: ({ highPriority, tools }) => ({
        providerOptions: {
          openai: {
            // Transcripts of callers are not OpenAI's to keep.
            store: false,
            ...(reasoningEffort && { reasoningEffort }),
            ...(highPriority && { serviceTier: 'priority' }),
            ...(tools.length > 0 && { parallelToolCalls: true }),
          },
        },
      }),
      warm: () => openConnection(baseUrl),
    });
  },
};

function model(id: string, title: string, input: number, cached: number, output: number) {
  return {
    id,
    title,
    price: { perMillionInputTokens: input, perMillionCachedTokens: cached, perMillionOutputTokens: output },
  };
}

/**
 * What `reasoning_effort` a model takes, from the service's model pages: nothing before GPT-5 and for the chat variants,
 * no `none` for GPT-5.0, the o series, GPT-6 Astra and GPT-6.1 Sol. Undefined where nothing is to be sent.
 */
export function openAiEffort(model: string, thinking: Thinking): string | undefined {
  const isReasoning = /^(?:o\d|gpt-(?:[5-9]|\d\d))/.test(model) && !/^gpt-5(?:\.\d+)?-chat/.test(model);
  if (!isReasoning) return undefined;
  if (thinking !== 'least') return thinking;
  if (/^gpt-5(?:-|$)/.test(model)) return 'minimal';
  return /^o\d|^gpt-6-astra|^gpt-6\.1-sol|-pro(?:-|$)/.test(model) ? 'low' : 'none';
}
