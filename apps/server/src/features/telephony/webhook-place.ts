import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type RoutingPlace, readPlace } from './routing-place.ts';
import type { TelephonyContext } from './telephony-context.ts';

/** Some 300 characters a place; a signature that does not fit is none of ours. */
const PlaceQuery = z.object({ place: z.string().max(4000) });

/** The place that the carrier was told to come back to; undefined when it is not one we wrote for this call. */
export function placeOf(
  { clock, secretKey }: Pick<TelephonyContext, 'clock' | 'secretKey'>,
  request: FastifyRequest,
  callSid: string,
): RoutingPlace | undefined {
  const place = PlaceQuery.safeParse(request.query).data?.place;
  const nowMs = clock.wallTime().getTime();
  return place === undefined ? undefined : readPlace(secretKey, place, { callSid, nowMs });
}
