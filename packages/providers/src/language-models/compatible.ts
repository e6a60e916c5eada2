import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { z } from 'zod';
import type { ProviderRecord } from '../registry/provider-record.ts';
import { apiAccess, KeyText } from './api-access.ts';
import { checkService } from './check-service.ts';
import { openConnection, pooledFetch } from './connections.ts';
import { languageModelOf } from './language-model-of.ts';
import { plainModelSettings } from './settings.ts';

/** Where Ollama listens. */
const OLLAMA_URL = 'http://localhost:11434/v1';
const TITLE = 'The OpenAI-compatible server';
const WEBSITE = 'https://ollama.com';

/** Stands for the model of the credentials, or the only one that the server has. */
const SERVERS_OWN = 'default';

const ModelList = z.object({ data: z.array(z.object({ id: z.string() })).nullable() });

/** Any server that speaks OpenAI's chat completions: Ollama, vLLM, llama.cpp, LM Studio, or a gateway. */
export const compatible: ProviderRecord = {
  id: 'compatible',
  title: 'OpenAI-compatible server',
  description: 'A language model on a machine of your own, or behind a gateway: Ollama, vLLM, llama.cpp and others.',
  website: WEBSITE,
  credentials: z.strictObject({
    baseUrl: z
      .url({ protocol: /^https?$/ })
      .optional()
      .meta({ title: 'Address', description: `With the version in it; ${OLLAMA_URL} when empty.` }),
    apiKey: KeyText.optional().meta({ title: 'API key', description: 'Where the server wants one.', secret: true }),
    model: z
      .string()
      .min(1)
      .optional()
      .meta({ title: 'Model', description: 'As the server calls it, for agents that name no other.' }),
  }),
  environment: { LLM_BASE_URL: 'baseUrl', LLM_API_KEY: 'apiKey', LLM_MODEL: 'model' },
  check({ credentials, clock }, signal) {
    const { baseUrl, apiKey } = apiAccess(credentials, OLLAMA_URL);
    return checkService(
      {
        provider: 'compatible',
        title: TITLE,
        url: `${baseUrl}/models`,
        headers: apiKey === '' ? {} : { authorization: `Bearer ${apiKey}` },
        website: WEBSITE,
        now: clock.wallTime(),
        readModels: body => (ModelList.parse(body).data ?? []).map(({ id }) => id),
        ...(credentials.model !== undefined && { wanted: credentials.model }),
      },
      signal,
    );
  },
  languageModel: {
    capabilities: { tools: true },
    takesAnyModel: true,
    models: [{ id: SERVERS_OWN, title: 'The server’s own' }],
    settings: plainModelSettings,
    create({ credentials, clock }, { model, settings }) {
      const { baseUrl, apiKey } = apiAccess(credentials, OLLAMA_URL);
      const timeouts = plainModelSettings.parse(settings ?? {});
      const server = createOpenAICompatible({
        name: 'compatible',
        baseURL: baseUrl,
        ...(apiKey !== '' && { apiKey }),
        includeUsage: true,
        fetch: pooledFetch,
      });
      return languageModelOf({
        provider: 'compatible',
        title: TITLE,
        model: server(model === SERVERS_OWN ? (credentials.model ?? SERVERS_OWN) : model),
        clock,
        ...timeouts,
        // Many chat templates know a system message only at the beginning.
        prompt: { notes: 'bracketed' },
        thinksAloud: true,
        warm: () => openConnection(`${baseUrl}/models`),
      });
    },
  },
};
