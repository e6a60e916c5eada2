import { DateTime } from 'luxon';

/** A date and a time of day on the business's wall clock. */
export type LocalSlot = {
  /** `2026-11-21` */
  readonly date: string;
  /** `18:30` */
  readonly time: string;
};

export function toLocalSlot(at: Date, zone: string): LocalSlot {
  const local = DateTime.fromJSDate(at, { zone });
  return { date: local.toFormat('yyyy-MM-dd'), time: local.toFormat('HH:mm') };
}

/** The instant a wall clock shows this; undefined when it never does, as in the hour that daylight saving skips. */
export function fromLocalSlot(slot: LocalSlot, zone: string): Date | undefined {
  const local = DateTime.fromISO(`${slot.date}T${slot.time}`, { zone });
  return local.isValid && local.toFormat('HH:mm') === slot.time ? local.toJSDate() : undefined;
}
