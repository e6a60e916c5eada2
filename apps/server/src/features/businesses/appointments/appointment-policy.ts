import type { OpeningHours } from '@frontdesk/contract';

/** When something may be booked, whatever it is: a table, a viewing. */
export interface AppointmentRules {
  readonly durationMinutes: number;
  /** Appointments start on this grid, counted from local midnight. */
  readonly slotMinutes: number;
  /** The last one starts this long before closing. */
  readonly lastStartBeforeCloseMinutes: number;
  readonly minNoticeMinutes: number;
  readonly maxDaysAhead: number;
}

export interface AppointmentPolicy {
  readonly hours: OpeningHours;
  readonly rules: AppointmentRules;
}

export function appointmentEnd(startsAt: Date, { durationMinutes }: AppointmentRules): Date {
  return new Date(startsAt.getTime() + durationMinutes * 60_000);
}
