import type { CredentialsSource } from '@frontdesk/contract';
import type { Credentials, ProviderRecord } from '@frontdesk/providers/registry';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Bus } from '../../bus/bus.ts';
import type { Database } from '../../db/connection.ts';
import { installationCredentials, providerCredentials } from '../../db/schema/index.ts';
import { SealedText } from '../../http/sealed-text.ts';

/** How long what was read counts, where nobody tells of changes: a key that was taken away works that much longer. */
const MEMORY_MS = 60_000;
/** Businesses × providers of one process; the oldest is forgotten first. */
const MAX_REMEMBERED = 5_000;
const CHANGED = 'providers.changed';
const Sealed = z.record(z.string(), z.string());

export interface FoundKey {
  readonly credentials: Credentials;
  readonly source: CredentialsSource;
}

export interface ProviderKeysOptions {
  readonly db: Database;
  readonly secretKey: string;
  /** Credentials of the whole installation out of its environment, by the provider's id. */
  readonly environment: Readonly<Record<string, Credentials>>;
  /** Tells the other processes of changes. */
  readonly bus: Bus;
  readonly now: () => number;
  /** Told of credentials that cannot be opened: `SECRET_KEY` is not the one they were sealed with. */
  readonly onUnreadable: (provider: string) => void;
}

/** Nothing can be set, so nothing is missing; where fields may be left out, somebody has to say so. */
export const needsNothing = (credentials: ProviderRecord['credentials']) => Object.keys(credentials.shape).length === 0;

const freeOf = (credentials: ProviderRecord['credentials']): FoundKey | null =>
  needsNothing(credentials) ? { credentials: {}, source: 'environment' } : null;

interface Remembered {
  readonly found: FoundKey | null;
  readonly until: number;
}

/**
 * Which account a business uses at a provider: its own, else the installation's out of the database, else the
 * environment's. Remembered, because every call asks.
 */
export class ProviderKeys {
  readonly #options: ProviderKeysOptions;
  readonly #sealed: SealedText;
  readonly #remembered = new Map<string, Remembered>();
  readonly #stopListening: () => void;

  constructor(options: ProviderKeysOptions) {
    this.#options = options;
    this.#sealed = new SealedText(options.secretKey, 'provider-credentials');
    this.#stopListening = options.bus.subscribe(CHANGED, () => this.#remembered.clear());
  }

  seal(credentials: Credentials): string {
    return this.#sealed.seal(JSON.stringify(credentials));
  }

  /** Null when they were sealed with another `SECRET_KEY`: they are to be entered anew. */
  open(provider: string, sealed: string): Credentials | null {
    try {
      return Sealed.parse(JSON.parse(this.#sealed.open(sealed)));
    } catch {
      this.#options.onUnreadable(provider);
      return null;
    }
  }

  /** Somebody's credentials were changed: here and in every other process the next call looks again. */
  noteChange(): void {
    this.#remembered.clear();
    this.#options.bus.publish(CHANGED, {});
  }

  /** `businessId` null: the installation's own. Null where there are none, though some may be needed. */
  async find(businessId: string | null, { id, credentials }: ProviderRecord): Promise<FoundKey | null> {
    const key = `${businessId ?? ''}/${id}`;
    const now = this.#options.now();
    const remembered = this.#remembered.get(key);
    if (remembered && remembered.until > now) return remembered.found;
    let found: FoundKey | null;
    try {
      found = await this.#look(businessId, id);
    } catch {
      // Without the database calls go on with what was known last, or with what the environment says.
      const given = this.#options.environment[id];
      return remembered?.found ?? (given ? { credentials: given, source: 'environment' } : null) ?? freeOf(credentials);
    }
    const usable = found ?? freeOf(credentials);
    this.#remembered.delete(key);
    this.#remembered.set(key, { found: usable, until: now + MEMORY_MS });
    if (this.#remembered.size > MAX_REMEMBERED) {
      const [oldest] = this.#remembered.keys();
      if (oldest !== undefined) this.#remembered.delete(oldest);
    }
    return usable;
  }

  close(): void {
    this.#stopListening();
  }

  async #look(businessId: string | null, provider: string): Promise<FoundKey | null> {
    const { db, environment } = this.#options;
    if (businessId !== null) {
      const [own] = await db
        .select({ sealed: providerCredentials.sealedCredentials })
        .from(providerCredentials)
        .where(and(eq(providerCredentials.businessId, businessId), eq(providerCredentials.provider, provider)));
      const credentials = own && this.open(provider, own.sealed);
      if (credentials) return { credentials, source: 'business' };
    }
    const [shared] = await db
      .select({ sealed: installationCredentials.sealedCredentials })
      .from(installationCredentials)
      .where(eq(installationCredentials.provider, provider));
    const credentials = shared && this.open(provider, shared.sealed);
    if (credentials) return { credentials, source: 'installation' };
    const given = environment[provider];
    return given ? { credentials: given, source: 'environment' } : null;
  }
}
