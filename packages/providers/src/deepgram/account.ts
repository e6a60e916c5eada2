import { z } from 'zod';
import type { Credentials } from '../registry/provider-record.ts';

export const PROVIDER = 'deepgram';

const DEFAULT_BASE_URL = 'https://api.deepgram.com';

export const DEEPGRAM_CREDENTIALS = z.strictObject({
  apiKey: z.string().trim().min(1).max(200).meta({
    title: 'API key',
    description: 'Made in the Deepgram console under API keys, with the role Member.',
    secret: true,
  }),
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .optional()
    .meta({
      title: 'Address',
      description: `Of a regional or self-hosted Deepgram. ${DEFAULT_BASE_URL} when empty.`,
    }),
});

/** Where the service is, and how it knows us. */
export interface DeepgramAccount {
  readonly httpUrl: string;
  readonly socketUrl: string;
  readonly authorization: string;
}

export function accountOf({ apiKey = '', baseUrl = DEFAULT_BASE_URL }: Credentials): DeepgramAccount {
  const httpUrl = baseUrl.replace(/\/+$/, '');
  return { httpUrl, socketUrl: httpUrl.replace(/^http/i, 'ws'), authorization: `Token ${apiKey}` };
}
