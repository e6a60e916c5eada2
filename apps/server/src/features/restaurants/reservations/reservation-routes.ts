import {
  Availability,
  AvailabilityQuery,
  CreateReservationBody,
  Id,
  ReservationDetail,
  ReservationListQuery,
  ReservationPage,
  ReservationStatusBody,
  UpdateReservationBody,
} from '@frontdesk/contract';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { principalOf } from '../../../http/authenticate.ts';
import { requireVersion, withETag } from '../../../http/versioning.ts';
import { enterRestaurant } from '../enter-restaurant.ts';
import type { RestaurantRoutesOptions } from '../route-options.ts';
import { bookReservation } from './book-reservation.ts';
import { editReservation, moveReservation } from './edit-reservation.ts';
import { listReservations, loadReservation } from './list-reservations.ts';
import { toSeatingError } from './refusal.ts';
import { checkAvailability } from './seat-party.ts';

const RestaurantParams = z.object({ id: Id });
const ReservationParams = z.object({ id: Id, reservationId: Id });

const tags = ['reservations'];
const READ = { config: { access: { permission: 'bookings:read', tenant: 'business-in-path' } } } as const;
const WRITE = { config: { access: { permission: 'bookings:write', tenant: 'business-in-path' } } } as const;

export const reservationRoutes: FastifyPluginAsyncZod<RestaurantRoutesOptions> = async (fastify, { db, wallTime }) => {
  fastify.get('/restaurants/:id/reservations', {
    ...READ,
    schema: {
      tags,
      summary: 'Reservations by date, status and search, in order of time',
      params: RestaurantParams,
      querystring: ReservationListQuery,
      response: { 200: ReservationPage },
    },
    async handler(request) {
      const tenant = await enterRestaurant(db, principalOf(request), request.params.id, 'bookings:read');
      return tenant.run(transaction => listReservations(transaction, tenant.businessId, request.query));
    },
  });

  fastify.get('/restaurants/:id/availability', {
    ...READ,
    schema: {
      tags,
      summary: 'Whether a party could be seated, and the nearest free times if not',
      params: RestaurantParams,
      querystring: AvailabilityQuery,
      response: { 200: Availability },
    },
    async handler(request): Promise<Availability> {
      const { id: businessId } = request.params;
      const tenant = await enterRestaurant(db, principalOf(request), businessId, 'bookings:read');
      const question = { businessId, request: request.query, now: wallTime() };
      const answer = await tenant.run(transaction => checkAvailability(transaction, question));
      return {
        code: answer.code,
        alternatives: 'alternatives' in answer ? [...answer.alternatives] : [],
        nextOpening: answer.code === 'closed' ? answer.nextOpening : null,
      };
    },
  });

  fastify.post('/restaurants/:id/reservations', {
    ...WRITE,
    schema: {
      tags,
      summary: 'Book a table by the restaurant’s rules',
      params: RestaurantParams,
      body: CreateReservationBody,
      response: { 201: ReservationDetail },
    },
    async handler(request, reply) {
      const { id: businessId } = request.params;
      const tenant = await enterRestaurant(db, principalOf(request), businessId, 'bookings:write');
      const { date, time, partySize, ...guest } = request.body;
      const reservation = await tenant.run(async transaction => {
        const outcome = await bookReservation(transaction, {
          businessId,
          request: { date, time, partySize },
          ...guest,
          callId: null,
          idempotencyKey: null,
          actor: tenant.actor,
          now: wallTime(),
        });
        if (outcome.code !== 'ok') throw toSeatingError(outcome);
        return loadReservation(transaction, businessId, outcome.id);
      });
      return reply.code(201).send(withETag(reply, reservation));
    },
  });

  fastify.get('/restaurants/:id/reservations/:reservationId', {
    ...READ,
    schema: { tags, summary: 'One reservation', params: ReservationParams, response: { 200: ReservationDetail } },
    async handler(request, reply) {
      const { id, reservationId } = request.params;
      const tenant = await enterRestaurant(db, principalOf(request), id, 'bookings:read');
      return withETag(reply, await tenant.run(transaction => loadReservation(transaction, id, reservationId)));
    },
  });

  fastify.put('/restaurants/:id/reservations/:reservationId', {
    ...WRITE,
    schema: {
      tags,
      summary: 'Change a reservation; what is left out stays as it is',
      params: ReservationParams,
      body: UpdateReservationBody,
      response: { 200: ReservationDetail },
    },
    async handler(request, reply) {
      const { id, reservationId } = request.params;
      const tenant = await enterRestaurant(db, principalOf(request), id, 'bookings:write');
      const { version: bodyVersion, ...changes } = request.body;
      const version = requireVersion(request, bodyVersion);
      return withETag(reply, await editReservation(tenant, { reservationId, version, changes, now: wallTime() }));
    },
  });

  fastify.post('/restaurants/:id/reservations/:reservationId/status', {
    ...WRITE,
    schema: {
      tags,
      summary: 'The party came, left, stayed away or canceled',
      params: ReservationParams,
      body: ReservationStatusBody,
      response: { 200: ReservationDetail },
    },
    async handler(request, reply) {
      const { id, reservationId } = request.params;
      const tenant = await enterRestaurant(db, principalOf(request), id, 'bookings:write');
      const { status } = request.body;
      return withETag(reply, await moveReservation(tenant, { reservationId, status, now: wallTime() }));
    },
  });

  fastify.delete('/restaurants/:id/reservations/:reservationId', {
    ...WRITE,
    schema: { tags, summary: 'Cancel a reservation', params: ReservationParams, response: { 204: z.null() } },
    async handler(request, reply) {
      const { id, reservationId } = request.params;
      const tenant = await enterRestaurant(db, principalOf(request), id, 'bookings:write');
      await moveReservation(tenant, { reservationId, status: 'canceled', now: wallTime() });
      return reply.code(204).send(null);
    },
  });
};
