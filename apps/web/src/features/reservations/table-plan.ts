import type { DiningTable, OpenInterval, OpeningHours, Reservation } from '@frontdesk/contract';
import { minuteOfDay } from '../../format/time.ts';
import { intervalsOn } from '../businesses/day-hours.ts';

/** A reservation's place on the day's scale, as fractions of its width. */
export interface Seating {
  readonly reservation: Reservation;
  readonly start: number;
  readonly width: number;
}

export interface TableRow {
  readonly name: string;
  /** Absent for a table that is no longer in the restaurant's list. */
  readonly capacity: number | undefined;
  readonly seatings: readonly Seating[];
}

export interface TablePlan {
  /** The scale, in minutes since midnight; the end may be past midnight. */
  readonly fromMinute: number;
  readonly toMinute: number;
  readonly rows: readonly TableRow[];
}

interface PlanDay {
  readonly date: string;
  readonly hours: OpeningHours;
  readonly tables: readonly DiningTable[];
  readonly reservations: readonly Reservation[];
  readonly seatingMinutes: number;
}

/** Shown on a closed day without reservations. */
const USUAL_DAY = { fromMinute: 12 * 60, toMinute: 22 * 60 };
const DAY_MINUTES = 24 * 60;

/** Who sits where and when. The scale covers the opening hours and every reservation, in whole hours. */
export function planTables({ date, hours, tables, reservations, seatingMinutes }: PlanDay): TablePlan {
  const shown = reservations.filter(({ status }) => status !== 'canceled' && status !== 'no_show');
  const spans = [
    ...intervalsOn(hours, date).map(toSpan),
    ...shown.map(({ time }) => ({ from: minuteOfDay(time), to: minuteOfDay(time) + seatingMinutes })),
  ];
  const isEmpty = spans.length === 0;
  const fromMinute = isEmpty ? USUAL_DAY.fromMinute : wholeHour(Math.min(...spans.map(span => span.from)), Math.floor);
  const toMinute = isEmpty ? USUAL_DAY.toMinute : wholeHour(Math.max(...spans.map(span => span.to)), Math.ceil);
  const scale = toMinute - fromMinute;
  const seatingsAt = (tableName: string) =>
    shown
      .filter(reservation => reservation.tableName === tableName)
      .map(reservation => ({
        reservation,
        start: (minuteOfDay(reservation.time) - fromMinute) / scale,
        width: seatingMinutes / scale,
      }));
  const known = tables.filter(table => table.isActive).map(({ name, capacity }) => ({ name, capacity }));
  const others = [...new Set(shown.map(({ tableName }) => tableName))]
    .filter(name => !known.some(table => table.name === name))
    .map(name => ({ name, capacity: undefined }));
  const rows = [...known, ...others]
    .sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))
    .map(table => ({ ...table, seatings: seatingsAt(table.name) }));
  return { fromMinute, toMinute, rows };
}

function toSpan({ opens, closes }: OpenInterval) {
  const from = minuteOfDay(opens);
  const to = minuteOfDay(closes);
  return { from, to: to > from ? to : to + DAY_MINUTES };
}

function wholeHour(minute: number, round: (value: number) => number): number {
  return round(minute / 60) * 60;
}
