import type { BusinessListQuery, BusinessSummary } from '@frontdesk/contract';
import { and, asc, count, desc, eq, inArray, isNull, or } from 'drizzle-orm';
import type { Database } from '../../db/connection.ts';
import { containsText } from '../../db/contains-text.ts';
import { businesses, phoneNumbers } from '../../db/schema/index.ts';
import type { Principal } from '../auth/principal.ts';
import { visibleTo } from '../members/access.ts';
import type { BusinessRow } from './business-profile.ts';

const ORDER = {
  name: asc(businesses.name),
  '-name': desc(businesses.name),
  created_at: asc(businesses.createdAt),
  '-created_at': desc(businesses.createdAt),
} as const;

/** One page of the businesses somebody may see: all of them for an administrator, a member's own for everybody else. */
export async function listBusinesses(db: Database, principal: Principal, query: BusinessListQuery) {
  const { page, pageSize, sort, kind, search } = query;
  const where = and(
    visibleTo(db, principal, businesses.id, 'business:read'),
    isNull(businesses.deletedAt),
    kind && eq(businesses.kind, kind),
    search ? or(containsText(businesses.name, search), containsText(businesses.address, search)) : undefined,
  );
  const [rows, [counted]] = await Promise.all([
    db
      .select()
      .from(businesses)
      .where(where)
      .orderBy(ORDER[sort], asc(businesses.id))
      .limit(pageSize)
      .offset((page - 1) * pageSize),
    db.select({ total: count() }).from(businesses).where(where),
  ]);
  const ids = rows.map(row => row.id);
  const numbers = await db
    .select({ businessId: phoneNumbers.businessId, number: phoneNumbers.number })
    .from(phoneNumbers)
    .where(inArray(phoneNumbers.businessId, ids));
  const items = rows.map(row =>
    toBusinessSummary(
      row,
      numbers.filter(entry => entry.businessId === row.id).map(entry => entry.number),
    ),
  );
  return { items, total: counted?.total ?? 0, page, pageSize };
}

/** `numbers` ring at the business. */
export function toBusinessSummary(row: BusinessRow, numbers: readonly string[]): BusinessSummary {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    address: row.address,
    timezone: row.timezone,
    phoneNumber: row.phoneNumber,
    numbers: [...numbers],
    createdAt: row.createdAt.toISOString(),
  };
}
