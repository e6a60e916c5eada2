import { z } from 'zod';
import { Id } from '../identifiers.ts';
import { EmailAddress, MemberRole, NewPassword, UserRole } from './auth.ts';
import { Instant, PageQuery, pageOf } from './page.ts';

/** A short name besides the address: unique, without regard to case. */
export const Username = z
  .string()
  .toLowerCase()
  .min(3)
  .max(50)
  .regex(/^[a-z0-9][a-z0-9._-]*$/, 'Use letters, digits, dots, hyphens and underscores.');

export const PersonName = z.string().trim().min(1).max(100);

const Membership = z.strictObject({ businessId: Id, role: MemberRole });

/** One role in each business. */
const Memberships = z
  .array(Membership)
  .max(200)
  .refine(list => new Set(list.map(entry => entry.businessId)).size === list.length, {
    error: 'Name each business once.',
  });

/** Without a password the person is mailed a link to set one. */
export const CreateUserBody = z
  .strictObject({
    email: EmailAddress,
    password: NewPassword.optional(),
    firstName: PersonName.nullable().default(null),
    lastName: PersonName.nullable().default(null),
    username: Username.nullable().default(null),
    role: UserRole.default('member'),
    memberships: Memberships.default([]),
    isActive: z.boolean().default(true),
  })
  .meta({ id: 'CreateUser' });
export type CreateUserBody = z.infer<typeof CreateUserBody>;

/** What is absent stays as it is; `memberships` replaces all of them. */
export const UpdateUserBody = z
  .strictObject({
    email: EmailAddress.optional(),
    password: NewPassword.optional(),
    firstName: PersonName.nullable().optional(),
    lastName: PersonName.nullable().optional(),
    username: Username.nullable().optional(),
    role: UserRole.optional(),
    memberships: Memberships.optional(),
    isActive: z.boolean().optional(),
    version: z.int().min(1).max(2_147_483_647).optional(),
  })
  .meta({ id: 'UpdateUser' });
export type UpdateUserBody = z.infer<typeof UpdateUserBody>;

export const User = z
  .object({
    id: Id,
    email: z.string(),
    username: z.string().nullable(),
    firstName: z.string().nullable(),
    lastName: z.string().nullable(),
    role: UserRole,
    isActive: z.boolean(),
    /** True from when a mailed link was followed, or an administrator vouched for the address. */
    emailVerified: z.boolean(),
    memberships: z.array(z.object({ businessId: Id, businessName: z.string(), role: MemberRole })),
    version: z.int(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: 'User' });
export type User = z.infer<typeof User>;
export const UserPage = pageOf(User);

export const UserListQuery = PageQuery.extend({
  /** Part of an address or a name. */
  search: z.string().trim().min(1).max(100).optional(),
  role: UserRole.optional(),
  isActive: z.enum(['true', 'false']).optional(),
  businessId: Id.optional(),
  sort: z.enum(['email', '-email', 'created_at', '-created_at']).default('email'),
}).strict();
export type UserListQuery = z.infer<typeof UserListQuery>;
