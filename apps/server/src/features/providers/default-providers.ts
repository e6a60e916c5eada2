import type { ProviderList } from '@frontdesk/contract';
import type { ProviderRecord } from '@frontdesk/providers/registry';
import type { ProviderKeys } from './provider-keys.ts';

/**
 * Whose language model an agent gets that names none, the first with an account: a server of one's own was set up for
 * this, so it goes before those that may be here for something else.
 */
const PREFERRED_MODELS = ['compatible', 'openai', 'anthropic', 'google'] as const;

/** What the calls of a business use where an agent names nothing. */
export async function defaultProviders(
  { records, keys }: { readonly records: readonly ProviderRecord[]; readonly keys: ProviderKeys },
  businessId: string | null,
): Promise<ProviderList['defaults']> {
  for (const id of PREFERRED_MODELS) {
    const record = records.find(candidate => candidate.id === id);
    if (record?.languageModel && (await keys.find(businessId, record)))
      return { transcription: 'local', voice: 'local', languageModel: id };
  }
  return { transcription: 'local', voice: 'local', languageModel: null };
}
