import { z } from 'zod';
import type { Credentials } from '../../registry/provider-record.ts';

/** Id of the provider's record. */
export const PROVIDER = 'elevenlabs';

const DEFAULT_BASE_URL = 'https://api.elevenlabs.io';

/** How the account is reached: addresses without a slash at the end, and the key. */
export interface Access {
  readonly httpUrl: string;
  readonly socketUrl: string;
  readonly apiKey: string;
}

export const elevenLabsCredentials = z.strictObject({
  apiKey: z
    .string()
    .min(1)
    .meta({ title: 'API key', description: 'From elevenlabs.io, under Developers, API keys.', secret: true }),
  webhookSecret: z.string().min(1).max(200).optional().meta({
    title: 'Webhook secret',
    description: 'Of the post-call webhook at elevenlabs.io that points here; checks what it tells of calls.',
    secret: true,
  }),
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .optional()
    .meta({
      title: 'Address',
      description: `For data residency, such as https://api.eu.residency.elevenlabs.io; ${DEFAULT_BASE_URL} when empty.`,
    }),
});

/** Sockets are at the same address as HTTP. */
export function accessOf({ apiKey = '', baseUrl = DEFAULT_BASE_URL }: Credentials): Access {
  const httpUrl = baseUrl.replace(/\/+$/, '');
  return { httpUrl, socketUrl: httpUrl.replace(/^http/, 'ws'), apiKey };
}
