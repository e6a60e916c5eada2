import type { ProviderServiceKind } from '@frontdesk/contract';

/** What a provider does for a call, in a word or two. */
export const SERVICE_TITLES: Record<ProviderServiceKind, string> = {
  transcription: 'Hears callers',
  voice: 'Speaks',
  language_model: 'Thinks',
  hosted: 'Holds whole conversations',
  recordings: 'Writes down recordings',
};
