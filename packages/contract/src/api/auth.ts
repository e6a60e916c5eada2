import { z } from 'zod';
import { BusinessKind } from '../business.ts';
import { Id } from '../identifiers.ts';

export const LoginBody = z.object({ email: z.email().max(254), password: z.string().min(1).max(256) });

export const MemberRole = z.enum(['owner', 'manager', 'staff']);
export type MemberRole = z.infer<typeof MemberRole>;

/** Who is signed in, and what they are a member of. */
export const CurrentUser = z.object({
  id: Id,
  email: z.string(),
  username: z.string().nullable(),
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
  role: z.enum(['admin', 'member']),
  memberships: z.array(z.object({ businessId: Id, businessName: z.string(), kind: BusinessKind, role: MemberRole })),
});
export type CurrentUser = z.infer<typeof CurrentUser>;
