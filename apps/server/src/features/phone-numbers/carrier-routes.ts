import {
  AvailableNumberList,
  AvailableNumberQuery,
  BuyPhoneNumberBody,
  Id,
  ImportPhoneNumbersBody,
  OwnedNumberList,
  PhoneNumber,
  PhoneNumberImport,
} from '@frontdesk/contract';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { principalOf } from '../../http/authenticate.ts';
import { withETag } from '../../http/versioning.ts';
import { actorOf } from '../auth/principal.ts';
import { sentFields } from '../businesses/sent-fields.ts';
import { requireCarrier } from '../telephony/carrier.ts';
import { buyNumber } from './buy-number.ts';
import { configureNumber } from './configure-number.ts';
import { loadNumber } from './find-number.ts';
import { importNumbers, listOwnedNumbers } from './import-numbers.ts';
import type { MaybeNumberCarrier, NumberCarrier } from './number-carrier.ts';

const NumberParams = z.object({ id: Id });
const tags = ['numbers'];
const PLATFORM = { config: { access: { permission: 'platform:numbers', tenant: 'platform' } } } as const;

/** What administrators do with the platform's account at the carrier. */
export const carrierNumberRoutes: FastifyPluginAsyncZod<MaybeNumberCarrier> = async (fastify, options) => {
  const context = (): NumberCarrier => ({ ...options, carrier: requireCarrier(options.carrier) });

  fastify.get('/phone-numbers/available', {
    ...PLATFORM,
    schema: {
      tags,
      summary: 'Numbers the carrier sells',
      querystring: AvailableNumberQuery,
      response: { 200: AvailableNumberList },
    },
    async handler(request) {
      const { country, kind, limit, ...narrowing } = request.query;
      const search = { country, kind, limit, ...sentFields(narrowing) };
      return { items: [...(await context().carrier.numbers.search(search))] };
    },
  });

  fastify.get('/phone-numbers/owned', {
    ...PLATFORM,
    schema: {
      tags,
      summary: 'Numbers the account at the carrier has, known here or not',
      response: { 200: OwnedNumberList },
    },
    handler: async () => ({ items: await listOwnedNumbers(context()) }),
  });

  fastify.post('/phone-numbers/buy', {
    ...PLATFORM,
    schema: {
      tags,
      summary: 'Buy a number; 202 while the carrier cannot be reached, it is tried again then',
      body: BuyPhoneNumberBody,
      response: { 201: PhoneNumber, 202: PhoneNumber },
    },
    async handler(request, reply) {
      const id = await buyNumber(context(), actorOf(principalOf(request)), request.body);
      const number = await loadNumber(options.db, id);
      reply.code(number.carrierStatus === 'buying' ? 202 : 201).header('location', `/api/phone-numbers/${id}`);
      return withETag(reply, number);
    },
  });

  fastify.post('/phone-numbers/import', {
    ...PLATFORM,
    schema: {
      tags,
      summary: 'Put numbers the account at the carrier has into the platform’s pool',
      body: ImportPhoneNumbersBody,
      response: { 200: PhoneNumberImport },
    },
    handler: request => importNumbers(context(), actorOf(principalOf(request)), request.body),
  });

  fastify.post('/phone-numbers/:id/configure', {
    ...PLATFORM,
    schema: {
      tags,
      summary: 'Have the carrier send a number’s calls and messages here; 202 while it cannot be reached',
      params: NumberParams,
      response: { 200: PhoneNumber, 202: PhoneNumber },
    },
    async handler(request, reply) {
      const { id } = request.params;
      await configureNumber(context(), actorOf(principalOf(request)), id);
      const number = await loadNumber(options.db, id);
      reply.code(number.carrierStatus === 'ready' ? 200 : 202);
      return withETag(reply, number);
    },
  });
};
