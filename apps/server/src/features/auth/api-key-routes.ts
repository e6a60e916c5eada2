import {
  ApiKey,
  ApiKeyListQuery,
  ApiKeyPage,
  ApiKeyScope,
  CreateApiKeyBody,
  Id,
  NewApiKey,
  UpdateApiKeyBody,
} from '@frontdesk/contract';
import { and, count, desc, eq } from 'drizzle-orm';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { AppError } from '../../app-error.ts';
import type { Database } from '../../db/connection.ts';
import { apiKeys } from '../../db/schema/index.ts';
import { updateVersioned } from '../../db/update-versioned.ts';
import { principalOf } from '../../http/authenticate.ts';
import { requireVersion, withETag } from '../../http/versioning.ts';
import { changedFields } from '../audit/changed-fields.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { enterBusiness } from '../members/enter.ts';
import { createApiKey } from './api-keys.ts';
import { actorOf, isUnrestricted, type Principal } from './principal.ts';

export interface ApiKeyRoutesOptions {
  readonly db: Database;
  readonly wallTime: () => Date;
}

const KeyParams = z.object({ id: Id });
const config = { access: { tenant: 'self' } } as const;
/** More are a sign of a script gone wrong. */
const MAX_ACTIVE_KEYS = 100;

export const apiKeyRoutes: FastifyPluginAsyncZod<ApiKeyRoutesOptions> = async (fastify, { db, wallTime }) => {
  fastify.get('/api-keys', {
    config,
    schema: { tags: ['api-keys'], summary: 'Your keys', querystring: ApiKeyListQuery, response: { 200: ApiKeyPage } },
    handler: request => listKeys(db, keeperOf(principalOf(request)).userId, request.query),
  });

  fastify.post('/api-keys', {
    config: { ...config, rateLimit: { max: 30, timeWindow: '1 minute' } },
    schema: {
      tags: ['api-keys'],
      summary: 'Make a key; this is the only time it is shown',
      body: CreateApiKeyBody,
      response: { 201: NewApiKey },
    },
    async handler(request, reply) {
      const principal = keeperOf(principalOf(request));
      const made = await makeKey(db, principal, request.body, wallTime());
      return reply.code(201).header('cache-control', 'no-store').send(withETag(reply, made));
    },
  });

  fastify.put('/api-keys/:id', {
    config,
    schema: {
      tags: ['api-keys'],
      summary: 'Rename a key or change its scopes',
      params: KeyParams,
      body: UpdateApiKeyBody,
      response: { 200: ApiKey },
    },
    async handler(request, reply) {
      const principal = keeperOf(principalOf(request));
      const { version: given, ...body } = request.body;
      const version = requireVersion(request, given);
      const row = await db.transaction(async transaction => {
        const before = await ownKey(transaction, principal, request.params.id);
        const set = { name: body.name ?? before.name, scopes: body.scopes ? [...body.scopes] : before.scopes };
        const after = await updateVersioned(transaction, apiKeys, { id: before.id, version, set });
        await record(transaction, principal, 'api_key.updated', before.id, changedFields(audited(before), set));
        return after;
      });
      return withETag(reply, shown(row));
    },
  });

  fastify.delete('/api-keys/:id', {
    config,
    schema: {
      tags: ['api-keys'],
      summary: 'Revoke a key, at once and for good',
      params: KeyParams,
      response: { 204: z.null() },
    },
    async handler(request, reply) {
      const principal = keeperOf(principalOf(request));
      await db.transaction(async transaction => {
        const before = await ownKey(transaction, principal, request.params.id);
        const set = { isActive: false };
        await updateVersioned(transaction, apiKeys, { id: before.id, version: null, set });
        await record(transaction, principal, 'api_key.revoked', before.id, { before: audited(before) });
      });
      return reply.code(204).send(null);
    },
  });
};

/** Throws `forbidden` for a key with limits: it could make itself one without. */
function keeperOf(principal: Principal): Principal {
  if (isUnrestricted(principal)) return principal;
  throw new AppError('forbidden', 'Sign in to manage keys, or send a key without scopes, business or expiry.');
}

async function listKeys(db: Database, userId: string, { page, pageSize, isActive }: ApiKeyListQuery) {
  const where = and(eq(apiKeys.userId, userId), isActive && eq(apiKeys.isActive, isActive === 'true'));
  const [rows, [counted]] = await Promise.all([
    db
      .select()
      .from(apiKeys)
      .where(where)
      .orderBy(desc(apiKeys.id))
      .limit(pageSize)
      .offset((page - 1) * pageSize),
    db.select({ total: count() }).from(apiKeys).where(where),
  ]);
  return { items: rows.map(shown), total: counted?.total ?? 0, page, pageSize };
}

async function makeKey(db: Database, principal: Principal, body: CreateApiKeyBody, now: Date) {
  const { name, scopes, businessId } = body;
  const expiresAt = body.expiresAt === null ? null : new Date(body.expiresAt);
  if (expiresAt && expiresAt <= now)
    throw new AppError('validation_failed', 'The key would have expired already.', {
      problems: [{ field: 'expires_at', message: 'must be in the future' }],
    });
  if (businessId !== null) await enterBusiness(db, principal, businessId, 'business:read');
  return db.transaction(async transaction => {
    const [active] = await transaction
      .select({ keys: count() })
      .from(apiKeys)
      .where(and(eq(apiKeys.userId, principal.userId), eq(apiKeys.isActive, true)));
    if (active && active.keys >= MAX_ACTIVE_KEYS)
      throw new AppError('conflict', `There are ${MAX_ACTIVE_KEYS} active keys. Revoke those that are not used.`);
    const limits = { scopes, onlyBusinessId: businessId, expiresAt };
    const { id, key } = await createApiKey(transaction, principal.userId, name, limits);
    const row = await ownKey(transaction, principal, id);
    await record(transaction, principal, 'api_key.created', id, { after: audited(row) });
    return { ...shown(row), key };
  });
}

/** Throws `not_found` for somebody else's key, and for one that was revoked. */
async function ownKey(transaction: Database, { userId }: Principal, id: string): Promise<Row> {
  const [row] = await transaction
    .select()
    .from(apiKeys)
    .where(and(eq(apiKeys.id, id), eq(apiKeys.userId, userId), eq(apiKeys.isActive, true)))
    .for('update');
  if (!row) throw new AppError('not_found', 'There is no such key.');
  return row;
}

type Row = typeof apiKeys.$inferSelect;

const audited = ({ name, prefix, scopes, onlyBusinessId, expiresAt }: Row) => ({
  name,
  prefix,
  scopes,
  onlyBusinessId,
  expiresAt: expiresAt?.toISOString() ?? null,
});

function record(
  transaction: Database,
  principal: Principal,
  action: string,
  subjectId: string,
  change: { readonly before?: Record<string, unknown>; readonly after?: Record<string, unknown> },
): Promise<void> {
  return recordAudit(transaction, {
    businessId: null,
    actor: actorOf(principal),
    action,
    subjectType: 'api_key',
    subjectId,
    ...change,
  });
}

function shown(row: Row): ApiKey {
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    scopes: row.scopes.length === 0 ? ['all'] : ApiKeyScope.options.filter(scope => row.scopes.includes(scope)),
    businessId: row.onlyBusinessId,
    isActive: row.isActive,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
  };
}
