import type { BusinessSettings, CallForwarding } from '@frontdesk/contract';
import { eq } from 'drizzle-orm';
import { AppError } from '../../app-error.ts';
import type { Database } from '../../db/connection.ts';
import { businesses, phoneNumbers } from '../../db/schema/index.ts';
import { updateVersioned } from '../../db/update-versioned.ts';
import { checkVersion } from '../../http/versioning.ts';
import { changedFields } from '../audit/changed-fields.ts';
import { recordAudit } from '../audit/record-audit.ts';
import type { Tenant, Transaction } from '../members/enter.ts';
import type { BusinessRow } from './business-profile.ts';
import { checkBusiness } from './business-rules.ts';

export type BusinessChanges = Partial<
  Pick<
    BusinessRow,
    | 'name'
    | 'address'
    | 'phoneNumber'
    | 'forwardingNumber'
    | 'timezone'
    | 'businessHours'
    | 'hoursExceptions'
    | 'settings'
    | 'profile'
  >
>;

export interface EditBusiness {
  /** The version the change is based on; null goes with any. */
  readonly version: number | null;
  /** What is to change, given the business as it is. */
  readonly change: (current: BusinessRow) => BusinessChanges;
}

/** Changes the business. Calls that start later go by it. Throws `version_conflict` and `validation_failed`. */
export function editBusiness(tenant: Tenant, { version, change }: EditBusiness): Promise<BusinessRow> {
  const { businessId, actor } = tenant;
  return tenant.run(async transaction => {
    const current = await lockBusiness(transaction, businessId);
    checkVersion(current.version, version);
    const changes = change(current);
    const profile = checkBusiness({ ...current, ...changes });
    const set = { ...changes, ...(changes.profile && { profile }) };
    const row = await updateVersioned(transaction, businesses, { id: businessId, version, set });
    await recordAudit(transaction, {
      businessId,
      actor,
      action: 'business.changed',
      subjectType: 'business',
      subjectId: businessId,
      ...changedFields(current, set),
    });
    return row;
  });
}

/** Replaces the call handling rules as a whole. */
export function editSettings(tenant: Tenant, settings: BusinessSettings, version: number | null): Promise<BusinessRow> {
  return editBusiness(tenant, { version, change: () => ({ settings }) });
}

/** Replaces the rules for forwarding calls, and leaves all other settings as they are. */
export function configureForwarding(
  tenant: Tenant,
  forwarding: CallForwarding,
  version: number | null,
): Promise<BusinessRow> {
  return editBusiness(tenant, {
    version,
    change: current => ({ settings: { ...current.settings, forwarding } }),
  });
}

/**
 * Takes the business away from everybody; its calls and bookings stay on record. Its numbers go back to the pool, which
 * is outside every business, so this is no transaction of the tenant's.
 */
export async function deleteBusiness(db: Database, { businessId, actor }: Tenant, now: Date): Promise<void> {
  await db.transaction(async transaction => {
    const current = await lockBusiness(transaction, businessId);
    const released = await transaction
      .update(phoneNumbers)
      .set({ businessId: null, agentId: null, status: 'unassigned' })
      .where(eq(phoneNumbers.businessId, businessId))
      .returning({ number: phoneNumbers.number });
    await updateVersioned(transaction, businesses, { id: businessId, version: null, set: { deletedAt: now } });
    await recordAudit(transaction, {
      businessId,
      actor,
      action: 'business.deleted',
      subjectType: 'business',
      subjectId: businessId,
      before: { name: current.name, numbers: released.map(entry => entry.number) },
    });
  });
}

async function lockBusiness(transaction: Transaction, businessId: string): Promise<BusinessRow> {
  const [row] = await transaction.select().from(businesses).where(eq(businesses.id, businessId)).for('update');
  if (!row || row.deletedAt) throw new AppError('not_found', 'There is no such business.');
  return row;
}
