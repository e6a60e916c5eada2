import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, instant, isOneOf, updatedAt, version } from './columns.ts';

/** People who sign in. `name` is what the auth library calls the display name. */
export const users = pgTable(
  'users',
  {
    id: id(),
    email: text('email').notNull(),
    emailVerified: boolean('email_verified').notNull().default(false),
    username: text('username').unique(),
    name: text('name').notNull(),
    firstName: text('first_name'),
    lastName: text('last_name'),
    image: text('image'),
    role: text('role', { enum: ['admin', 'member'] })
      .notNull()
      .default('member'),
    isActive: boolean('is_active').notNull().default(true),
    version: version(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  table => [
    uniqueIndex('users_email_key').on(sql`lower(${table.email})`),
    index('users_email_index').on(table.email),
    check('users_role_check', isOneOf(table.role, ['admin', 'member'])),
  ],
);

/** A signed-in browser. `token` is the cookie's value. */
export const sessions = pgTable(
  'sessions',
  {
    id: id(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    token: text('token').notNull().unique(),
    expiresAt: instant('expires_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  table => [index('sessions_user_id_index').on(table.userId)],
);

/** How a user signs in; the password hash of the `credential` provider lives here. */
export const accounts = pgTable(
  'accounts',
  {
    id: id(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: instant('access_token_expires_at'),
    refreshTokenExpiresAt: instant('refresh_token_expires_at'),
    scope: text('scope'),
    password: text('password'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  table => [
    index('accounts_user_id_index').on(table.userId),
    uniqueIndex('accounts_provider_account_key').on(table.providerId, table.accountId),
  ],
);

/** Single-use proofs, such as a password reset. */
export const verifications = pgTable(
  'verifications',
  {
    id: id(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: instant('expires_at').notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  table => [index('verifications_identifier_index').on(table.identifier)],
);

/** Keys act as the user who made them. Only the hash is kept; `prefix` finds the row and is safe to show. */
export const apiKeys = pgTable(
  'api_keys',
  {
    id: id(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    prefix: text('prefix').notNull().unique(),
    /** SHA-256 of the whole key, hex. The key has 256 random bits, so a slow hash would add nothing. */
    hash: text('hash').notNull(),
    /** Permission names, `read_only` or `all`. None means all. */
    scopes: text('scopes').array().notNull().default(sql`'{}'::text[]`),
    /** The one business the key may be used for; null for all of its user's. The id is no reference into a tenant's rows. */
    onlyBusinessId: uuid('only_business_id'),
    isActive: boolean('is_active').notNull().default(true),
    lastUsedAt: instant('last_used_at'),
    expiresAt: instant('expires_at'),
    version: version(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  table => [index('api_keys_user_id_index').on(table.userId)],
);

/** Links with which somebody sets their password: once, and only for a while. */
export const passwordTokens = pgTable(
  'password_tokens',
  {
    id: id(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** SHA-256 of the token, hex; the token itself is in the mail only. */
    hash: text('hash').notNull().unique(),
    purpose: text('purpose', { enum: ['reset', 'invitation'] }).notNull(),
    expiresAt: instant('expires_at').notNull(),
    createdAt: createdAt(),
  },
  table => [
    index('password_tokens_user_id_index').on(table.userId),
    check('password_tokens_purpose_check', isOneOf(table.purpose, ['reset', 'invitation'])),
  ],
);

/** How often something was tried lately that may only be tried so often, such as a password. */
export const attempts = pgTable(
  'attempts',
  {
    /** What is counted and for whom: `sign-in:account:` and a SHA-256 of the address, so that no name is kept. */
    subject: text('subject').primaryKey(),
    count: integer('count').notNull(),
    lastAt: instant('last_at').notNull(),
    /** Nothing is let through before this. */
    blockedUntil: instant('blocked_until'),
  },
  table => [index('attempts_last_at_index').on(table.lastAt)],
);
