import type { KnowledgeItem, UpdateKnowledgeBody } from '@frontdesk/contract';
import { and, eq } from 'drizzle-orm';
import { AppError } from '../../app-error.ts';
import { knowledgeItems, knowledgeVersions } from '../../db/schema/index.ts';
import { updateVersioned } from '../../db/update-versioned.ts';
import { checkVersion } from '../../http/versioning.ts';
import { changedFields } from '../audit/changed-fields.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { sentFields } from '../businesses/sent-fields.ts';
import type { Tenant, Transaction } from '../members/enter.ts';
import { addKnowledge, type NewKnowledge } from './add-knowledge.ts';
import { loadKnowledgeItem, loadKnowledgeVersion } from './list-knowledge.ts';
import { writeChunks } from './write-chunks.ts';

/** Adds an item. Calls that start later answer from it. Throws `conflict` when the business has too much. */
export function createKnowledge(tenant: Tenant, knowledge: NewKnowledge): Promise<KnowledgeItem> {
  const { businessId, actor, principal } = tenant;
  return tenant.run(async transaction => {
    const id = await addKnowledge(transaction, businessId, knowledge, principal.userId);
    const { content, ...fields } = knowledge;
    const after = { ...fields, characters: content.length };
    await recordAudit(transaction, { businessId, actor, ...subject(id), action: 'knowledge.created', after });
    return loadKnowledgeItem(transaction, businessId, id);
  });
}

export interface ChangeKnowledge {
  readonly itemId: string;
  /** The version the change is based on; null goes with any. */
  readonly version: number | null;
  readonly changes: Omit<UpdateKnowledgeBody, 'version'>;
}

/** Changes an item; what it said before stays as a version. Throws `not_found`, `version_conflict` and `conflict`. */
export function changeKnowledge(tenant: Tenant, { itemId, version, changes }: ChangeKnowledge): Promise<KnowledgeItem> {
  return tenant.run(transaction =>
    change(tenant, transaction, { itemId, version, changes, action: 'knowledge.changed' }),
  );
}

export interface RestoreKnowledge {
  readonly itemId: string;
  /** The version to bring back. */
  readonly restored: number;
  /** The version the item was read at; null goes with any. */
  readonly version: number | null;
}

/** Makes an earlier version the newest one. Throws `not_found` and `version_conflict`. */
export function restoreKnowledge(
  tenant: Tenant,
  { itemId, restored, version }: RestoreKnowledge,
): Promise<KnowledgeItem> {
  const { businessId } = tenant;
  return tenant.run(async transaction => {
    const { name, type, content } = await loadKnowledgeVersion(transaction, { businessId, itemId, version: restored });
    const changes = { name, type, content };
    return change(tenant, transaction, { itemId, version, changes, action: 'knowledge.restored' });
  });
}

/** Deletes an item with all its versions. Throws `not_found`. */
export function deleteKnowledge(tenant: Tenant, itemId: string): Promise<void> {
  const { businessId, actor } = tenant;
  return tenant.run(async transaction => {
    const row = await lockItem(transaction, businessId, itemId);
    await transaction
      .delete(knowledgeItems)
      .where(and(eq(knowledgeItems.businessId, businessId), eq(knowledgeItems.id, itemId)));
    const before = { name: row.name, type: row.type, version: row.version };
    await recordAudit(transaction, { businessId, actor, ...subject(itemId), action: 'knowledge.deleted', before });
  });
}

async function change(
  { businessId, actor, principal }: Tenant,
  transaction: Transaction,
  { itemId, version, changes, action }: ChangeKnowledge & { readonly action: string },
): Promise<KnowledgeItem> {
  const current = await lockItem(transaction, businessId, itemId);
  checkVersion(current.version, version);
  const set = sentFields(changes);
  const row = await updateVersioned(transaction, knowledgeItems, { id: itemId, version, set });
  const { name, type, content } = row;
  await transaction
    .insert(knowledgeVersions)
    .values({ businessId, itemId, version: row.version, name, type, content, createdBy: principal.userId });
  if (content !== current.content) await writeChunks(transaction, { businessId, itemId, content });
  const changed = changedFields(withoutText(current), withoutText(row));
  await recordAudit(transaction, { businessId, actor, ...subject(itemId), action, ...changed });
  return loadKnowledgeItem(transaction, businessId, itemId);
}

/** The versions keep the texts; the audit log tells only that one changed. */
function withoutText({ name, type, isActive, elevenlabsKbId, version, content }: typeof knowledgeItems.$inferSelect) {
  return { name, type, isActive, elevenlabsKbId, version, characters: content.length };
}

async function lockItem(transaction: Transaction, businessId: string, itemId: string) {
  const [row] = await transaction
    .select()
    .from(knowledgeItems)
    .where(and(eq(knowledgeItems.businessId, businessId), eq(knowledgeItems.id, itemId)))
    .for('update');
  if (!row) throw new AppError('not_found', 'There is no such knowledge item.');
  return row;
}

const subject = (subjectId: string) => ({ subjectType: 'knowledge_item', subjectId });
