import type { ResponseTimes } from '@frontdesk/contract';

/** Upper bounds of the classes in which response times are counted, milliseconds; `response_bounds()` of the database. */
export const RESPONSE_BOUNDS_MS: readonly number[] = [
  50, 100, 150, 200, 250, 300, 350, 400, 450, 500, 550, 600, 650, 700, 750, 800, 850, 900, 950, 1000, 1100, 1200, 1300,
  1400, 1500, 1600, 1700, 1800, 1900, 2000, 2500, 3000, 3500, 4000, 4500, 5000, 10000,
];
/** One for each bound, and one for what is above the last. */
export const RESPONSE_CLASSES = RESPONSE_BOUNDS_MS.length + 1;

/** Percentiles of response times that are known by their class; each class is taken to be evenly filled. */
export function responseTimesOf(counts: readonly number[]): ResponseTimes {
  const responses = counts.reduce((sum, count) => sum + count, 0);
  return { responses, p50Ms: percentileOf(counts, 0.5 * responses), p95Ms: percentileOf(counts, 0.95 * responses) };
}

/** The time that `rank` of the responses stay below. */
function percentileOf(counts: readonly number[], rank: number): number | null {
  let below = 0;
  for (const [place, count] of counts.entries()) {
    if (count > 0 && below + count >= rank) {
      const from = RESPONSE_BOUNDS_MS[place - 1] ?? 0;
      const to = RESPONSE_BOUNDS_MS[place] ?? from;
      return Math.round(from + ((rank - below) / count) * (to - from));
    }
    below += count;
  }
  return null;
}
