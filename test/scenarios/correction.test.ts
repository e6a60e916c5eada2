import { say } from '@frontdesk/emulators';
import { expect, test } from 'vitest';
import { phone, sharedApi } from './harness/phone.ts';
import { demoRestaurant, openEvening } from './harness/restaurant.ts';

test('a caller corrects the number of people, and the corrected table is booked', async () => {
  const api = sharedApi();
  const restaurant = await demoRestaurant(api);
  const evening = openEvening(restaurant, 0);

  const call = await phone({ api, to: restaurant.number, from: '+14155550112' }, [
    say(`Hello, can I reserve a table for three people on ${evening.weekday} at six thirty in the evening?`),
    say('My name is Robert Baker.'),
    say('Yes, please use that number.'),
    say('No, five people please.'),
    say('Yes, that is right.'),
    say('No, thank you. Goodbye.'),
  ]);

  expect(call.reservations).toHaveLength(1);
  expect(call.reservations[0]).toMatchObject({ date: evening.date, time: '18:30', party_size: 5 });
  expect(call.record.disposition).toBe('agent_ended');
});
