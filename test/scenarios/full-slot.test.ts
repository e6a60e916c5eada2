import { say } from '@frontdesk/emulators';
import { expect, test } from 'vitest';
import { fillTables } from './harness/fill-tables.ts';
import { phone, sharedApi } from './harness/phone.ts';
import { demoRestaurant, openEvening } from './harness/restaurant.ts';

test('when a time is taken the nearest free times are offered, and one of them is booked', async () => {
  const api = sharedApi();
  const restaurant = await demoRestaurant(api);
  const evening = openEvening(restaurant, 1);
  await fillTables({ restaurant, evening, time: '19:00', leaveFree: 0 });

  const call = await phone({ api, to: restaurant.number, from: '+14155550114' }, [
    say(`I would like to book a table for two people on ${evening.weekday} at seven in the evening.`),
    say('The first one, please.'),
    say('My name is Henry Cooper.'),
    say('Yes, please use that number.'),
    say('Yes, that is right.'),
    say('No, thank you. Goodbye.'),
  ]);

  expect(call.reservations).toHaveLength(1);
  expect(call.reservations[0]).toMatchObject({ date: evening.date, party_size: 2, status: 'booked' });
  expect(call.reservations[0]?.time).not.toBe('19:00');
});
