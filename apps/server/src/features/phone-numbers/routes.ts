import {
  CreatePhoneNumberBody,
  Id,
  PhoneNumber,
  PhoneNumberDetail,
  PhoneNumberDetailQuery,
  PhoneNumberListQuery,
  PhoneNumberPage,
  RemovePhoneNumberQuery,
  UpdatePhoneNumberBody,
} from '@frontdesk/contract';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { principalOf } from '../../http/authenticate.ts';
import { givenVersion, withETag } from '../../http/versioning.ts';
import { actorOf } from '../auth/principal.ts';
import { enterBusiness } from '../members/enter.ts';
import { requireCarrier } from '../telephony/carrier.ts';
import { carrierNumberRoutes } from './carrier-routes.ts';
import { addNumber, editNumber, removeNumber } from './edit-number.ts';
import { enterNumber, mayMoveNumbers, requireMovingNumbers } from './enter-number.ts';
import { listNumbers, loadNumber, loadNumbers } from './find-number.ts';
import type { MaybeNumberCarrier } from './number-carrier.ts';
import { describeConfiguration } from './number-webhooks.ts';
import { requireOutsideCarrier, requireOutsideNumber } from './outside-number.ts';
import { releaseNumber } from './release-number.ts';

const NumberParams = z.object({ id: Id });
const tags = ['numbers'];
const READ = { config: { access: { permission: 'numbers:read', tenant: 'resource-in-path' } } } as const;
const WRITE = { config: { access: { permission: 'numbers:write', tenant: 'resource-in-path' } } } as const;

export const phoneNumberRoutes: FastifyPluginAsyncZod<MaybeNumberCarrier> = async (fastify, options) => {
  const { db, publicUrl, wallTime } = options;
  await fastify.register(carrierNumberRoutes, options);

  fastify.get('/phone-numbers', {
    config: { access: { permission: 'numbers:read', tenant: 'listed' } },
    schema: {
      tags,
      summary: 'Numbers you may see',
      querystring: PhoneNumberListQuery,
      response: { 200: PhoneNumberPage },
    },
    handler: request => listNumbers(db, principalOf(request), request.query),
  });

  fastify.post('/phone-numbers', {
    config: { access: { permission: 'numbers:write', tenant: 'business-in-query' } },
    schema: {
      tags,
      summary: 'Add a number to a business, or to the platform’s pool',
      body: CreatePhoneNumberBody,
      response: { 201: PhoneNumber },
    },
    async handler(request, reply) {
      const principal = principalOf(request);
      const { businessId, number, carrier } = request.body;
      if (businessId === undefined) requireMovingNumbers(principal);
      else await enterBusiness(db, principal, businessId, 'numbers:write');
      if (!mayMoveNumbers(principal)) {
        requireOutsideCarrier(carrier);
        await requireOutsideNumber(options.carrier, number);
      }
      const id = await addNumber(db, actorOf(principal), request.body);
      reply.code(201).header('location', `/api/phone-numbers/${id}`);
      return withETag(reply, await loadNumber(db, id));
    },
  });

  fastify.get('/phone-numbers/:id', {
    ...READ,
    schema: {
      tags,
      summary: 'One number, and on request where the carrier sends its calls',
      params: NumberParams,
      querystring: PhoneNumberDetailQuery,
      response: { 200: PhoneNumberDetail },
    },
    async handler(request, reply) {
      const { id } = request.params;
      await enterNumber(db, principalOf(request), id, 'numbers:read');
      const number = await loadNumber(db, id);
      if (!request.query.check) return withETag(reply, { ...number, configuration: null });
      const owned = await requireCarrier(options.carrier).numbers.find(number.number);
      return withETag(reply, { ...number, configuration: describeConfiguration(publicUrl, owned, wallTime()) });
    },
  });

  fastify.put('/phone-numbers/:id', {
    ...WRITE,
    schema: {
      tags,
      summary: 'Say who answers a number, from the next call on',
      params: NumberParams,
      body: UpdatePhoneNumberBody,
      response: { 200: PhoneNumber },
    },
    async handler(request, reply) {
      const { id } = request.params;
      const access = await enterNumber(db, principalOf(request), id, 'numbers:write');
      const version = givenVersion(request, request.body.version) ?? undefined;
      await editNumber(db, access, id, { ...request.body, version });
      return withETag(reply, await loadNumber(db, id));
    },
  });

  fastify.delete('/phone-numbers/:id', {
    ...WRITE,
    schema: {
      tags,
      summary: 'Give up a number; a business’s goes back to the pool, and on request to the carrier',
      params: NumberParams,
      querystring: RemovePhoneNumberQuery,
      response: { 202: PhoneNumber, 204: z.null() },
    },
    async handler(request, reply) {
      const { id } = request.params;
      const access = await enterNumber(db, principalOf(request), id, 'numbers:write');
      if (!request.query.release) {
        await removeNumber(db, access, id, givenVersion(request));
        return reply.code(204).send(null);
      }
      requireMovingNumbers(access.principal);
      const context = { ...options, carrier: requireCarrier(options.carrier) };
      await releaseNumber(context, access, id, givenVersion(request));
      const [left] = await loadNumbers(db, [id]);
      return left ? reply.code(202).send(left) : reply.code(204).send(null);
    },
  });
};
