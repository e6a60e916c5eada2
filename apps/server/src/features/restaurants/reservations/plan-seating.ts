import type { ReservationRules } from '@frontdesk/contract';
import type { AppointmentPolicy } from '../../businesses/appointments/appointment-policy.ts';
import { type AppointmentPlan, planAppointment } from '../../businesses/appointments/plan-appointment.ts';
import type { BookingPolicy } from '../restaurant-profile.ts';
import type { SeatingRefusal, SeatingRequest } from './outcome.ts';

export type SeatingPlan = AppointmentPlan | Extract<SeatingRefusal, { code: 'too_large' | 'invalid' }>;

/** Judges a request by the clock, the hours and the rules; tables come afterwards. */
export function planSeating(policy: BookingPolicy, request: SeatingRequest, now: Date): SeatingPlan {
  const { rules } = policy;
  if (!Number.isInteger(request.partySize) || request.partySize < rules.minPartySize)
    return { code: 'invalid', problem: 'party_size' };
  if (request.partySize > rules.maxPartySize) return { code: 'too_large', maxPartySize: rules.maxPartySize };
  return planAppointment(toAppointmentPolicy(policy), request, now);
}

export function toAppointmentPolicy({ hours, rules }: BookingPolicy): AppointmentPolicy {
  return { hours, rules: toAppointmentRules(rules) };
}

function toAppointmentRules(rules: ReservationRules) {
  return {
    durationMinutes: rules.seatingMinutes,
    slotMinutes: rules.slotMinutes,
    lastStartBeforeCloseMinutes: rules.lastSeatingBeforeCloseMinutes,
    minNoticeMinutes: rules.minNoticeMinutes,
    maxDaysAhead: rules.maxDaysAhead,
  };
}
