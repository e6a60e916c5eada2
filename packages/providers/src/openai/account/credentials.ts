import { z } from 'zod';

const DEFAULT_BASE_URL = 'https://api.openai.com/v1';

/** Header values: no spaces and no line breaks. */
const Token = z
  .string()
  .trim()
  .min(1)
  .max(400)
  .regex(/^[\x21-\x7e]+$/, 'must have no spaces');

export const OpenAiCredentials = z.strictObject({
  apiKey: Token.meta({
    title: 'API key',
    description: 'A secret key of the project that is to pay, beginning with "sk-".',
    secret: true,
  }),
  organization: Token.optional().meta({
    title: 'Organization',
    description: 'Only for keys that belong to several organizations: its id, "org-…".',
  }),
  project: Token.optional().meta({
    title: 'Project',
    description: 'Only for keys that belong to several projects: its id, "proj_…".',
  }),
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .optional()
    .meta({
      title: 'Address',
      description:
        'Where the API is found, with its version. OpenAI itself when empty; a proxy or a compatible server otherwise.',
    }),
});

/** How to reach the service, and as whom. */
export interface Account {
  readonly headers: Readonly<Record<string, string>>;
  /** An address below the base, such as `/audio/speech`. */
  restUrl(path: string): string;
  socketUrl(path: string, query: Readonly<Record<string, string>>): string;
}

export function openAccount(credentials: unknown): Account {
  const { apiKey, organization, project, baseUrl = DEFAULT_BASE_URL } = OpenAiCredentials.parse(credentials);
  const base = baseUrl.replace(/\/+$/, '');
  return {
    headers: {
      authorization: `Bearer ${apiKey}`,
      ...(organization && { 'openai-organization': organization }),
      ...(project && { 'openai-project': project }),
    },
    restUrl: path => `${base}${path}`,
    socketUrl: (path, query) => `${base.replace(/^http/, 'ws')}${path}?${new URLSearchParams(query)}`,
  };
}
