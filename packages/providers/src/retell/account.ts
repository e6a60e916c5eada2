import { z } from 'zod';
import type { Credentials } from '../registry/provider-record.ts';

export const PROVIDER = 'retell';

const DEFAULT_BASE_URL = 'https://api.retellai.com';
/** Where registered calls are dialled. */
const DEFAULT_SIP_HOST = 'sip.retellai.com';

export const RETELL_CREDENTIALS = z.strictObject({
  apiKey: z.string().trim().min(1).max(200).meta({
    title: 'API key',
    description: 'From the Retell dashboard under API keys; the one with the webhook badge, which signs webhooks.',
    secret: true,
  }),
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .optional()
    .meta({ title: 'Address', description: `${DEFAULT_BASE_URL} when empty.` }),
  sipHost: z
    .string()
    .trim()
    .regex(/^[a-z0-9.-]+(:\d{1,5})?$/i, 'Write a host name, with a port where needed.')
    .max(253)
    .optional()
    .meta({ title: 'SIP host', description: `Where calls are handed to Retell. ${DEFAULT_SIP_HOST} when empty.` }),
});

/** What an agent with this engine may set beyond what every agent has. */
export const RETELL_SETTINGS = z.strictObject({
  voiceId: z
    .string()
    .min(1)
    .max(100)
    .optional()
    .meta({ title: 'Voice', description: 'A voice of the Retell account, such as 11labs-Adrian.' }),
  model: z
    .string()
    .min(1)
    .max(100)
    .optional()
    .meta({ title: 'Model', description: 'As Retell calls it, such as gpt-4.1. Retell’s default when empty.' }),
  responsiveness: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .meta({ title: 'Responsiveness', description: 'How soon the agent answers; 1 is at once.' }),
  interruptionSensitivity: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .meta({ title: 'Interruptions', description: 'How easily callers interrupt; 0 is never.' }),
  ambientSound: z
    .enum(['coffee-shop', 'convention-hall', 'summer-outdoor', 'mountain-outdoor', 'static-noise', 'call-center'])
    .optional()
    .meta({ title: 'Background sound', description: 'Heard behind the agent. None when empty.' }),
});
export type RetellSettings = z.infer<typeof RETELL_SETTINGS>;

/** Where the service is, and how it knows us. */
export interface RetellAccount {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly sipHost: string;
}

export function retellAccount({ apiKey = '', baseUrl, sipHost }: Credentials): RetellAccount {
  return {
    apiKey,
    baseUrl: (baseUrl ?? DEFAULT_BASE_URL).replace(/\/+$/, ''),
    sipHost: sipHost ?? DEFAULT_SIP_HOST,
  };
}
