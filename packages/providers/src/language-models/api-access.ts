import { z } from 'zod';
import type { Credentials } from '../registry/provider-record.ts';

/** How a service is reached: its address without a slash at the end, and the key. */
export interface ApiAccess {
  readonly baseUrl: string;
  readonly apiKey: string;
}

export function apiAccess(credentials: Credentials, defaultBaseUrl: string): ApiAccess {
  return {
    baseUrl: (credentials.baseUrl ?? defaultBaseUrl).replace(/\/+$/, ''),
    apiKey: credentials.apiKey ?? '',
  };
}

/** A header value: no spaces and no line breaks. */
export const KeyText = z
  .string()
  .trim()
  .min(1)
  .max(400)
  .regex(/^[\x21-\x7e]+$/, 'must have no spaces');

/** The credentials of a service with one key. */
export function keyCredentials(title: string, defaultBaseUrl: string) {
  return z.strictObject({
    apiKey: z
      .string()
      .min(1)
      .meta({ title: 'API key', description: `Made in ${title}’s console.`, secret: true }),
    baseUrl: z
      .url({ protocol: /^https?$/ })
      .optional()
      .meta({ title: 'Address', description: `For a proxy or another region; ${defaultBaseUrl} when empty.` }),
  });
}
