import { Id, LocalDate, PageQuery, ReservationPage, RestaurantDetail } from '@frontdesk/contract';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Database } from '../../db/connection.ts';
import { principalOf } from '../../http/authenticate.ts';
import { accessTo } from '../members/access.ts';
import { listReservations, loadRestaurant } from './restaurant-queries.ts';

const RestaurantParams = z.object({ id: Id });

export const restaurantRoutes: FastifyPluginAsyncZod<{ readonly db: Database }> = async (fastify, { db }) => {
  fastify.get('/restaurants/:id', {
    config: { access: { permission: 'business:read', tenant: 'business-in-path' } },
    schema: {
      tags: ['restaurants'],
      summary: 'Profile, hours, menu, specials and tables',
      params: RestaurantParams,
      response: { 200: RestaurantDetail },
    },
    async handler(request) {
      await accessTo(db, principalOf(request), request.params.id);
      return loadRestaurant(db, request.params.id);
    },
  });

  fastify.get('/restaurants/:id/reservations', {
    config: { access: { permission: 'bookings:read', tenant: 'business-in-path' } },
    schema: {
      tags: ['restaurants'],
      summary: 'Reservations, of one local date or all, in order of time',
      params: RestaurantParams,
      querystring: PageQuery.extend({ date: LocalDate.optional() }),
      response: { 200: ReservationPage },
    },
    async handler(request) {
      await accessTo(db, principalOf(request), request.params.id);
      return listReservations(db, request.params.id, request.query);
    },
  });
};
