import type { CreateLeadBody, LeadDetail, LeadListQuery, UpdateLeadBody } from '@frontdesk/contract';
import { and, asc, count, desc, eq, or } from 'drizzle-orm';
import { AppError } from '../../../app-error.ts';
import { containsText } from '../../../db/contains-text.ts';
import { leads } from '../../../db/schema/index.ts';
import { updateVersioned } from '../../../db/update-versioned.ts';
import { changedFields } from '../../audit/changed-fields.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import { sentFields } from '../../businesses/sent-fields.ts';
import { contactWithNumber } from '../../contacts/contact-with-number.ts';
import type { Tenant, Transaction } from '../../members/enter.ts';

type LeadRow = typeof leads.$inferSelect;

/** One page of the leads. */
export async function listLeads(transaction: Transaction, businessId: string, query: LeadListQuery) {
  const { page, pageSize, stage, search, sort } = query;
  const where = and(
    eq(leads.businessId, businessId),
    stage && eq(leads.stage, stage),
    search
      ? or(containsText(leads.name, search), containsText(leads.phone, search), containsText(leads.interest, search))
      : undefined,
  );
  const order = sort === 'created_at' ? asc : desc;
  const rows = await transaction
    .select()
    .from(leads)
    .where(where)
    .orderBy(order(leads.createdAt), order(leads.id))
    .limit(pageSize)
    .offset((page - 1) * pageSize);
  const [counted] = await transaction.select({ total: count() }).from(leads).where(where);
  return { items: rows.map(toLead), total: counted?.total ?? 0, page, pageSize };
}

/** Throws `not_found`. */
export async function findLead(transaction: Transaction, businessId: string, id: string): Promise<LeadRow> {
  const [row] = await transaction
    .select()
    .from(leads)
    .where(and(eq(leads.businessId, businessId), eq(leads.id, id)));
  if (!row) throw new AppError('not_found', 'There is no such lead.');
  return row;
}

export function addLead({ businessId, actor, run }: Tenant, body: CreateLeadBody): Promise<LeadDetail> {
  return run(async transaction => {
    const [row] = await transaction
      .insert(leads)
      .values({ businessId, ...body, contactId: contactWithNumber(businessId, body.phone) })
      .returning();
    if (!row) throw new Error('The lead was not kept.');
    const after = { name: row.name, stage: row.stage, source: row.source };
    await recordAudit(transaction, { businessId, actor, ...subject(row.id), action: 'lead.created', after });
    return toLead(row);
  });
}

export interface ChangeLead {
  readonly leadId: string;
  /** The version the change is based on. */
  readonly version: number;
  readonly changes: Omit<UpdateLeadBody, 'version'>;
}

/** Throws `not_found` and `version_conflict`. */
export function changeLead({ businessId, actor, run }: Tenant, { leadId, version, changes }: ChangeLead) {
  return run(async transaction => {
    const current = await findLead(transaction, businessId, leadId);
    const set = sentFields(changes);
    const row = await updateVersioned(transaction, leads, {
      id: leadId,
      version,
      set: {
        ...set,
        ...(changes.phone !== undefined && { contactId: contactWithNumber(businessId, changes.phone) }),
        updatedAt: new Date(),
      },
      where: eq(leads.businessId, businessId),
    });
    const changed = changedFields(current, set);
    await recordAudit(transaction, { businessId, actor, ...subject(leadId), action: 'lead.changed', ...changed });
    return toLead(row);
  });
}

export function removeLead({ businessId, actor, run }: Tenant, leadId: string): Promise<void> {
  return run(async transaction => {
    const row = await findLead(transaction, businessId, leadId);
    await transaction.delete(leads).where(and(eq(leads.businessId, businessId), eq(leads.id, leadId)));
    const before = { name: row.name, phone: row.phone, stage: row.stage };
    await recordAudit(transaction, { businessId, actor, ...subject(leadId), action: 'lead.deleted', before });
  });
}

export function toLead({ businessId: _, idempotencyKey: __, ...row }: LeadRow): LeadDetail {
  return { ...row, createdAt: row.createdAt.toISOString(), updatedAt: row.updatedAt.toISOString() };
}

const subject = (subjectId: string) => ({ subjectType: 'lead', subjectId });
