import type { Credentials, ProviderRecord } from '@frontdesk/providers/registry';
import type { Clock } from '@frontdesk/voice';
import type { Bus } from '../../bus/bus.ts';
import type { Database } from '../../db/connection.ts';
import { defaultProviders } from './default-providers.ts';
import { ProviderDesk } from './provider-desk.ts';
import { ProviderKeys } from './provider-keys.ts';

export interface OpenProvidersOptions {
  readonly db: Database;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly secretKey: string;
  readonly records: readonly ProviderRecord[];
  /** The installation's accounts out of its environment, by provider. */
  readonly environment: Readonly<Record<string, Credentials>>;
  /** Businesses may have their services on this machine or a private network. */
  readonly isPrivateAllowed: boolean;
  readonly logger: { warn(facts: object, message: string): void };
}

/** Speech and language services, as the rest of the server sees them. */
export interface Providers {
  readonly records: readonly ProviderRecord[];
  readonly keys: ProviderKeys;
  readonly desk: ProviderDesk;
}

export function openProviders(options: OpenProvidersOptions): Providers {
  const { db, bus, clock, secretKey, records, environment, isPrivateAllowed, logger } = options;
  const keys = new ProviderKeys({
    ...{ db, bus, secretKey, environment },
    now: () => clock.now(),
    onUnreadable: provider =>
      logger.warn({ provider }, 'Credentials cannot be opened: SECRET_KEY has changed. Enter them again.'),
  });
  const defaultsOf = (businessId: string | null) => defaultProviders({ records, keys }, businessId);
  return { records, keys, desk: new ProviderDesk({ records, keys, clock, isPrivateAllowed, defaultsOf }) };
}
