import type { BusinessDetail, BusinessSettingsDetail } from '@frontdesk/contract';
import { asc, eq } from 'drizzle-orm';
import { AppError } from '../../app-error.ts';
import { businesses, phoneNumbers } from '../../db/schema/index.ts';
import type { Transaction } from '../members/enter.ts';
import type { BusinessRow } from './business-profile.ts';
import { toBusinessSummary } from './list-businesses.ts';

/** The business with everything its owner edits. Throws `not_found`. */
export async function loadBusiness(transaction: Transaction, businessId: string): Promise<BusinessDetail> {
  const row = await findBusiness(transaction, businessId);
  const numbers = await transaction
    .select({ number: phoneNumbers.number })
    .from(phoneNumbers)
    .where(eq(phoneNumbers.businessId, businessId))
    .orderBy(asc(phoneNumbers.number));
  return {
    ...toBusinessSummary(
      row,
      numbers.map(entry => entry.number),
    ),
    forwardingNumber: row.forwardingNumber,
    settings: row.settings,
    profile: row.profile,
    ...toEditable(row),
  };
}

/** Throws `not_found`. */
export async function findBusiness(transaction: Transaction, businessId: string): Promise<BusinessRow> {
  const [row] = await transaction.select().from(businesses).where(eq(businesses.id, businessId));
  if (!row) throw new AppError('not_found', 'There is no such business.');
  return row;
}

/** The parts that every kind of business shows to whoever edits it. */
export function toEditable(row: BusinessRow) {
  return {
    businessHours: row.businessHours,
    hoursExceptions: row.hoursExceptions,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

export function toSettings(row: BusinessRow): BusinessSettingsDetail {
  return { ...row.settings, version: row.version };
}
