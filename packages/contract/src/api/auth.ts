import { z } from 'zod';
import { BusinessKind } from '../business.ts';
import { Id } from '../identifiers.ts';

/** Addresses are compared without regard to case. RFC 5321 §4.5.3.1.3 allows 254 characters. */
export const EmailAddress = z.email().max(254).toLowerCase();

/**
 * A password somebody chooses. The server also refuses well-known ones, and those made of the person's own address or
 * name.
 */
export const NewPassword = z.string().min(10).max(128);

export const LoginBody = z.strictObject({ email: EmailAddress, password: z.string().min(1).max(256) });

/**
 * Two steps on one route. With `email` alone a link is mailed, if the address is known. With the link's `token` and
 * `newPassword` the password is set.
 */
export const ResetPasswordBody = z
  .strictObject({
    email: EmailAddress.optional(),
    token: z.string().min(1).max(128).optional(),
    newPassword: NewPassword.optional(),
  })
  .superRefine((body, context) => {
    const refuse = (field: 'email' | 'token' | 'newPassword', message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    if (body.email !== undefined) {
      if (body.token !== undefined) refuse('token', 'Send either an e-mail address, or a token and a new password.');
      if (body.newPassword !== undefined) refuse('newPassword', 'A new password goes with the token of the link.');
      return;
    }
    if (body.token === undefined && body.newPassword === undefined) refuse('email', 'Send the e-mail address.');
    else if (body.token === undefined) refuse('token', 'Send the token of the link.');
    else if (body.newPassword === undefined) refuse('newPassword', 'Send the new password.');
  })
  .meta({ id: 'ResetPassword' });
export type ResetPasswordBody = z.infer<typeof ResetPasswordBody>;

/** `link_mailed_if_known` says nothing about whether the address is known. */
export const ResetPasswordResult = z.object({ status: z.enum(['link_mailed_if_known', 'password_changed']) });

export const ChangePasswordBody = z.strictObject({
  currentPassword: z.string().min(1).max(256),
  newPassword: NewPassword,
});

export const MemberRole = z.enum(['owner', 'manager', 'staff']);
export type MemberRole = z.infer<typeof MemberRole>;

export const UserRole = z.enum(['admin', 'member']);
export type UserRole = z.infer<typeof UserRole>;

/** Who is signed in, and what they are a member of. */
export const CurrentUser = z
  .object({
    id: Id,
    email: z.string(),
    username: z.string().nullable(),
    firstName: z.string().nullable(),
    lastName: z.string().nullable(),
    role: UserRole,
    memberships: z.array(z.object({ businessId: Id, businessName: z.string(), kind: BusinessKind, role: MemberRole })),
  })
  .meta({ id: 'CurrentUser' });
export type CurrentUser = z.infer<typeof CurrentUser>;
