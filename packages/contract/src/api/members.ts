import { z } from 'zod';
import { Id } from '../identifiers.ts';
import { EmailAddress, MemberRole } from './auth.ts';
import { Instant, PageQuery, pageOf } from './page.ts';
import { PersonName } from './users.ts';

/** Somebody in a business. `invited` until they have followed the mailed link and set a password. */
export const Member = z
  .object({
    userId: Id,
    email: z.string(),
    firstName: z.string().nullable(),
    lastName: z.string().nullable(),
    role: MemberRole,
    status: z.enum(['invited', 'active', 'inactive']),
    since: Instant,
  })
  .meta({ id: 'Member' });
export type Member = z.infer<typeof Member>;
export const MemberPage = pageOf(Member);

export const MemberListQuery = PageQuery.extend({ role: MemberRole.optional() }).strict();
export type MemberListQuery = z.infer<typeof MemberListQuery>;

/** Names are kept only for somebody who is new to the platform. */
export const InviteMemberBody = z
  .strictObject({
    email: EmailAddress,
    role: MemberRole,
    firstName: PersonName.nullable().default(null),
    lastName: PersonName.nullable().default(null),
  })
  .meta({ id: 'InviteMember' });
export type InviteMemberBody = z.infer<typeof InviteMemberBody>;

export const UpdateMemberBody = z.strictObject({ role: MemberRole }).meta({ id: 'UpdateMember' });
