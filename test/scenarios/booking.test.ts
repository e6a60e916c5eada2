import { say } from '@frontdesk/emulators';
import { expect, test } from 'vitest';
import { holdsSpeech } from './harness/heard.ts';
import { phone, recordingOf, sharedApi } from './harness/phone.ts';
import { demoRestaurant, openEvening } from './harness/restaurant.ts';

test('a caller books a table, and everything about the call is kept', async () => {
  const api = sharedApi();
  const restaurant = await demoRestaurant(api);
  const evening = openEvening(restaurant, 0);

  const call = await phone({ api, to: restaurant.number, from: '+14155550111' }, [
    say(`Hi, I would like to book a table for four people on ${evening.weekday} at seven in the evening.`),
    say('My name is Thomas Miller.'),
    say('Yes, please use that number.'),
    say('Yes, that is right.'),
    say('No, thank you. Goodbye.'),
  ]);

  expect(call.outcome).toEqual({ type: 'far-side-hung-up' });
  expect(call.reservations).toHaveLength(1);
  expect(call.reservations[0]).toMatchObject({
    date: evening.date,
    time: '19:00',
    party_size: 4,
    guest_name: expect.stringMatching(/miller/i),
    guest_phone: '+14155550111',
    status: 'booked',
  });
  const { record } = call;
  expect(record).toMatchObject({ status: 'completed', disposition: 'agent_ended', recording: { status: 'completed' } });
  expect(record.duration_seconds).toBeGreaterThan(10);
  expect(call.callerText).toMatch(/table/i);
  expect(call.agentText).toContain(restaurant.name);
  const answers = record.transcript?.filter(turn => turn.speaker === 'agent').slice(1) ?? [];
  for (const { latency } of answers) expect(latency?.total_ms).toBeGreaterThan(0);

  const { caller, agent, sampleRateHz } = await recordingOf(api, record);
  expect(caller.length / sampleRateHz).toBeGreaterThan(10);
  expect(holdsSpeech(caller)).toBe(true);
  expect(holdsSpeech(agent)).toBe(true);
  expect(call.events.filter(event => event.type === 'fault')).toEqual([]);
});
