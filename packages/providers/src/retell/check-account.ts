import { ProviderError } from '@frontdesk/voice';
import type { ProviderCheck, ProviderContext } from '../registry/provider-record.ts';
import { retellAccount } from './account.ts';
import { RetellClient } from './retell-client.ts';

/** Asks how many calls the account may have at a time. Never throws. */
export async function checkAccount(
  { credentials, clock }: ProviderContext,
  signal: AbortSignal,
): Promise<ProviderCheck> {
  try {
    const { current, limit } = await new RetellClient({ account: retellAccount(credentials), clock }).concurrency(
      signal,
    );
    return { ok: true, detail: `The key works; ${current} of ${limit} calls at a time are in use.` };
  } catch (error) {
    return explain(error, credentials.baseUrl !== undefined);
  }
}

function explain(error: unknown, hasBaseUrl: boolean): ProviderCheck {
  if (!(error instanceof ProviderError))
    return {
      ...{ ok: false, fault: 'unavailable', problem: 'The check was stopped before Retell answered.' },
      remedy: 'Try again later.',
    };
  const { fault, message: problem } = error;
  const failed = { ok: false, fault, problem } as const;
  if (fault === 'credentials')
    return { ...failed, remedy: 'Copy the key again from the Retell dashboard, under API keys.', field: 'apiKey' };
  if (fault === 'quota') return { ...failed, remedy: 'Add a way to pay under Billing in the Retell dashboard.' };
  if (fault === 'rate_limited') return { ...failed, remedy: 'Wait a minute and try again.' };
  if (hasBaseUrl) return { ...failed, remedy: 'Check the address: something else may answer there.', field: 'baseUrl' };
  return { ...failed, remedy: 'Check that this machine can reach api.retellai.com, and try again later.' };
}
