import dayjs from 'dayjs';
import timezone from 'dayjs/plugin/timezone.js';
import utc from 'dayjs/plugin/utc.js';

dayjs.extend(utc);
dayjs.extend(timezone);

/** A wall clock's `2026-11-21T18:30` in an IANA zone, as an instant; undefined while it is incomplete. */
export function instantIn(zone: string, wallClock: string): string | undefined {
  const time = dayjs.tz(wallClock, zone);
  return wallClock !== '' && time.isValid() ? time.toISOString() : undefined;
}
