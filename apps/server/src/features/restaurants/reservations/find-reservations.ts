import { and, asc, eq, gt, or } from 'drizzle-orm';
import type { Database } from '../../../db/connection.ts';
import { businesses, diningTables, reservations } from '../../../db/schema/index.ts';
import { toLocalSlot } from '../../businesses/appointments/local-slot.ts';
import type { ReservationSummary } from './outcome.ts';

export interface FindReservations {
  readonly businessId: string;
  /** The number the caller calls from; null when withheld. */
  readonly callerNumber: string | null;
  readonly callId: string | null;
  readonly confirmationCode?: string | undefined;
  readonly name?: string | undefined;
  readonly now: Date;
}

/** More than this cannot be read out; the caller narrows it down. */
const MAX_FOUND = 5;

/**
 * The caller's own coming reservations, soonest first: booked from their number or on this call, or proven with
 * confirmation code and name together. A code or a name alone narrows, but never opens, what belongs to others.
 */
export async function findOwnReservations(db: Database, search: FindReservations): Promise<ReservationSummary[]> {
  const code = search.confirmationCode ? spokenCode(search.confirmationCode) : undefined;
  const owners = [
    search.callerNumber ? eq(reservations.guestPhone, search.callerNumber) : undefined,
    search.callId ? eq(reservations.callId, search.callId) : undefined,
    code && search.name ? eq(reservations.confirmationCode, code) : undefined,
  ].filter(condition => condition !== undefined);
  if (owners.length === 0) return [];
  const rows = await db
    .select({
      id: reservations.id,
      confirmationCode: reservations.confirmationCode,
      guestName: reservations.guestName,
      guestPhone: reservations.guestPhone,
      callId: reservations.callId,
      partySize: reservations.partySize,
      tableName: diningTables.name,
      startsAt: reservations.startsAt,
      timezone: businesses.timezone,
    })
    .from(reservations)
    .innerJoin(diningTables, eq(diningTables.id, reservations.tableId))
    .innerJoin(businesses, eq(businesses.id, reservations.businessId))
    .where(
      and(
        eq(reservations.businessId, search.businessId),
        eq(reservations.status, 'booked'),
        gt(reservations.startsAt, search.now),
        or(...owners),
        code ? eq(reservations.confirmationCode, code) : undefined,
      ),
    )
    .orderBy(asc(reservations.startsAt));
  return rows
    .filter(row => {
      const isTheirs = row.guestPhone === search.callerNumber || (row.callId !== null && row.callId === search.callId);
      return isTheirs || (search.name !== undefined && sharesAName(row.guestName, search.name));
    })
    .slice(0, MAX_FOUND)
    .map(({ startsAt, timezone, guestPhone: _phone, callId: _callId, ...summary }) => ({
      ...summary,
      ...toLocalSlot(startsAt, timezone),
    }));
}

/** A code as it was heard: any case, with or without gaps. */
function spokenCode(code: string): string {
  return code.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
}

/** First or last name alone is enough beside a code: recognisers seldom spell a whole name right. */
function sharesAName(a: string, b: string): boolean {
  const words = new Set(nameWords(a));
  return nameWords(b).some(word => words.has(word));
}

function nameWords(name: string): string[] {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .split(/[^\p{L}\p{M}]+/u)
    .map(word => word.replaceAll(/\p{M}/gu, ''))
    .filter(word => word.length > 1);
}
