import type { CreateDiningTableBody, DiningTableDetail, PageQuery, UpdateDiningTableBody } from '@frontdesk/contract';
import { and, asc, count, eq, gt, inArray, isNull, max } from 'drizzle-orm';
import { AppError } from '../../../app-error.ts';
import { sqlState } from '../../../db/retry-transaction.ts';
import { diningTables, reservations } from '../../../db/schema/index.ts';
import { updateVersioned } from '../../../db/update-versioned.ts';
import { changedFields } from '../../audit/changed-fields.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import { sentFields } from '../../businesses/sent-fields.ts';
import type { Tenant, Transaction } from '../../members/enter.ts';
import { takeTurn } from '../reservations/booking-queue.ts';
import { LIVE_STATUSES } from '../reservations/tables.ts';

type TableRow = typeof diningTables.$inferSelect;

const UNIQUE_VIOLATION = '23505';

export async function listDiningTables(transaction: Transaction, businessId: string, { page, pageSize }: PageQuery) {
  const where = isThere(businessId);
  const rows = await transaction
    .select()
    .from(diningTables)
    .where(where)
    .orderBy(asc(diningTables.name), asc(diningTables.id))
    .limit(pageSize)
    .offset((page - 1) * pageSize);
  const [counted] = await transaction.select({ total: count() }).from(diningTables).where(where);
  return { items: rows.map(toDiningTable), total: counted?.total ?? 0, page, pageSize };
}

/** Throws `not_found`. */
export async function findDiningTable(transaction: Transaction, businessId: string, id: string): Promise<TableRow> {
  const [row] = await transaction
    .select()
    .from(diningTables)
    .where(and(isThere(businessId), eq(diningTables.id, id)));
  if (!row) throw new AppError('not_found', 'There is no such table.');
  return row;
}

/** Throws `conflict` when there is a table of this name. */
export function addDiningTable(tenant: Tenant, body: CreateDiningTableBody): Promise<DiningTableDetail> {
  const { businessId, actor } = tenant;
  return withUniqueName(() =>
    tenant.run(async transaction => {
      const [row] = await transaction
        .insert(diningTables)
        .values({ businessId, ...body })
        .returning();
      if (!row) throw new Error('The table was not kept.');
      const audit = { businessId, actor, ...subject(row.id), action: 'table.created', after: { ...body } };
      await recordAudit(transaction, audit);
      return toDiningTable(row);
    }),
  );
}

export interface ChangeDiningTable {
  readonly tableId: string;
  /** The version the change is based on. */
  readonly version: number;
  readonly changes: Omit<UpdateDiningTableBody, 'version'>;
}

/**
 * Bookings that stand keep their table, so it cannot get too small for them. Throws `not_found`, `version_conflict`,
 * `conflict` and `validation_failed`.
 */
export function changeDiningTable(
  tenant: Tenant,
  { tableId, version, changes }: ChangeDiningTable,
  now: Date,
): Promise<DiningTableDetail> {
  const { businessId, actor } = tenant;
  return withUniqueName(() =>
    tenant.run(transaction =>
      takeTurn(transaction, businessId, async turn => {
        const current = await findDiningTable(turn, businessId, tableId);
        const { largest } = await comingParties(turn, businessId, tableId, now);
        if (changes.capacity !== undefined && changes.capacity < largest)
          throw new AppError('validation_failed', 'The table would be too small.', {
            problems: [{ field: 'capacity', message: `A party of ${largest} is booked here.` }],
          });
        const set = sentFields(changes);
        const row = await updateVersioned(turn, diningTables, {
          id: tableId,
          version,
          set,
          where: isThere(businessId),
        });
        const changed = changedFields(current, set);
        await recordAudit(turn, { businessId, actor, ...subject(tableId), action: 'table.changed', ...changed });
        return toDiningTable(row);
      }),
    ),
  );
}

/** Past bookings keep the table they had. Throws `conflict` while parties are still expected at it. */
export function removeDiningTable(tenant: Tenant, tableId: string, now: Date): Promise<void> {
  const { businessId, actor } = tenant;
  return tenant.run(transaction =>
    takeTurn(transaction, businessId, async turn => {
      const row = await findDiningTable(turn, businessId, tableId);
      const { parties } = await comingParties(turn, businessId, tableId, now);
      if (parties > 0) throw new AppError('conflict', `Move the ${parties} bookings of this table first.`);
      const set = { deletedAt: now, isActive: false };
      await updateVersioned(turn, diningTables, { id: tableId, version: null, set, where: isThere(businessId) });
      const before = { name: row.name, capacity: row.capacity };
      await recordAudit(turn, { businessId, actor, ...subject(tableId), action: 'table.deleted', before });
    }),
  );
}

async function comingParties(transaction: Transaction, businessId: string, tableId: string, now: Date) {
  const [row] = await transaction
    .select({ parties: count(), largest: max(reservations.partySize) })
    .from(reservations)
    .where(
      and(
        eq(reservations.businessId, businessId),
        eq(reservations.tableId, tableId),
        inArray(reservations.status, [...LIVE_STATUSES]),
        gt(reservations.endsAt, now),
      ),
    );
  return { parties: row?.parties ?? 0, largest: row?.largest ?? 0 };
}

async function withUniqueName<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    if (sqlState(cause) !== UNIQUE_VIOLATION) throw cause;
    throw new AppError('conflict', 'There is a table of this name already.', { cause });
  }
}

function isThere(businessId: string) {
  return and(eq(diningTables.businessId, businessId), isNull(diningTables.deletedAt));
}

export function toDiningTable(row: TableRow): DiningTableDetail {
  return {
    id: row.id,
    name: row.name,
    capacity: row.capacity,
    isActive: row.isActive,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

const subject = (subjectId: string) => ({ subjectType: 'table', subjectId });
