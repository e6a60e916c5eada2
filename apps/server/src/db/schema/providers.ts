import type { ProviderCheckResult } from '@frontdesk/contract';
import { jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { businesses } from './businesses.ts';
import { createdAt, id, updatedAt, version } from './columns.ts';

/** What both kinds of row keep. `sealedCredentials` is JSON, encrypted with AES-256-GCM. */
const kept = () => ({
  sealedCredentials: text('sealed_credentials').notNull(),
  lastCheck: jsonb('last_check').$type<ProviderCheckResult>(),
  version: version(),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});

/** A business's own account with a speech or language service. */
export const providerCredentials = pgTable(
  'provider_credentials',
  {
    id: id(),
    businessId: uuid('business_id')
      .notNull()
      .references(() => businesses.id, { onDelete: 'cascade' }),
    provider: text('provider').notNull(),
    ...kept(),
  },
  table => [unique('provider_credentials_business_id_provider_key').on(table.businessId, table.provider)],
);

/** The installation's accounts, for every business without one of its own. */
export const installationCredentials = pgTable('installation_credentials', {
  id: id(),
  provider: text('provider').notNull().unique('installation_credentials_provider_key'),
  ...kept(),
});
