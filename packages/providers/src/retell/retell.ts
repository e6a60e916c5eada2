import type { ProviderRecord } from '../registry/provider-record.ts';
import { PROVIDER, RETELL_CREDENTIALS, RETELL_SETTINGS } from './account.ts';
import { checkAccount } from './check-account.ts';

/** Retell: holds whole calls with agents that are kept in step with ours. Its conversations do not pass through here. */
export const retell: ProviderRecord = {
  id: PROVIDER,
  title: 'Retell',
  description: 'Voice agents that hold calls on Retell’s own lines, kept in step with the agents here.',
  website: 'https://dashboard.retellai.com',
  credentials: RETELL_CREDENTIALS,
  environment: { RETELL_API_KEY: 'apiKey', RETELL_BASE_URL: 'baseUrl', RETELL_SIP_HOST: 'sipHost' },
  check: checkAccount,
  handedOver: {
    engine: 'retell',
    settings: RETELL_SETTINGS,
    capabilities: [
      'Our tools run for it.',
      'Transcript, recording and summary come when the call has ended.',
      'Calls cannot be listened to, held or steered while they last.',
      'Callers are put through cold, never warm.',
      'A call whose line breaks is over.',
    ],
  },
};
