import { WeeklyHours } from '@frontdesk/contract';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import type { AppointmentPolicy } from './appointment-policy.ts';
import { appointmentStarts } from './appointment-starts.ts';
import { toLocalSlot, toTimeOfDay } from './local-slot.ts';
import { planAppointment } from './plan-appointment.ts';

const RULES = {
  durationMinutes: 90,
  slotMinutes: 30,
  lastStartBeforeCloseMinutes: 60,
  minNoticeMinutes: 0,
  maxDaysAhead: 60,
};

function policyOf(opens: string, closes: string, rules: Partial<typeof RULES> = {}): AppointmentPolicy {
  const weekly = WeeklyHours.parse({ saturday: [{ opens, closes }], sunday: [{ opens, closes }] });
  return { hours: { timezone: 'America/New_York', weekly, exceptions: [] }, rules: { ...RULES, ...rules } };
}

const times = (policy: AppointmentPolicy, date: string, now: string) =>
  [...appointmentStarts(policy, { date, days: 1, now: new Date(now) })].map(start => toTimeOfDay(start.minutes));

describe('the times a booking may start', () => {
  it('run from the opening to the last start, on the grid', () => {
    expect(times(policyOf('17:10', '20:00'), '2026-06-06', '2026-06-01T00:00:00Z')).toEqual([
      '17:30',
      '18:00',
      '18:30',
      '19:00',
    ]);
  });

  it('leave out what is too soon', () => {
    const policy = policyOf('17:00', '20:00', { minNoticeMinutes: 60 });
    expect(times(policy, '2026-06-06', '2026-06-06T21:45:00Z')).toEqual(['19:00']);
  });

  it('go on past midnight, where a grid that does not divide the day begins anew', () => {
    const policy = policyOf('22:00', '02:00', { slotMinutes: 50 });
    expect(times(policy, '2026-06-06', '2026-06-01T00:00:00Z')).toEqual(['22:30', '23:20', '00:00', '00:50']);
  });

  it('skip the hour that daylight saving skips', () => {
    const policy = policyOf('01:00', '05:00');
    // On 8 March 2026 02:00 becomes 03:00.
    expect(times(policy, '2026-03-08', '2026-03-01T00:00:00Z')).toEqual(['01:00', '01:30', '03:00', '03:30', '04:00']);
  });

  it('are exactly those that a booking is allowed at, and agree with the zone’s own clock', () => {
    const now = new Date('2026-06-01T00:00:00Z');
    const clock = fc.integer({ min: 0, max: 95 }).map(quarter => toTimeOfDay(quarter * 15));
    fc.assert(
      fc.property(clock, clock, fc.constantFrom(10, 15, 45, 60), (opens, closes, slotMinutes) => {
        const policy = policyOf(opens, closes, { slotMinutes });
        for (const start of appointmentStarts(policy, { date: '2026-06-06', days: 2, now })) {
          const slot = toLocalSlot(start.at, 'America/New_York');
          expect(slot).toEqual({ date: start.date, time: toTimeOfDay(start.minutes) });
          const local = DateTime.fromJSDate(start.at, { zone: 'America/New_York' });
          expect(slot).toEqual({ date: local.toFormat('yyyy-MM-dd'), time: local.toFormat('HH:mm') });
          expect(planAppointment(policy, slot, now).code).toBe('possible');
        }
      }),
    );
  });
});
