import type { ProviderError } from '@frontdesk/voice';
import { z } from 'zod';
import type { ProviderCheck } from '../registry/provider-record.ts';
import { pooledFetch } from './connections.ts';
import { ErrorBody, failure, providerErrorOf, refusal, type Service } from './failures.ts';

export interface CheckOptions extends Service {
  /** Of the list of models. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Where a new key is had. */
  readonly website: string;
  readonly now: Date;
  /** Ids of the models in the list's answer. */
  readonly readModels: (body: unknown) => readonly string[];
  /** The model that must be there. */
  readonly wanted?: string;
}

const CHECK_TIMEOUT_MS = 10_000;

/** Asks for the list of models, which every service has and which costs nothing. */
export async function checkService(options: CheckOptions, signal: AbortSignal): Promise<ProviderCheck> {
  const { title, wanted } = options;
  try {
    const models = await listModels(options, AbortSignal.any([signal, AbortSignal.timeout(CHECK_TIMEOUT_MS)]));
    if (wanted !== undefined && !models.includes(wanted))
      return {
        ok: false,
        fault: 'rejected',
        problem: `${title} answers, but has no model ${wanted}.`,
        remedy: models.length > 0 ? `It has: ${models.slice(0, 10).join(', ')}.` : 'It has no models at all: load one.',
        field: 'model',
      };
    return { ok: true, detail: `${title} answers and offers ${models.length} models.` };
  } catch (error) {
    const { fault, message } = providerErrorOf(error, options, options.now);
    return { ok: false, fault, problem: message, ...remedyOf(fault, options) };
  }
}

async function listModels(options: CheckOptions, signal: AbortSignal): Promise<readonly string[]> {
  const response = await pooledFetch(options.url, { method: 'GET', headers: options.headers, signal });
  const body = await response.text();
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    parsed = undefined;
  }
  if (!response.ok) throw refusal(response.status, ErrorBody.safeParse(parsed).data?.error ?? {}, options);
  try {
    return options.readModels(parsed);
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    throw failure('protocol', `What answers is not ${options.title}: check the address.`, options);
  }
}

function remedyOf(fault: ProviderError['fault'], { website, url }: CheckOptions): { remedy: string; field?: string } {
  switch (fault) {
    case 'credentials':
      return { remedy: `Make a new key at ${website} and enter it here.`, field: 'apiKey' };
    case 'quota':
      return { remedy: `Add credit to the account, or raise its limit, at ${website}.` };
    case 'rate_limited':
      return { remedy: 'Wait a minute and try again, or ask for a higher limit.' };
    case 'unavailable':
      return {
        remedy: `See whether ${new URL(url).origin} can be reached from this machine, and try again.`,
        field: 'baseUrl',
      };
    default:
      return { remedy: 'Check the address.', field: 'baseUrl' };
  }
}
