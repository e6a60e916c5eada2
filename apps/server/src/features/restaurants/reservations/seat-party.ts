import type { Database } from '../../../db/connection.ts';
import { findAlternatives } from '../../businesses/appointments/free-starts.ts';
import { toLocalSlot } from '../../businesses/appointments/local-slot.ts';
import { type BookingPolicy, loadBookingPolicy } from '../restaurant-profile.ts';
import type { SeatingRefusal, SeatingRequest } from './outcome.ts';
import { planSeating, toAppointmentPolicy } from './plan-seating.ts';
import { findClaims, findFittingTables, findFreeTable, largestTable } from './tables.ts';

export interface SeatingQuestion {
  readonly businessId: string;
  readonly request: SeatingRequest;
  readonly now: Date;
  /** A reservation that is being moved does not stand in its own way. */
  readonly exceptReservationId?: string;
}

export type Seating =
  | {
      readonly code: 'seat';
      readonly timezone: string;
      readonly startsAt: Date;
      readonly endsAt: Date;
      readonly table: { readonly id: string; readonly name: string };
    }
  | SeatingRefusal;

/** Where a party can sit, or why not. Nothing is held: the database's constraint decides between two who ask at once. */
export async function findSeating(db: Database, question: SeatingQuestion): Promise<Seating> {
  const { businessId, request, now } = question;
  const policy = await loadBookingPolicy(db, businessId);
  if (!policy) throw new Error('There is no such restaurant.');
  const plan = planSeating(policy, request, now);
  switch (plan.code) {
    case 'too_large':
    case 'too_soon':
    case 'too_far':
    case 'invalid':
      return plan;
    case 'closed': {
      const alternatives = await alternativesTo(db, policy, question, plan.startsAt);
      return { code: 'closed', nextOpening: plan.nextOpening, alternatives };
    }
    case 'off_grid':
      return { code: 'full', alternatives: await alternativesTo(db, policy, question, plan.startsAt) };
    case 'possible': {
      const { startsAt, endsAt } = plan;
      const table = await findFreeTable(db, { ...question, partySize: request.partySize, startsAt, endsAt });
      if (table) return { code: 'seat', timezone: policy.hours.timezone, startsAt, endsAt, table };
      const seats = await largestTable(db, businessId);
      if (seats > 0 && request.partySize > seats) return { code: 'too_large', maxPartySize: seats };
      return { code: 'full', alternatives: await alternativesTo(db, policy, question, startsAt) };
    }
  }
}

async function alternativesTo(db: Database, policy: BookingPolicy, question: SeatingQuestion, wanted: Date) {
  const { businessId, request, now, exceptReservationId } = question;
  return findAlternatives({
    policy: toAppointmentPolicy(policy),
    wanted,
    now,
    resourceIds: await findFittingTables(db, businessId, request.partySize),
    loadClaims: (from, until) =>
      findClaims(db, { businessId, from, until, ...(exceptReservationId && { exceptReservationId }) }),
  });
}

export type Availability = ({ readonly code: 'ok' } & SeatingRequest) | SeatingRefusal;

/** Whether a party could be seated now, with the times to offer when it could not. */
export async function checkAvailability(db: Database, question: SeatingQuestion): Promise<Availability> {
  const seating = await findSeating(db, question);
  if (seating.code !== 'seat') return seating;
  return { code: 'ok', ...toLocalSlot(seating.startsAt, seating.timezone), partySize: question.request.partySize };
}
