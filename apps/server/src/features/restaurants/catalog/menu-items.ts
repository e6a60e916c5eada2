import type {
  CreateMenuItemBody,
  MenuImportBody,
  MenuItemDetail,
  MenuListQuery,
  UpdateMenuItemBody,
} from '@frontdesk/contract';
import { and, asc, count, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import { AppError } from '../../../app-error.ts';
import { containsText } from '../../../db/contains-text.ts';
import { menuItems } from '../../../db/schema/index.ts';
import { updateVersioned } from '../../../db/update-versioned.ts';
import { changedFields } from '../../audit/changed-fields.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import { sentFields } from '../../businesses/sent-fields.ts';
import type { Tenant, Transaction } from '../../members/enter.ts';

type MenuItemRow = typeof menuItems.$inferSelect;

/** One page of the menu in its own order, dishes that ran out included. */
export async function listMenuItems(transaction: Transaction, businessId: string, query: MenuListQuery) {
  const { page, pageSize, section, isAvailable, search } = query;
  const where = and(
    isOnMenu(businessId),
    section === undefined ? undefined : eq(menuItems.section, section),
    isAvailable === undefined ? undefined : eq(menuItems.isAvailable, isAvailable),
    search ? or(containsText(menuItems.name, search), containsText(menuItems.description, search)) : undefined,
  );
  const rows = await transaction
    .select()
    .from(menuItems)
    .where(where)
    .orderBy(asc(menuItems.position), asc(menuItems.id))
    .limit(pageSize)
    .offset((page - 1) * pageSize);
  const [counted] = await transaction.select({ total: count() }).from(menuItems).where(where);
  return { items: rows.map(toMenuItem), total: counted?.total ?? 0, page, pageSize };
}

/** Throws `not_found`. */
export async function findMenuItem(transaction: Transaction, businessId: string, itemId: string): Promise<MenuItemRow> {
  const [row] = await transaction
    .select()
    .from(menuItems)
    .where(and(isOnMenu(businessId), eq(menuItems.id, itemId)));
  if (!row) throw new AppError('not_found', 'There is no such dish.');
  return row;
}

/** Adds a dish at the end of the menu. */
export function addMenuItem({ businessId, actor, run }: Tenant, body: CreateMenuItemBody): Promise<MenuItemDetail> {
  return run(async transaction => {
    const position = await lockMenu(transaction, businessId);
    const [row] = await transaction
      .insert(menuItems)
      .values(toRow(businessId, body, position))
      .returning();
    if (!row) throw new Error('The dish was not kept.');
    const after = { section: row.section, name: row.name, priceMinor: row.priceMinor, currency: row.currency };
    await recordAudit(transaction, { businessId, actor, ...subject(row.id), action: 'menu_item.created', after });
    return toMenuItem(row);
  });
}

export interface ChangeMenuItem {
  readonly itemId: string;
  /** The version the change is based on; null goes with any. */
  readonly version: number | null;
  readonly changes: Omit<UpdateMenuItemBody, 'version'>;
}

/** Throws `not_found` and `version_conflict`. */
export function changeMenuItem(
  { businessId, actor, run }: Tenant,
  { itemId, version, changes }: ChangeMenuItem,
): Promise<MenuItemDetail> {
  return run(async transaction => {
    const current = await findMenuItem(transaction, businessId, itemId);
    const { price, ...fields } = changes;
    const set = {
      ...sentFields(fields),
      ...(price && { priceMinor: price.amountMinor, currency: price.currency }),
    };
    const row = await updateVersioned(transaction, menuItems, {
      id: itemId,
      version,
      set,
      where: isOnMenu(businessId),
    });
    const changed = changedFields(current, set);
    await recordAudit(transaction, { businessId, actor, ...subject(itemId), action: 'menu_item.changed', ...changed });
    return toMenuItem(row);
  });
}

/** Takes a dish off the menu; orders that have it keep it. */
export function removeMenuItem({ businessId, actor, run }: Tenant, itemId: string, now: Date): Promise<void> {
  return run(async transaction => {
    const row = await findMenuItem(transaction, businessId, itemId);
    await updateVersioned(transaction, menuItems, { id: itemId, version: null, set: { deletedAt: now } });
    const before = { section: row.section, name: row.name };
    await recordAudit(transaction, { businessId, actor, ...subject(itemId), action: 'menu_item.deleted', before });
  });
}

/** Puts the menu in a new order. Throws `validation_failed` unless the ids are those of the menu, each once. */
export function orderMenu({ businessId, actor, run }: Tenant, ids: readonly string[]): Promise<void> {
  return run(async transaction => {
    await lockMenu(transaction, businessId);
    const rows = await transaction.select({ id: menuItems.id }).from(menuItems).where(isOnMenu(businessId));
    const problems = orderProblems(
      ids,
      rows.map(row => row.id),
    );
    if (problems.length > 0) throw new AppError('validation_failed', 'This is not the whole menu.', { problems });
    const order = sql`array_position(${sql.param([...ids])}::uuid[], ${menuItems.id})`;
    await transaction.update(menuItems).set({ position: order }).where(isOnMenu(businessId));
    await recordAudit(transaction, {
      businessId,
      actor,
      action: 'menu.reordered',
      subjectType: 'business',
      subjectId: businessId,
      after: { count: ids.length },
    });
  });
}

function orderProblems(ids: readonly string[], existing: readonly string[]) {
  const [known, given] = [new Set(existing), new Set(ids)];
  const wrong = ids.flatMap((id, index) => {
    if (!known.has(id)) return [{ field: `ids.${index}`, message: 'There is no such dish on the menu.' }];
    return ids.indexOf(id) < index ? [{ field: `ids.${index}`, message: 'This dish is in the list already.' }] : [];
  });
  const missing = existing.filter(id => !given.has(id)).length;
  return missing > 0 ? [...wrong, { field: 'ids', message: `${missing} dishes of the menu are missing.` }] : wrong;
}

/** Adds many dishes at once, or puts them in place of the whole menu. All of them, or none. */
export function importMenu(
  { businessId, actor, run }: Tenant,
  { items, replace }: MenuImportBody,
  now: Date,
): Promise<{ added: number; removed: number }> {
  return run(async transaction => {
    const position = await lockMenu(transaction, businessId);
    const removed = replace
      ? await transaction
          .update(menuItems)
          .set({ deletedAt: now, version: sql`${menuItems.version} + 1` })
          .where(isOnMenu(businessId))
          .returning({ id: menuItems.id })
      : [];
    await transaction.insert(menuItems).values(items.map((item, index) => toRow(businessId, item, position + index)));
    const counts = { added: items.length, removed: removed.length };
    await recordAudit(transaction, {
      businessId,
      actor,
      action: 'menu.imported',
      subjectType: 'business',
      subjectId: businessId,
      after: counts,
    });
    return counts;
  });
}

export function toMenuItem(row: MenuItemRow): MenuItemDetail {
  return {
    id: row.id,
    section: row.section,
    name: row.name,
    description: row.description,
    price: { amountMinor: row.priceMinor, currency: row.currency },
    allergens: row.allergens,
    diets: row.diets,
    isAvailable: row.isAvailable,
    position: row.position,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

function toRow(businessId: string, { price, ...fields }: CreateMenuItemBody, position: number) {
  return { businessId, ...fields, priceMinor: price.amountMinor, currency: price.currency, position };
}

/** One change of a menu's order at a time. Returns the place after its last dish. */
async function lockMenu(transaction: Transaction, businessId: string): Promise<number> {
  await transaction.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`menu:${businessId}`}, 0))`);
  const [row] = await transaction
    .select({ next: sql<number>`coalesce(max(${menuItems.position}) + 1, 0)::int` })
    .from(menuItems)
    .where(isOnMenu(businessId));
  return row?.next ?? 0;
}

function isOnMenu(businessId: string) {
  return and(eq(menuItems.businessId, businessId), isNull(menuItems.deletedAt));
}

const subject = (subjectId: string) => ({ subjectType: 'menu_item', subjectId });

/** The dishes with these ids that are on the menu. */
export function findMenuItems(transaction: Transaction, businessId: string, ids: readonly string[]) {
  return transaction
    .select()
    .from(menuItems)
    .where(and(isOnMenu(businessId), inArray(menuItems.id, [...ids])));
}
