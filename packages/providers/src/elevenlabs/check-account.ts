import { ProviderError } from '@frontdesk/voice';
import { z } from 'zod';
import type { ProviderCheck, ProviderContext } from '../registry/provider-record.ts';
import { accessOf } from './wire/access.ts';
import { ask } from './wire/ask.ts';

const TIMEOUT_MS = 10_000;

const Subscription = z.object({
  tier: z.string(),
  character_count: z.number(),
  character_limit: z.number(),
  can_extend_character_limit: z.boolean().nullish(),
  allowed_to_extend_character_limit: z.boolean().nullish(),
});

/** Asks for the account's subscription, which costs nothing and tells what is left of it. */
export async function checkAccount(
  { credentials, clock }: ProviderContext,
  signal: AbortSignal,
): Promise<ProviderCheck> {
  const access = accessOf(credentials);
  try {
    const question = { path: '/v1/user/subscription', timeoutMs: TIMEOUT_MS, schema: Subscription };
    const plan = await ask(access, clock, question, signal);
    const left = Math.max(0, plan.character_limit - plan.character_count);
    const mayGoOn = plan.can_extend_character_limit && plan.allowed_to_extend_character_limit;
    if (left === 0 && !mayGoOn) {
      return {
        ok: false,
        fault: 'quota',
        problem: `The ElevenLabs plan (${plan.tier}) has no credits left.`,
        remedy: 'Add credits or choose a larger plan at elevenlabs.io.',
      };
    }
    return { ok: true, detail: `Plan ${plan.tier}; ${left.toLocaleString('en')} credits are left.` };
  } catch (error) {
    const { fault, message } = error instanceof ProviderError ? error : stopped;
    return { ok: false, fault, problem: message, ...remedyOf(fault, access.httpUrl) };
  }
}

const stopped = { fault: 'unavailable', message: 'The check was stopped before ElevenLabs answered.' } as const;

function remedyOf(fault: ProviderError['fault'], address: string): { remedy: string; field?: string } {
  switch (fault) {
    case 'credentials':
      return {
        remedy: 'Make a key at elevenlabs.io that may use speech and read the user, and enter it here.',
        field: 'apiKey',
      };
    case 'quota':
      return { remedy: 'Add credits or choose a larger plan at elevenlabs.io.' };
    case 'rate_limited':
      return { remedy: 'Wait a minute and try again, or choose a larger plan.' };
    case 'unavailable':
      return { remedy: `See whether ${address} can be reached from this machine, and try again.`, field: 'baseUrl' };
    default:
      return { remedy: 'Check the address.', field: 'baseUrl' };
  }
}
