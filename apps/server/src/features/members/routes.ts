import { Id, InviteMemberBody, Member, MemberListQuery, MemberPage, UpdateMemberBody } from '@frontdesk/contract';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Database } from '../../db/connection.ts';
import { principalOf } from '../../http/authenticate.ts';
import type { Mailer } from '../../mail/mailer.ts';
import { addedToBusiness } from '../../mail/templates/added-to-business.ts';
import type { PasswordLinks } from '../auth/password-links.ts';
import { enterBusiness } from './enter.ts';
import { changeRole, inviteMember, listMembers, removeMember } from './member-changes.ts';

export interface MemberRoutesOptions {
  readonly db: Database;
  readonly passwordLinks: PasswordLinks;
  readonly mailer: Mailer;
  readonly publicUrl: string;
}

const BusinessParams = z.object({ id: Id });
const MemberParams = z.object({ id: Id, userId: Id });
const reading = { access: { permission: 'members:read', tenant: 'business-in-path' } } as const;
const writing = { access: { permission: 'members:write', tenant: 'business-in-path' } } as const;
/** Each invitation is a mail to somebody who did not ask for one. */
const INVITATIONS = { max: 30, timeWindow: '1 minute' };

export const memberRoutes: FastifyPluginAsyncZod<MemberRoutesOptions> = async (fastify, options) => {
  const { db, passwordLinks, mailer, publicUrl } = options;

  // A restaurant is a business: both addresses are the same people.
  for (const noun of ['businesses', 'restaurants']) {
    fastify.get(`/${noun}/:id/members`, {
      config: reading,
      schema: {
        tags: ['members'],
        summary: 'The people of a business',
        params: BusinessParams,
        querystring: MemberListQuery,
        response: { 200: MemberPage },
      },
      handler: async request =>
        listMembers(await enterBusiness(db, principalOf(request), request.params.id, 'members:read'), request.query),
    });

    fastify.post(`/${noun}/:id/members`, {
      config: { ...writing, rateLimit: INVITATIONS },
      schema: {
        tags: ['members'],
        summary: 'Invite somebody by e-mail; whoever is new is mailed a link to set a password',
        params: BusinessParams,
        body: InviteMemberBody,
        response: { 201: Member },
      },
      async handler(request, reply) {
        const tenant = await enterBusiness(db, principalOf(request), request.params.id, 'members:write');
        const { member, businessName, needsPassword } = await inviteMember(db, tenant, request.body);
        const { userId, email } = member;
        if (needsPassword) passwordLinks.invite({ userId, email, businessName });
        else mailer.post(async () => addedToBusiness({ to: email, url: publicUrl, businessName }));
        return reply.code(201).send(member);
      },
    });

    fastify.put(`/${noun}/:id/members/:user_id`, {
      config: writing,
      schema: {
        tags: ['members'],
        summary: 'Give a member another role',
        params: MemberParams,
        body: UpdateMemberBody,
        response: { 200: Member },
      },
      async handler(request) {
        const tenant = await enterBusiness(db, principalOf(request), request.params.id, 'members:write');
        return changeRole(tenant, request.params.userId, request.body.role);
      },
    });

    fastify.delete(`/${noun}/:id/members/:user_id`, {
      config: writing,
      schema: {
        tags: ['members'],
        summary: 'Remove somebody from the business; their account stays',
        params: MemberParams,
        response: { 204: z.null() },
      },
      async handler(request, reply) {
        const tenant = await enterBusiness(db, principalOf(request), request.params.id, 'members:write');
        await removeMember(tenant, request.params.userId);
        return reply.code(204).send(null);
      },
    });
  }
};
