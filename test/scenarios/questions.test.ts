import { say } from '@frontdesk/emulators';
import { expect, test } from 'vitest';
import { phone, sharedApi } from './harness/phone.ts';
import { demoRestaurant, openEvening } from './harness/restaurant.ts';

test('questions in the middle of a booking are answered, and the booking goes on', async () => {
  const api = sharedApi();
  const restaurant = await demoRestaurant(api);
  const evening = openEvening(restaurant, 3);

  const call = await phone({ api, to: restaurant.number, from: '+14155550113' }, [
    say(`I would like to book a table for two people.`),
    say('What is your address?'),
    say(`On ${evening.weekday}, please.`),
    say('Are you open on Sunday?'),
    say('At eight in the evening.'),
    say('What vegetarian dishes are on the menu?'),
    say('My name is Peter Walker.'),
    say('Yes, please use that number.'),
    say('Yes, that is right.'),
    say('No, thank you. Goodbye.'),
  ]);

  const [street = ''] = restaurant.address.split(',');
  const [, streetName = ''] = /^\d+\s+(\w+)/.exec(street) ?? [];
  expect(call.agentText).toContain(streetName);
  expect(call.agentText).toMatch(/(Sunday|today|tomorrow).* we're (open|closed)/);
  expect(call.agentText).toMatch(/vegetarian/i);
  expect(call.reservations).toHaveLength(1);
  expect(call.reservations[0]).toMatchObject({ date: evening.date, time: '20:00', party_size: 2 });
});
