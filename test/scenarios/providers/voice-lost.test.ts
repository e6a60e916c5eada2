import { startDeepgramEmulator, startElevenLabsEmulator, startOpenAiChatEmulator } from '@frontdesk/emulators';
import { expect, test } from 'vitest';
import { accountOf, journalOf } from '../harness/call-account.ts';
import { closing } from '../harness/closing.ts';
import { openCloudRestaurant } from '../harness/cloud-restaurant.ts';
import { eventsOf, phone, sharedApi } from '../harness/phone.ts';
import { sayRecorded } from '../harness/recorded-caller.ts';
import { goodbye, scriptedHost } from '../harness/scripted-host.ts';

const HOURS = 'We are open every day from eleven in the morning until eleven at night and we would love to see you.';

test('a sentence in whose middle ElevenLabs was lost is finished by Deepgram, which speaks from then on', async () => {
  const api = sharedApi();
  const deepgram = await closing(
    startDeepgramEmulator({ words: ['Are you open on Sunday?', 'No, goodbye.'], characterMs: 30 }),
  );
  const respond = scriptedHost([/open/i, { text: HOURS }], [/bye/, goodbye]);
  const openai = await closing(startOpenAiChatEmulator({ respond }));
  const elevenlabs = await closing(startElevenLabsEmulator({ msPerCharacter: 30, chunkIntervalMs: 100 }));
  const { number } = await openCloudRestaurant(api, {
    accounts: { deepgram, openai, elevenlabs },
    agent: {
      transcription: { provider: 'deepgram', model: 'nova-3' },
      llm: { provider: 'openai', model: 'gpt-4.1-mini' },
      voice_settings: { provider: 'elevenlabs' },
      fallbacks: { voice: [{ provider: 'deepgram', gender: 'female', speed: 'normal' }] },
    },
  });

  const call = await phone({ api, to: number, from: '+14155550154' }, [sayRecorded('person'), sayRecorded('no')], {
    agentQuietMs: 400,
    onEvent(event) {
      if (event.type !== 'caller-started' || event.words === 'No.') return;
      elevenlabs.fail({ type: 'drop', on: 'WS multi-stream-input', afterMessages: 3 });
    },
  });

  expect(call.record.disposition).toBe('agent_ended');
  expect(call.record.transcript?.[2]).toMatchObject({ speaker: 'agent', text: HOURS, was_interrupted: false });
  const account = await accountOf(api, call.record.id);
  expect(journalOf(account, 'provider-changed')).toMatchObject([
    { service: 'voice', from: expect.stringMatching(/^elevenlabs:/), to: expect.stringMatching(/^deepgram:/) },
  ]);
  const spoken = deepgram.sessions.filter(({ end }) => end === 'speak').flatMap(({ texts }) => texts);
  expect(spoken.at(-1)?.trim()).toBe('Goodbye!');
  // Only what had not been heard yet.
  const finished = spoken.slice(0, -1).join(' ').replaceAll(/\s+/g, ' ').trim();
  expect(HOURS.endsWith(finished)).toBe(true);
  expect(finished.length).toBeGreaterThan(10);
  expect(finished.length).toBeLessThan(HOURS.length);
  expect(eventsOf(call, 'fault')).toEqual([]);
});
