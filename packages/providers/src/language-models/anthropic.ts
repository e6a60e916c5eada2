import { createAnthropic } from '@ai-sdk/anthropic';
import { z } from 'zod';
import type { ProviderRecord } from '../registry/provider-record.ts';
import { apiAccess, keyCredentials } from './api-access.ts';
import { checkService } from './check-service.ts';
import { openConnection, pooledFetch } from './connections.ts';
import { languageModelOf } from './language-model-of.ts';
import { type Thinking, thinkingModelSettings } from './settings.ts';

const BASE_URL = 'https://api.anthropic.com/v1';
const API_VERSION = '2023-06-01';
const WEBSITE = 'https://platform.claude.com';

const ModelList = z.object({ data: z.array(z.object({ id: z.string() })) });

/** Anthropic's Claude models. Prices are estimates: list prices of 2026-11, for prompts of up to 100,000 tokens. */
export const anthropic: ProviderRecord = {
  id: 'anthropic',
  title: 'Anthropic',
  description: 'Claude models: careful with instructions and tools.',
  website: WEBSITE,
  credentials: keyCredentials('Anthropic', BASE_URL),
  environment: { ANTHROPIC_API_KEY: 'apiKey', ANTHROPIC_BASE_URL: 'baseUrl' },
  check({ credentials, clock }, signal) {
    const { baseUrl, apiKey } = apiAccess(credentials, BASE_URL);
    return checkService(
      {
        provider: 'anthropic',
        title: 'Anthropic',
        url: `${baseUrl}/models?limit=1000`,
        headers: { 'x-api-key': apiKey, 'anthropic-version': API_VERSION },
        website: WEBSITE,
        now: clock.wallTime(),
        readModels: body => ModelList.parse(body).data.map(({ id }) => id),
      },
      signal,
    );
  },
  languageModel: {
    capabilities: { tools: true },
    takesAnyModel: true,
    models: [
      model('claude-haiku-5-5', 'Claude Haiku 5.5', 0.1, 0.01, 0.5),
      model('claude-sonnet-5-5', 'Claude Sonnet 5.5', 2, 0.1, 10),
      model('claude-opus-5-5', 'Claude Opus 5.5', 4, 0.2, 20),
      model('claude-haiku-4-5', 'Claude Haiku 4.5', 1, 0.1, 5),
    ],
    settings: thinkingModelSettings,
    create({ credentials, clock }, { model, settings }) {
      const { baseUrl, apiKey } = apiAccess(credentials, BASE_URL);
      const { thinking, ...timeouts } = thinkingModelSettings.parse(settings ?? {});
      const service = createAnthropic({ baseURL: baseUrl, apiKey, fetch: pooledFetch });
      const reasoning = claudeReasoning(model, thinking);
      return languageModelOf({
        provider: 'anthropic',
        title: 'Anthropic',
        model: service(model),
        clock,
        ...timeouts,
        prompt: {
          notes: 'bracketed',
          // Tools come before the instructions, so both are cached.
          instructionOptions: { anthropic: { cacheControl: { type: 'ephemeral' } } },
        },
        extrasOf: ({ highPriority }) => ({
          reasoning,
          // `auto` uses the account's priority capacity where it has any.
          providerOptions: { anthropic: { serviceTier: highPriority ? 'auto' : 'standard_only' } },
        }),
        warm: () => openConnection(baseUrl),
      });
    },
  },
};

function model(id: string, title: string, input: number, cached: number, output: number) {
  return {
    id,
    title,
    price: { perMillionInputTokens: input, perMillionCachedTokens: cached, perMillionOutputTokens: output },
  };
}

/** Opus 5.5 and the Fable models always think; a low effort is the least they can. */
function claudeReasoning(model: string, thinking: Thinking) {
  if (thinking !== 'least') return thinking;
  return /opus-5-5|fable-5/.test(model) ? 'low' : 'none';
}
