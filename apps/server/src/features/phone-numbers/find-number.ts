import type { PhoneNumber, PhoneNumberListQuery } from '@frontdesk/contract';
import { and, asc, count, desc, eq, inArray, isNull, or } from 'drizzle-orm';
import { AppError } from '../../app-error.ts';
import type { Database } from '../../db/connection.ts';
import { containsText } from '../../db/contains-text.ts';
import { agents, phoneNumbers } from '../../db/schema/index.ts';
import type { Principal } from '../auth/principal.ts';
import { visibleTo } from '../members/access.ts';

export type NumberRow = typeof phoneNumbers.$inferSelect;

const ORDER = {
  number: asc(phoneNumbers.number),
  '-number': desc(phoneNumbers.number),
  created_at: asc(phoneNumbers.createdAt),
  '-created_at': desc(phoneNumbers.createdAt),
  calls_received: asc(phoneNumbers.callsReceived),
  '-calls_received': desc(phoneNumbers.callsReceived),
} as const;

/** One page of the numbers somebody may see. Administrators see the pool as well. */
export async function listNumbers(db: Database, principal: Principal, query: PhoneNumberListQuery) {
  const { page, pageSize, businessId, agentId, status, pool, search, sort } = query;
  const where = and(
    visibleTo(db, principal, phoneNumbers.businessId, 'numbers:read'),
    businessId === undefined ? undefined : eq(phoneNumbers.businessId, businessId),
    agentId === undefined ? undefined : eq(phoneNumbers.agentId, agentId),
    status && eq(phoneNumbers.status, status),
    pool ? isNull(phoneNumbers.businessId) : undefined,
    search ? or(containsText(phoneNumbers.number, search), containsText(phoneNumbers.label, search)) : undefined,
  );
  const [rows, [counted]] = await Promise.all([
    db
      .select({ row: phoneNumbers, agentName: agents.name })
      .from(phoneNumbers)
      .leftJoin(agents, eq(agents.id, phoneNumbers.agentId))
      .where(where)
      .orderBy(ORDER[sort], asc(phoneNumbers.id))
      .limit(pageSize)
      .offset((page - 1) * pageSize),
    db.select({ total: count() }).from(phoneNumbers).where(where),
  ]);
  return { items: rows.map(toPhoneNumber), total: counted?.total ?? 0, page, pageSize };
}

/** One number. The caller has checked who may see it. Throws `not_found`. */
export async function loadNumber(db: Database, id: string): Promise<PhoneNumber> {
  const [found] = await db
    .select({ row: phoneNumbers, agentName: agents.name })
    .from(phoneNumbers)
    .leftJoin(agents, eq(agents.id, phoneNumbers.agentId))
    .where(eq(phoneNumbers.id, id));
  if (!found) throw noSuchNumber();
  return toPhoneNumber(found);
}

/** Several numbers, by number. The caller has checked who may see them. */
export async function loadNumbers(db: Database, ids: readonly string[]): Promise<PhoneNumber[]> {
  const rows = await db
    .select({ row: phoneNumbers, agentName: agents.name })
    .from(phoneNumbers)
    .leftJoin(agents, eq(agents.id, phoneNumbers.agentId))
    .where(inArray(phoneNumbers.id, [...ids]))
    .orderBy(asc(phoneNumbers.number));
  return rows.map(toPhoneNumber);
}

export function noSuchNumber(): AppError {
  return new AppError('not_found', 'There is nothing with this id.');
}

function toPhoneNumber({ row, agentName }: { readonly row: NumberRow; readonly agentName: string | null }) {
  return {
    id: row.id,
    number: row.number,
    businessId: row.businessId,
    agentId: row.agentId,
    assignedAgentId: row.agentId,
    agentName,
    status: row.status,
    isActive: row.status === 'active',
    label: row.label,
    carrier: row.carrier,
    carrierNumberId: row.carrierNumberId,
    carrierStatus: row.carrierStatus,
    carrierProblem: row.carrierProblem,
    callsReceived: row.callsReceived,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  } satisfies PhoneNumber;
}
