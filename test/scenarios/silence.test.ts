import { expect, test } from 'vitest';
import { phone, sharedApi } from './harness/phone.ts';
import { demoRestaurant } from './harness/restaurant.ts';

test('a caller who says nothing is asked, and then the agent ends the call', async () => {
  const api = sharedApi();
  const restaurant = await demoRestaurant(api);

  const call = await phone({ api, to: restaurant.number, from: '+14155550116' }, []);

  expect(call.outcome).toEqual({ type: 'far-side-hung-up' });
  expect(call.record).toMatchObject({ status: 'completed', disposition: 'silence' });
  const said = call.record.transcript ?? [];
  expect(said.map(turn => turn.speaker)).toEqual(['agent', 'agent', 'agent', 'agent']); // greeting, two reminders, farewell
  expect(said[1]?.text).toMatch(/still there/i);
  expect(said[3]?.text).toMatch(/goodbye/i);
  expect(call.callerText).toBe('');
});
