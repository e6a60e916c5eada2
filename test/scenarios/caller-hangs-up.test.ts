import { hangUp } from '@frontdesk/emulators';
import { expect, test } from 'vitest';
import { holdsSpeech } from './harness/heard.ts';
import { phone, recordingOf, sharedApi } from './harness/phone.ts';
import { demoRestaurant } from './harness/restaurant.ts';

test('a caller who hangs up in the middle of a sentence leaves a complete record', async () => {
  const api = sharedApi();
  const restaurant = await demoRestaurant(api);

  const call = await phone({ api, to: restaurant.number, from: '+14155550118' }, [
    {
      type: 'say',
      words: { text: 'Hello, I would like to book a table for tomorrow evening, but first' },
      cutAfterMs: 1800,
    },
    hangUp,
  ]);

  expect(call.outcome).toEqual({ type: 'caller-hung-up' });
  expect(call.record).toMatchObject({ status: 'completed', disposition: 'caller_hung_up' });
  expect(call.agentText).toContain(restaurant.name);
  expect(call.reservations).toEqual([]);
  const { caller, agent } = await recordingOf(api, call.record);
  expect(holdsSpeech(caller)).toBe(true);
  expect(holdsSpeech(agent)).toBe(true);
});
