import type { ProviderRecord } from '../registry/provider-record.ts';
import { PROVIDER, RETELL_CREDENTIALS } from './account.ts';
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
};
