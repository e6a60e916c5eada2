import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openTestDatabase } from '../../../db/test-database.ts';
import { RESPONSE_BOUNDS_MS, RESPONSE_CLASSES, responseTimesOf } from './response-times.ts';

const classOf = (ms: number) => RESPONSE_BOUNDS_MS.filter(bound => bound <= ms).length;

function countsOf(times: readonly number[]): number[] {
  const counts = Array<number>(RESPONSE_CLASSES).fill(0);
  for (const ms of times) counts[classOf(ms)] = (counts[classOf(ms)] ?? 0) + 1;
  return counts;
}

it('finds percentiles to within the class they are in', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9999 }), { minLength: 1, maxLength: 200 }), times => {
      const { responses, p50Ms, p95Ms } = responseTimesOf(countsOf(times));
      const sorted = times.toSorted((a, b) => a - b);
      expect(responses).toBe(times.length);
      for (const [share, found] of [
        [0.5, p50Ms],
        [0.95, p95Ms],
      ] as const) {
        const place = classOf(sorted[Math.ceil(share * times.length) - 1] ?? 0);
        expect(found).toBeGreaterThanOrEqual(RESPONSE_BOUNDS_MS[place - 1] ?? 0);
        expect(found).toBeLessThanOrEqual(RESPONSE_BOUNDS_MS[place] ?? 0);
      }
    }),
  );
  expect(responseTimesOf([])).toEqual({ responses: 0, p50Ms: null, p95Ms: null });
  expect(responseTimesOf(countsOf([12_000, 60_000]))).toEqual({ responses: 2, p50Ms: 10_000, p95Ms: 10_000 });
});

it('has the classes of the database', async () => {
  const database = await openTestDatabase();
  try {
    const { rows } = await database.db.execute(
      sql`select response_bounds() as bounds, response_bin(49.9) as low, response_bin(50) as next, response_bin(1e6) as high`,
    );
    expect(rows).toEqual([{ bounds: RESPONSE_BOUNDS_MS, low: 1, next: 2, high: RESPONSE_CLASSES }]);
  } finally {
    await database.close();
  }
});
