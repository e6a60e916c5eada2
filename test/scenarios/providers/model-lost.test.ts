import { startDeepgramEmulator, startOpenAiChatEmulator } from '@frontdesk/emulators';
import { expect, test } from 'vitest';
import { accountOf, journalOf } from '../harness/call-account.ts';
import { closing } from '../harness/closing.ts';
import { openCloudRestaurant } from '../harness/cloud-restaurant.ts';
import { phone, sharedApi } from '../harness/phone.ts';
import { sayRecorded } from '../harness/recorded-caller.ts';

test('when the language model is gone the flow books the table that the caller asked it for', async () => {
  const api = sharedApi();
  const words = [
    'A table for four tomorrow at seven thirty in the evening, please.',
    'My name is Anna Kowalski.',
    'Yes, please use this number.',
    'Yes, that’s right.',
    'No, goodbye.',
  ];
  const deepgram = await closing(startDeepgramEmulator({ words, characterMs: 15 }));
  const openai = await closing(startOpenAiChatEmulator());
  openai.fail({ kind: 503, times: 100 });
  const { number } = await openCloudRestaurant(api, {
    accounts: { deepgram, openai },
    agent: {
      transcription: { provider: 'deepgram', model: 'nova-3' },
      llm: { provider: 'openai', model: 'gpt-4.1-mini' },
      voice_settings: { provider: 'deepgram' },
      turn_taking: { finished_silence_ms: 250, neutral_silence_ms: 300 },
    },
  });

  const lines = ['no', 'yes', 'yes', 'yes', 'no'].map(sayRecorded);
  const call = await phone({ api, to: number, from: '+14155550155' }, lines, { agentQuietMs: 250 });

  expect(call.reservations).toMatchObject([
    { time: '19:30', party_size: 4, guest_name: 'Anna Kowalski', guest_phone: '+14155550155' },
  ]);
  expect(call.record).toMatchObject({ status: 'completed', disposition: 'agent_ended' });
  const account = await accountOf(api, call.record.id);
  expect(journalOf(account, 'provider-changed')).toMatchObject([{ service: 'llm', from: 'openai:gpt-4.1-mini' }]);
  expect(journalOf(account, 'failure')).toEqual([]);
});
