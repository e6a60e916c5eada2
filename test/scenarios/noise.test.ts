import { expect, test } from 'vitest';
import { phone, sharedApi } from './harness/phone.ts';
import { demoRestaurant } from './harness/restaurant.ts';

test('steady noise is never taken for a caller who goes on speaking', async () => {
  const api = sharedApi();
  const restaurant = await demoRestaurant(api);

  const call = await phone({ api, to: restaurant.number, from: '+14155550117' }, [
    { type: 'noise', durationMs: 100_000, levelDb: -38 },
  ]);

  expect(call.outcome).toEqual({ type: 'far-side-hung-up' });
  expect(call.record.status).toBe('completed');
  expect(call.record.disposition).toBe('silence');
  expect(call.durationMs).toBeLessThan(90_000);
});
