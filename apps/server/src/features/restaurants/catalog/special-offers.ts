import type { CreateSpecialBody, SpecialDetail, SpecialListQuery, UpdateSpecialBody } from '@frontdesk/contract';
import { and, asc, count, eq, gte, lte } from 'drizzle-orm';
import { AppError } from '../../../app-error.ts';
import { specials } from '../../../db/schema/index.ts';
import { updateVersioned } from '../../../db/update-versioned.ts';
import { changedFields } from '../../audit/changed-fields.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import { sentFields } from '../../businesses/sent-fields.ts';
import type { Tenant, Transaction } from '../../members/enter.ts';

type SpecialRow = typeof specials.$inferSelect;

/** One page of the specials, past ones included, in order of their dates. */
export async function listSpecials(transaction: Transaction, businessId: string, query: SpecialListQuery) {
  const { page, pageSize, date } = query;
  const where = and(
    eq(specials.businessId, businessId),
    date === undefined ? undefined : lte(specials.validFrom, date),
    date === undefined ? undefined : gte(specials.validUntil, date),
  );
  const rows = await transaction
    .select()
    .from(specials)
    .where(where)
    .orderBy(asc(specials.validFrom), asc(specials.id))
    .limit(pageSize)
    .offset((page - 1) * pageSize);
  const [counted] = await transaction.select({ total: count() }).from(specials).where(where);
  return { items: rows.map(toSpecial), total: counted?.total ?? 0, page, pageSize };
}

/** Throws `not_found`. */
export async function findSpecial(transaction: Transaction, businessId: string, id: string): Promise<SpecialRow> {
  const [row] = await transaction
    .select()
    .from(specials)
    .where(and(eq(specials.businessId, businessId), eq(specials.id, id)));
  if (!row) throw new AppError('not_found', 'There is no such special.');
  return row;
}

/** Throws `validation_failed` when it ends before it begins. */
export function addSpecial({ businessId, actor, run }: Tenant, body: CreateSpecialBody): Promise<SpecialDetail> {
  checkDates(body);
  const { price, ...fields } = body;
  return run(async transaction => {
    const [row] = await transaction
      .insert(specials)
      .values({ businessId, ...fields, ...toPriceColumns(price) })
      .returning();
    if (!row) throw new Error('The special was not kept.');
    const after = { title: row.title, validFrom: row.validFrom, validUntil: row.validUntil };
    await recordAudit(transaction, { businessId, actor, ...subject(row.id), action: 'special.created', after });
    return toSpecial(row);
  });
}

export interface ChangeSpecial {
  readonly specialId: string;
  /** The version the change is based on. */
  readonly version: number;
  readonly changes: Omit<UpdateSpecialBody, 'version'>;
}

/** Throws `not_found`, `version_conflict` and `validation_failed`. */
export function changeSpecial(
  { businessId, actor, run }: Tenant,
  { specialId, version, changes }: ChangeSpecial,
): Promise<SpecialDetail> {
  const { price, ...fields } = changes;
  return run(async transaction => {
    const current = await findSpecial(transaction, businessId, specialId);
    const set = { ...sentFields(fields), ...(price !== undefined && toPriceColumns(price)) };
    checkDates({ ...current, ...set });
    const where = eq(specials.businessId, businessId);
    const row = await updateVersioned(transaction, specials, { id: specialId, version, set, where });
    const changed = changedFields(current, set);
    await recordAudit(transaction, { businessId, actor, ...subject(specialId), action: 'special.changed', ...changed });
    return toSpecial(row);
  });
}

export function removeSpecial({ businessId, actor, run }: Tenant, specialId: string): Promise<void> {
  return run(async transaction => {
    const row = await findSpecial(transaction, businessId, specialId);
    await transaction.delete(specials).where(and(eq(specials.businessId, businessId), eq(specials.id, specialId)));
    const before = { title: row.title, validFrom: row.validFrom, validUntil: row.validUntil };
    await recordAudit(transaction, { businessId, actor, ...subject(specialId), action: 'special.deleted', before });
  });
}

function checkDates({ validFrom, validUntil }: { validFrom: string; validUntil: string }): void {
  if (validUntil >= validFrom) return;
  throw new AppError('validation_failed', 'The special has a problem.', {
    problems: [{ field: 'valid_until', message: 'The last day is before the first.' }],
  });
}

function toPriceColumns(price: { amountMinor: number; currency: string } | null) {
  return { priceMinor: price?.amountMinor ?? null, currency: price?.currency ?? null };
}

export function toSpecial(row: SpecialRow): SpecialDetail {
  return {
    id: row.id,
    title: row.title,
    description: row.description,
    ...(row.priceMinor !== null &&
      row.currency !== null && { price: { amountMinor: row.priceMinor, currency: row.currency } }),
    validFrom: row.validFrom,
    validUntil: row.validUntil,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

const subject = (subjectId: string) => ({ subjectType: 'special', subjectId });
