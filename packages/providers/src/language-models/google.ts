import { createGoogle } from '@ai-sdk/google';
import { z } from 'zod';
import type { ProviderRecord } from '../registry/provider-record.ts';
import { apiAccess, keyCredentials } from './api-access.ts';
import { checkService } from './check-service.ts';
import { openConnection, pooledFetch } from './connections.ts';
import { languageModelOf } from './language-model-of.ts';
import { type Thinking, thinkingModelSettings } from './settings.ts';

const BASE_URL = 'https://generativelanguage.googleapis.com/v1beta';
const WEBSITE = 'https://aistudio.google.com';

const ModelList = z.object({ models: z.array(z.object({ name: z.string() })).default([]) });

/** Google's Gemini models. Prices are estimates: list prices of 2026-11 for text. */
export const google: ProviderRecord = {
  id: 'google',
  title: 'Google Gemini',
  description: 'Gemini models: quick to begin, many languages.',
  website: WEBSITE,
  credentials: keyCredentials('Google AI Studio', BASE_URL),
  environment: { GOOGLE_API_KEY: 'apiKey', GOOGLE_BASE_URL: 'baseUrl' },
  check({ credentials, clock }, signal) {
    const { baseUrl, apiKey } = apiAccess(credentials, BASE_URL);
    return checkService(
      {
        provider: 'google',
        title: 'Google',
        url: `${baseUrl}/models?pageSize=1000`,
        headers: { 'x-goog-api-key': apiKey },
        website: WEBSITE,
        now: clock.wallTime(),
        readModels: body => ModelList.parse(body).models.map(({ name }) => name.replace(/^models\//, '')),
      },
      signal,
    );
  },
  languageModel: {
    capabilities: { tools: true },
    takesAnyModel: true,
    models: [
      { id: 'gemini-3.5-flash-lite', title: 'Gemini 3.5 Flash-Lite', price: price(0.3, 2.5) },
      { id: 'gemini-3.8-flash', title: 'Gemini 3.8 Flash', price: price(0.75, 3.75) },
      { id: 'gemini-2.5-flash', title: 'Gemini 2.5 Flash', price: price(0.3, 2.5) },
      { id: 'gemini-2.5-flash-lite', title: 'Gemini 2.5 Flash-Lite', price: price(0.1, 0.4) },
    ],
    settings: thinkingModelSettings,
    create({ credentials, clock }, { model, settings }) {
      const { baseUrl, apiKey } = apiAccess(credentials, BASE_URL);
      const { thinking, ...timeouts } = thinkingModelSettings.parse(settings ?? {});
      const service = createGoogle({ baseURL: baseUrl, apiKey, fetch: pooledFetch });
      const reasoning = geminiReasoning(model, thinking);
      return languageModelOf({
        provider: 'google',
        title: 'Google',
        model: service(model),
        clock,
        ...timeouts,
        prompt: { notes: 'bracketed' },
        extrasOf: ({ highPriority }) => ({
          ...(reasoning && { reasoning }),
          ...(highPriority && { providerOptions: { google: { serviceTier: 'priority' } } }),
        }),
        warm: () => openConnection(baseUrl),
      });
    },
  },
};

/** Cached tokens are not priced: what Google takes for them differs by model and is not on the list for all of these. */
function price(input: number, output: number) {
  return { perMillionInputTokens: input, perMillionOutputTokens: output };
}

/** Models before 2.5 do not think, and refuse to be told how much. */
function geminiReasoning(model: string, thinking: Thinking) {
  if (/gemini-(?:1|2\.0)|gemma/.test(model)) return undefined;
  return thinking === 'least' ? ('none' as const) : thinking;
}
