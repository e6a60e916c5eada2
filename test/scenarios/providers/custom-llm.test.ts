import { startCustomLlmEmulator, startDeepgramEmulator } from '@frontdesk/emulators';
import { expect, test } from 'vitest';
import { accountOf, journalOf } from '../harness/call-account.ts';
import { closing } from '../harness/closing.ts';
import { openCloudRestaurant } from '../harness/cloud-restaurant.ts';
import { eventsOf, phone, sharedApi } from '../harness/phone.ts';
import { recorded, sayRecorded } from '../harness/recorded-caller.ts';

const CALLER = ['Are you open on Sunday?', 'That is all, goodbye.'];
const HOURS = [
  'We are open ',
  'every day from eleven in the morning until eleven at night ',
  'and we would love to see you.',
];

test('a business’s own server holds a call, and hears how much of its answer the caller let it say', async () => {
  const api = sharedApi();
  const deepgram = await closing(startDeepgramEmulator({ words: CALLER, characterMs: 40 }));
  const brain = await closing(
    startCustomLlmEmulator({
      beginMessage: 'Hello there.',
      firstPieceMs: 50,
      respond: ({ transcript }) =>
        transcript.at(-1)?.content === CALLER[0] ? { pieces: HOURS } : { pieces: ['Goodbye!'], endCall: true },
    }),
  );
  const { number } = await openCloudRestaurant(api, {
    accounts: { deepgram },
    agent: {
      engine: 'custom_llm',
      hosted: { websocket_url: brain.url },
      transcription: { provider: 'deepgram', model: 'nova-3' },
      voice_settings: { provider: 'deepgram' },
    },
  });

  const call = await phone(
    { api, to: number, from: '+14155550160' },
    [sayRecorded('open-sunday'), { type: 'interrupt', words: recorded('person'), afterMs: 1200 }],
    { agentQuietMs: 400 },
  );

  const { record } = call;
  expect(record).toMatchObject({ status: 'completed', disposition: 'agent_ended', recording: { status: 'completed' } });
  const [greeting, question, hours, farewell, end] = record.transcript ?? [];
  expect([greeting?.text, question?.text, farewell?.text, end?.text]).toEqual(['Hello there.', ...CALLER, 'Goodbye!']);
  expect(hours).toMatchObject({ speaker: 'agent', was_interrupted: true });
  expect(HOURS.join('').startsWith(hours?.text ?? '-')).toBe(true);
  expect(eventsOf(call, 'audio-cleared').length).toBeGreaterThan(0);
  const [connection] = brain.connections;
  expect(connection?.problems).toEqual([]);
  const lastQuestion = connection?.received.findLast(
    ({ interaction_type }) => interaction_type === 'response_required',
  );
  expect(lastQuestion).toMatchObject({
    transcript: expect.arrayContaining([{ role: 'agent', content: expect.stringContaining(hours?.text ?? '-') }]),
  });
  expect(journalOf(await accountOf(api, record.id), 'provider-changed')).toEqual([]);
  expect(record.latency_p50_ms).toBeLessThan(1500);
});
