import type { OpeningHours, Reservation } from '@frontdesk/contract';
import { expect, test } from 'vitest';
import { planTables } from './table-plan.ts';

const closed = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] };
const hours: OpeningHours = {
  timezone: 'America/New_York',
  weekly: { ...closed, saturday: [{ opens: '17:30', closes: '01:00' }] },
  exceptions: [],
};
const tables = [
  { id: '1', name: 'Table 10', capacity: 4, isActive: true },
  { id: '2', name: 'Table 2', capacity: 2, isActive: true },
  { id: '3', name: 'Cellar', capacity: 8, isActive: false },
];

function booking(tableName: string, time: string, status: Reservation['status'] = 'booked'): Reservation {
  const guest = { guestName: 'Ada', guestPhone: '+14155550123', partySize: 2, notes: '' };
  return { id: time, confirmationCode: 'K4M7P', ...guest, date: '2026-11-21', time, tableName, status, callId: null };
}

const day = { date: '2026-11-21', hours, tables, seatingMinutes: 90 };

test('the scale covers an evening that ends after midnight, in whole hours', () => {
  const plan = planTables({ ...day, reservations: [] });
  expect([plan.fromMinute, plan.toMinute]).toEqual([17 * 60, 25 * 60]);
});

test('a reservation outside the hours still fits', () => {
  const plan = planTables({ ...day, reservations: [booking('Table 2', '11:45')] });
  expect(plan.fromMinute).toBe(11 * 60);
  const seating = plan.rows[0]?.seatings[0];
  expect(seating?.start).toBeCloseTo(45 / (14 * 60));
  expect(seating?.width).toBeCloseTo(90 / (14 * 60));
});

test('tables are in counting order, and a retired one appears while somebody sits there', () => {
  const names = planTables({ ...day, reservations: [booking('Cellar', '18:00')] }).rows.map(row => row.name);
  expect(names).toEqual(['Cellar', 'Table 2', 'Table 10']);
});

test('a canceled reservation leaves its table free', () => {
  const plan = planTables({ ...day, reservations: [booking('Table 2', '18:00', 'canceled')] });
  expect(plan.rows.flatMap(row => row.seatings)).toEqual([]);
});
