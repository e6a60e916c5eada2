import { hangUp, interrupt, silence, waitForAgent } from '@frontdesk/emulators';
import { expect, test } from 'vitest';
import { agentHeardAfter } from './harness/heard.ts';
import { eventsOf, phone, sharedApi } from './harness/phone.ts';
import { demoRestaurant } from './harness/restaurant.ts';

test('a caller who speaks over a long answer silences the agent, and only what was heard is kept', async () => {
  const api = sharedApi();
  const restaurant = await demoRestaurant(api);

  const call = await phone({ api, to: restaurant.number, from: '+14155550115' }, [
    { type: 'say', words: { text: 'Can you tell me what is on the menu?' } },
    interrupt('Excuse me, what is your address?', 2500),
    waitForAgent,
    silence(500),
    hangUp,
  ]);

  const interruption = call.timings[1];
  expect(agentHeardAfter(call, interruption?.speechStartMs ?? 0)).toBeLessThan(450);
  expect(eventsOf(call, 'audio-cleared').length).toBeGreaterThan(0);
  const cut = call.record.transcript?.filter(turn => turn.speaker === 'agent' && turn.was_interrupted) ?? [];
  expect(cut).toHaveLength(1);
  // Two and a half seconds of speech are a dozen words at most; the whole menu is far longer.
  expect(cut[0]?.text.split(' ').length).toBeLessThan(16);
  expect(interruption?.latencyMs).toBeGreaterThan(0);
});
