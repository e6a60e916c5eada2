import { DateTime, IANAZone } from 'luxon';

/** A date and a time of day on the business's wall clock. */
export type LocalSlot = {
  /** `2026-11-21` */
  readonly date: string;
  /** `18:30` */
  readonly time: string;
};

export function toLocalSlot(at: Date, zone: string): LocalSlot {
  const { date, minutes } = readWallClock(at.getTime(), IANAZone.create(zone).offset(at.getTime()));
  return { date, time: toTimeOfDay(minutes) };
}

/** The instant a wall clock shows this; undefined when it never does, as in the hour that daylight saving skips. */
export function fromLocalSlot(slot: LocalSlot, zone: string): Date | undefined {
  const local = DateTime.fromISO(`${slot.date}T${slot.time}`, { zone });
  return local.isValid && local.toFormat('HH:mm') === slot.time ? local.toJSDate() : undefined;
}

/** Local date and minutes since local midnight, where the zone is `offsetMinutes` ahead of UTC. */
export function readWallClock(
  atMs: number,
  offsetMinutes: number,
): { readonly date: string; readonly minutes: number } {
  const local = new Date(atMs + offsetMinutes * 60_000);
  return { date: local.toISOString().slice(0, 10), minutes: local.getUTCHours() * 60 + local.getUTCMinutes() };
}

/** 1110 → `18:30` */
export function toTimeOfDay(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
