import { z } from 'zod';
import { Id } from '../identifiers.ts';
import { Permission } from '../permissions.ts';
import { Instant, PageQuery, pageOf } from './page.ts';

/** Permission names; `read_only` for everything that changes nothing; `all` for what its user may do. */
export const ApiKeyScope = z.enum(['all', 'read_only', ...Permission.options]).meta({ id: 'ApiKeyScope' });
export type ApiKeyScope = z.infer<typeof ApiKeyScope>;

const Name = z.string().trim().min(1).max(50);
const Scopes = z
  .array(ApiKeyScope)
  .min(1)
  .max(ApiKeyScope.options.length)
  .refine(scopes => new Set(scopes).size === scopes.length, { error: 'Name each scope once.' });

export const CreateApiKeyBody = z
  .strictObject({
    name: Name,
    scopes: Scopes.default(['all']),
    /** The only business the key may be used for; all of its user's when absent. */
    businessId: Id.nullable().default(null),
    /** The key stops working then; never when absent. */
    expiresAt: Instant.nullable().default(null),
  })
  .meta({ id: 'CreateApiKey' });
export type CreateApiKeyBody = z.infer<typeof CreateApiKeyBody>;

export const UpdateApiKeyBody = z
  .strictObject({
    name: Name.optional(),
    scopes: Scopes.optional(),
    version: z.int().min(1).max(2_147_483_647).optional(),
  })
  .meta({ id: 'UpdateApiKey' });
export type UpdateApiKeyBody = z.infer<typeof UpdateApiKeyBody>;

/** A key as it is listed. `prefix` is how it begins; the rest is known only to who made it. */
export const ApiKey = z
  .object({
    id: Id,
    name: z.string(),
    prefix: z.string(),
    scopes: z.array(ApiKeyScope),
    businessId: Id.nullable(),
    isActive: z.boolean(),
    /** To the minute. */
    lastUsedAt: Instant.nullable(),
    expiresAt: Instant.nullable(),
    version: z.int(),
    createdAt: Instant,
  })
  .meta({ id: 'ApiKey' });
export type ApiKey = z.infer<typeof ApiKey>;
export const ApiKeyPage = pageOf(ApiKey);

export const ApiKeyListQuery = PageQuery.extend({ isActive: z.enum(['true', 'false']).optional() }).strict();
export type ApiKeyListQuery = z.infer<typeof ApiKeyListQuery>;

/** The answer to making a key: the only time `key` is shown. */
export const NewApiKey = ApiKey.extend({ key: z.string() }).meta({ id: 'NewApiKey' });
