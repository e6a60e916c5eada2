import type { BusinessProfile, OpeningHours } from '@frontdesk/contract';
import type { businesses } from '../../db/schema/index.ts';

export type BusinessRow = typeof businesses.$inferSelect;

export function openingHoursOf(row: Pick<BusinessRow, 'timezone' | 'businessHours' | 'hoursExceptions'>): OpeningHours {
  return { timezone: row.timezone, weekly: row.businessHours, exceptions: row.hoursExceptions };
}

/** The business as its agent knows it. */
export function toBusinessProfile(row: BusinessRow): BusinessProfile {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    address: row.address,
    phoneNumber: row.phoneNumber,
    forwardingNumber: row.forwardingNumber,
    hours: openingHoursOf(row),
    settings: row.settings,
  };
}
