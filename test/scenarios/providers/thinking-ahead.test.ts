import { silence, startDeepgramEmulator, startOpenAiChatEmulator, waitForAgent } from '@frontdesk/emulators';
import { expect, test } from 'vitest';
import { accountOf, journalOf } from '../harness/call-account.ts';
import { closing } from '../harness/closing.ts';
import { bookedDate, openCloudRestaurant } from '../harness/cloud-restaurant.ts';
import { phone, sharedApi } from '../harness/phone.ts';
import { recorded, sayRecorded } from '../harness/recorded-caller.ts';
import { book, goodbye, scriptedHost } from '../harness/scripted-host.ts';

/** Long enough for an answer to be thought of, too short to end the caller's turn. */
const PAUSE_MS = 600;
const SILENCE_THAT_ENDS_A_TURN = { finished_silence_ms: 1100, neutral_silence_ms: 1100 };

test('a booking that was thought of in a pause is not made when the caller goes on and corrects it', async () => {
  const api = sharedApi();
  const date = bookedDate();
  const booking = (partySize: number) => book({ date, time: '19:30', partySize, name: 'Anna Kowalski' });
  const deepgram = await closing(
    startDeepgramEmulator({
      words: ['A table for four at seven thirty for Anna Kowalski.', 'No, five people.', 'No, goodbye.'],
      utteranceGapMs: 400,
      characterMs: 30,
    }),
  );
  const openai = await closing(
    startOpenAiChatEmulator({ respond: scriptedHost([/bye/, goodbye], [/five/, booking(5)], [/four/, booking(4)]) }),
  );
  const { number } = await openCloudRestaurant(api, {
    accounts: { deepgram, openai },
    agent: {
      transcription: { provider: 'deepgram', model: 'nova-3' },
      llm: { provider: 'openai', model: 'gpt-4.1-mini' },
      voice_settings: { provider: 'deepgram' },
      turn_taking: SILENCE_THAT_ENDS_A_TURN,
    },
  });

  const call = await phone(
    { api, to: number, from: '+14155550156' },
    [
      waitForAgent,
      { type: 'say', words: recorded('name'), atOnce: true },
      silence(PAUSE_MS),
      { type: 'say', words: recorded('correction'), atOnce: true },
      sayRecorded('no'),
    ],
    { agentQuietMs: 400 },
  );

  expect(call.reservations).toMatchObject([{ date, time: '19:30', party_size: 5, guest_name: 'Anna Kowalski' }]);
  expect(call.record.transcript?.[1]?.text).toMatch(/four .*five/);
  // The table for four was asked for in the pause, and waited.
  const [thoughtOf] = openai.requests;
  expect(thoughtOf?.messages.at(-1)?.text).toMatch(/four(?!.*five)/);
  expect(await thoughtOf?.ended).toBe('sent');
  const booked = journalOf(await accountOf(api, call.record.id), 'tool-finished').filter(
    ({ tool }) => tool === 'book_reservation',
  );
  expect(booked).toMatchObject([{ code: 'ok' }]);
  expect(call.record.disposition).toBe('agent_ended');
});
