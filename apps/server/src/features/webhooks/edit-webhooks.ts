import type { CreateWebhookBody, UpdateWebhookBody, WebhookEvent, WebhookKind } from '@frontdesk/contract';
import { and, count, eq, sql } from 'drizzle-orm';
import { AppError } from '../../app-error.ts';
import { webhookEndpoints } from '../../db/schema/index.ts';
import { updateVersioned } from '../../db/update-versioned.ts';
import { checkVersion } from '../../http/versioning.ts';
import { changedFields } from '../audit/changed-fields.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { sentFields } from '../businesses/sent-fields.ts';
import type { Tenant, Transaction } from '../members/enter.ts';
import { checkEndpointUrl } from './endpoint-url.ts';
import type { WebhookSecrets } from './webhook-secret.ts';

/** Every event goes to each of them. */
const MAX_ENDPOINTS = 50;

type Endpoint = typeof webhookEndpoints.$inferSelect;

export interface WebhookRules {
  readonly secrets: WebhookSecrets;
  /** Endpoints may be http, and on this machine or a private network. */
  readonly isPrivateAllowed: boolean;
}

/** The row, and its secret, which cannot be shown again. */
export interface MadeEndpoint {
  readonly row: Endpoint;
  readonly secret: string;
}

export interface WebhookChange {
  readonly id: string;
  readonly body: Omit<UpdateWebhookBody, 'version'>;
  /** The version the change is based on; null goes with any. */
  readonly version: number | null;
}

/** Adds an endpoint. Throws `validation_failed` for its URL or events, and `conflict` when there are too many. */
export async function addWebhook(tenant: Tenant, body: CreateWebhookBody, rules: WebhookRules): Promise<MadeEndpoint> {
  const { businessId } = tenant;
  checkEvents(body.kind, body.events);
  const url = checkEndpointUrl(body.url, rules.isPrivateAllowed);
  const { secret, sealedSecret } = rules.secrets.make();
  const row = await tenant.run(async transaction => {
    // One at a time in a business, or two could both be the last that fits.
    await transaction.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`webhooks:${businessId}`}, 0))`);
    const [existing] = await transaction
      .select({ endpoints: count() })
      .from(webhookEndpoints)
      .where(eq(webhookEndpoints.businessId, businessId));
    if (existing && existing.endpoints >= MAX_ENDPOINTS)
      throw new AppError('conflict', `There are ${MAX_ENDPOINTS} endpoints. Delete those that are not used.`);
    const [added] = await transaction
      .insert(webhookEndpoints)
      .values({ ...body, businessId, url, sealedSecret })
      .returning();
    if (!added) throw new Error('The endpoint was not kept.');
    await audit(transaction, tenant, 'webhook.created', added.id, { after: audited(added) });
    return added;
  });
  return { row, secret };
}

/** Changes an endpoint. Throws as `addWebhook`, and `not_found` or `version_conflict`. */
export function editWebhook(tenant: Tenant, { id, body, version }: WebhookChange, rules: WebhookRules) {
  return tenant.run(async transaction => {
    const before = await lockEndpoint(transaction, tenant, id);
    checkVersion(before.version, version);
    checkEvents(before.kind, body.events ?? before.events);
    const set = sentFields({ ...body, url: body.url && checkEndpointUrl(body.url, rules.isPrivateAllowed) });
    const after = await updateVersioned(transaction, webhookEndpoints, { id, version, set });
    await audit(transaction, tenant, 'webhook.updated', id, changedFields(audited(before), audited(after)));
    return after;
  });
}

/** Gives the endpoint a new secret; the old one signs nothing any more. */
export async function rotateSecret(
  tenant: Tenant,
  { id, version }: Omit<WebhookChange, 'body'>,
  { secrets }: WebhookRules,
): Promise<MadeEndpoint> {
  const { secret, sealedSecret } = secrets.make();
  const row = await tenant.run(async transaction => {
    const changed = await updateVersioned(transaction, webhookEndpoints, { id, version, set: { sealedSecret } });
    await audit(transaction, tenant, 'webhook.secret_rotated', id, {});
    return changed;
  });
  return { row, secret };
}

/** Throws `not_found` or `version_conflict`. */
export function removeWebhook(tenant: Tenant, { id, version }: Omit<WebhookChange, 'body'>): Promise<void> {
  return tenant.run(async transaction => {
    const before = await lockEndpoint(transaction, tenant, id);
    checkVersion(before.version, version);
    await transaction.delete(webhookEndpoints).where(eq(webhookEndpoints.id, id));
    await audit(transaction, tenant, 'webhook.deleted', id, { before: audited(before) });
  });
}

function checkEvents(kind: WebhookKind, events: readonly WebhookEvent[]): void {
  if ((kind === 'events') === events.length > 0) return;
  const message = kind === 'events' ? 'name at least one event' : 'a tool is told of no events';
  throw new AppError('validation_failed', 'The events do not fit the kind of endpoint.', {
    problems: [{ field: 'events', message }],
  });
}

async function lockEndpoint(transaction: Transaction, { businessId }: Tenant, id: string): Promise<Endpoint> {
  const [row] = await transaction
    .select()
    .from(webhookEndpoints)
    .where(and(eq(webhookEndpoints.businessId, businessId), eq(webhookEndpoints.id, id)))
    .for('update');
  if (!row) throw new AppError('not_found', 'There is nothing with this id.');
  return row;
}

/** Queries of URLs often hold keys, so the audit log has the address without. */
function audited({ kind, url, description, events, isActive }: Endpoint): Record<string, unknown> {
  return { kind, url: url.replace(/\?.*$/, ''), description, events, isActive };
}

function audit(
  transaction: Transaction,
  { businessId, actor }: Tenant,
  action: string,
  subjectId: string,
  change: { readonly before?: Record<string, unknown>; readonly after?: Record<string, unknown> },
): Promise<void> {
  return recordAudit(transaction, {
    businessId,
    actor,
    action,
    subjectType: 'webhook',
    subjectId,
    ...change,
  });
}
