import type { ProviderCheckResult } from '@frontdesk/contract';
import { and, eq } from 'drizzle-orm';
import { AppError } from '../../app-error.ts';
import type { Database } from '../../db/connection.ts';
import { installationCredentials, providerCredentials } from '../../db/schema/index.ts';
import { updateVersioned } from '../../db/update-versioned.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { actorOf, type Principal } from '../auth/principal.ts';
import type { Tenant, Transaction } from '../members/enter.ts';

export type CredentialRow = Pick<
  typeof providerCredentials.$inferSelect,
  'id' | 'provider' | 'sealedCredentials' | 'lastCheck' | 'version' | 'updatedAt'
>;

/** The accounts of one business, or of the installation. Every write is in the audit log, by the names of its fields. */
export interface CredentialStore {
  /** Null: the installation's. */
  readonly businessId: string | null;
  list(): Promise<readonly CredentialRow[]>;
  /**
   * Puts `change(before)` in place of what is there. Throws `version_conflict`; a `version` where there is nothing is
   * one, too.
   */
  put(
    provider: string,
    version: number | null,
    change: (before: CredentialRow | null) => Change,
  ): Promise<CredentialRow>;
  /** Throws `not_found` and `version_conflict`. */
  remove(provider: string, version: number | null): Promise<void>;
  noteCheck(provider: string, result: ProviderCheckResult): Promise<void>;
}

export interface Change {
  readonly sealedCredentials: string;
  /** Names of the fields that are set from now on. */
  readonly fields: readonly string[];
}

export function businessCredentials(tenant: Tenant): CredentialStore {
  const { businessId, actor } = tenant;
  const isOurs = (provider: string) =>
    and(eq(providerCredentials.businessId, businessId), eq(providerCredentials.provider, provider));
  return store({
    ...{ businessId, actor, run: work => tenant.run(work), table: providerCredentials, isOurs },
    all: transaction =>
      transaction.select().from(providerCredentials).where(eq(providerCredentials.businessId, businessId)),
    add: (transaction, row) =>
      transaction
        .insert(providerCredentials)
        .values({ ...row, businessId })
        .returning(),
  });
}

export function sharedCredentials(db: Database, principal: Principal): CredentialStore {
  return store({
    businessId: null,
    actor: actorOf(principal),
    run: work => db.transaction(work),
    table: installationCredentials,
    isOurs: provider => eq(installationCredentials.provider, provider),
    all: transaction => transaction.select().from(installationCredentials),
    add: (transaction, row) => transaction.insert(installationCredentials).values(row).returning(),
  });
}

interface Place {
  readonly businessId: string | null;
  readonly actor: Tenant['actor'];
  readonly run: Tenant['run'];
  readonly table: typeof providerCredentials | typeof installationCredentials;
  readonly isOurs: (provider: string) => ReturnType<typeof and>;
  readonly all: (transaction: Transaction) => Promise<CredentialRow[]>;
  readonly add: (
    transaction: Transaction,
    row: { readonly provider: string; readonly sealedCredentials: string },
  ) => Promise<CredentialRow[]>;
}

function store({ businessId, actor, run, table, isOurs, all, add }: Place): CredentialStore {
  const locked = async (transaction: Transaction, provider: string): Promise<CredentialRow | null> => {
    const [row] = await transaction
      .select()
      .from(table as typeof installationCredentials)
      .where(isOurs(provider))
      .for('update');
    return row ?? null;
  };
  const audit = (transaction: Transaction, act: string, subjectId: string, fields: object) =>
    recordAudit(transaction, {
      ...{ businessId, actor, subjectId, subjectType: 'provider_credentials' },
      ...{ action: `provider_credentials.${act}`, after: { ...fields } },
    });
  return {
    businessId,
    list: () => run(all),
    put: (provider, version, change) =>
      run(async transaction => {
        const before = await locked(transaction, provider);
        const { sealedCredentials, fields } = change(before);
        if (before) {
          const set = { sealedCredentials, lastCheck: null };
          const row = await updateVersioned(transaction, table as typeof installationCredentials, {
            ...{ id: before.id, version, set },
          });
          await audit(transaction, 'updated', row.id, { provider, fields });
          return row;
        }
        if (version !== null) throw new AppError('version_conflict', 'These credentials were deleted meanwhile.');
        const [row] = await add(transaction, { provider, sealedCredentials });
        if (!row) throw new Error('The credentials were not kept.');
        await audit(transaction, 'created', row.id, { provider, fields });
        return row;
      }),
    remove: (provider, version) =>
      run(async transaction => {
        const before = await locked(transaction, provider);
        if (!before) throw new AppError('not_found', 'There are no credentials of this provider here.');
        if (version !== null && version !== before.version)
          throw new AppError(
            'version_conflict',
            'Somebody else changed this. Read it again, then repeat your change.',
            {
              currentVersion: before.version,
            },
          );
        await transaction.delete(table).where(eq(table.id, before.id));
        await audit(transaction, 'deleted', before.id, { provider });
      }),
    noteCheck: (provider, lastCheck) =>
      run(async transaction => {
        await transaction
          .update(table as typeof installationCredentials)
          .set({ lastCheck })
          .where(isOurs(provider));
      }),
  };
}
