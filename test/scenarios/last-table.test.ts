import { say } from '@frontdesk/emulators';
import { expect, test } from 'vitest';
import { fillTables } from './harness/fill-tables.ts';
import { phone, sharedApi } from './harness/phone.ts';
import { demoRestaurant, openEvening } from './harness/restaurant.ts';

test('of two callers who want the last table at once, exactly one gets it', async () => {
  const api = sharedApi();
  const restaurant = await demoRestaurant(api);
  const evening = openEvening(restaurant, 2);
  await fillTables({ restaurant, evening, time: '19:00', leaveFree: 1 });

  const ask = (from: string, name: string) =>
    phone({ api, to: restaurant.number, from }, [
      say(`I would like to book a table for two people on ${evening.weekday} at seven in the evening.`),
      say(`My name is ${name}.`),
      say('Yes, please use that number.'),
      say('Yes, that is right.'),
      say('No, thank you. Goodbye.'),
    ]);
  const calls = await Promise.all([ask('+14155550119', 'James Carter'), ask('+14155550120', 'William Turner')]);

  const booked = calls.flatMap(call => call.reservations);
  expect(booked).toHaveLength(1);
  expect(booked[0]).toMatchObject({ date: evening.date, time: '19:00', party_size: 2 });
  const [loser] = calls.filter(call => call.reservations.length === 0);
  expect(loser?.agentText).toMatch(/sorry/i);
  for (const call of calls) expect(call.record.status).toBe('completed');
});
