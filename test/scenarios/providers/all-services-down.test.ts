import {
  hangUp,
  startDeepgramEmulator,
  startOpenAiChatEmulator,
  startOpenAiEmulator,
  waitForAgent,
} from '@frontdesk/emulators';
import { expect, test } from 'vitest';
import { accountOf, journalOf } from '../harness/call-account.ts';
import { closing } from '../harness/closing.ts';
import { openCloudRestaurant } from '../harness/cloud-restaurant.ts';
import { phone, sharedApi } from '../harness/phone.ts';
import { sayRecorded } from '../harness/recorded-caller.ts';

test('with every outside service down this machine holds the call by itself', async () => {
  const api = sharedApi();
  const openai = await closing(startOpenAiEmulator());
  const deepgram = await closing(startDeepgramEmulator());
  const compatible = await closing(startOpenAiChatEmulator());
  for (let times = 0; times < 20; times++) {
    openai.fail('realtime', { type: 'refuse', status: 503 });
    deepgram.fail({ type: 'refuse', status: 503, code: 'SERVICE_UNAVAILABLE', message: 'Not now.' });
  }
  compatible.fail({ kind: 503, times: 100 });
  const { number } = await openCloudRestaurant(api, {
    accounts: { openai, deepgram, compatible },
    agent: {
      engine: 'openai_realtime',
      transcription: { provider: 'deepgram', model: 'nova-3' },
      llm: { provider: 'compatible', model: 'emulated', s2s_model: 'gpt-realtime' },
      voice_settings: { provider: 'deepgram' },
      settings: { tts_speed: 1.4 },
    },
  });

  const script = [sayRecorded('open-sunday'), waitForAgent, hangUp];
  const call = await phone({ api, to: number, from: '+14155550158' }, script);

  expect(call.callerText).toMatch(/open on sunday/i);
  expect(call.agentText).toMatch(/open from 11 AM to 11 PM/);
  expect(call.record).toMatchObject({ status: 'completed', disposition: 'caller_hung_up' });
  const changes = journalOf(await accountOf(api, call.record.id), 'provider-changed');
  expect(changes.map(({ service, from }) => `${service} ${from}`).toSorted()).toEqual([
    'hosted openai:gpt-realtime',
    'llm compatible:emulated',
    'transcription deepgram:nova-3',
    'voice deepgram:aura-2',
  ]);
});
