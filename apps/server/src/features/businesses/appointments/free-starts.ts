import { DateTime, IANAZone } from 'luxon';
import { type AppointmentPolicy, appointmentEnd } from './appointment-policy.ts';
import { appointmentStarts } from './appointment-starts.ts';
import { type LocalSlot, readWallClock } from './local-slot.ts';
import { nearestTimes } from './nearest-times.ts';

/** Times offered to a caller; more cannot be remembered on the phone. */
const MAX_ALTERNATIVES = 3;
/** Days after the wanted one that are searched for a free time. */
const DAYS_SEARCHED = 7;

/** A span of time that one resource (a table, a listing) is taken. */
export interface Claim {
  readonly resourceId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

export interface AlternativesSearch {
  readonly policy: AppointmentPolicy;
  readonly wanted: Date;
  readonly now: Date;
  /** Any of these will do. */
  readonly resourceIds: readonly string[];
  /** Everything that takes some of the resources between two instants. */
  readonly loadClaims: (from: Date, until: Date) => Promise<readonly Claim[]>;
}

/** The free times nearest to the wanted one, at most three. */
export async function findAlternatives(search: AlternativesSearch): Promise<LocalSlot[]> {
  const { policy, wanted, now, resourceIds } = search;
  const zone = policy.hours.timezone;
  // An opening of the day before may last into the wanted date.
  const date = DateTime.fromJSDate(wanted, { zone }).minus({ days: 1 }).toFormat('yyyy-MM-dd');
  const starts = [...appointmentStarts(policy, { date, days: DAYS_SEARCHED + 2, now })];
  const [first, last] = [starts[0], starts.at(-1)];
  if (!first || !last) return [];
  const claims = Map.groupBy(
    await search.loadClaims(first.at, appointmentEnd(last.at, policy.rules)),
    claim => claim.resourceId,
  );
  const free = starts.filter(({ at: startsAt }) => {
    const endsAt = appointmentEnd(startsAt, policy.rules);
    const isFree = (id: string) => !claims.get(id)?.some(claim => claim.startsAt < endsAt && claim.endsAt > startsAt);
    return resourceIds.some(isFree);
  });
  const wantedMs = wanted.getTime();
  return nearestTimes(free, readWallClock(wantedMs, IANAZone.create(zone).offset(wantedMs)), MAX_ALTERNATIVES);
}
