import { startDeepgramEmulator, startElevenLabsEmulator, startOpenAiChatEmulator } from '@frontdesk/emulators';
import { expect, test } from 'vitest';
import { accountOf, journalOf } from '../harness/call-account.ts';
import { closing } from '../harness/closing.ts';
import { bookedDate, openCloudRestaurant } from '../harness/cloud-restaurant.ts';
import { holdsSpeech } from '../harness/heard.ts';
import { phone, recordingOf, sharedApi } from '../harness/phone.ts';
import { sayRecorded } from '../harness/recorded-caller.ts';
import { BOOKED, book, goodbye, scriptedHost } from '../harness/scripted-host.ts';

const FROM = '+14155550151';

test('Deepgram hears, a model books and ElevenLabs speaks, and what they did and cost is kept', async () => {
  const api = sharedApi();
  const date = bookedDate();
  const words = ['A table for four at seven thirty, Anna Kowalski.', 'No, goodbye.'];
  const deepgram = await closing(startDeepgramEmulator({ words, finalDelayMs: 50 }));
  const booking = book({ date, time: '19:30', partySize: 4, name: 'Anna Kowalski' });
  const respond = scriptedHost([/table/i, booking], [/bye/, goodbye]);
  const openai = await closing(startOpenAiChatEmulator({ firstTokenMs: 80, respond }));
  const elevenlabs = await closing(startElevenLabsEmulator({ firstByteMs: 60, msPerCharacter: 30 }));
  const { number } = await openCloudRestaurant(api, {
    accounts: { deepgram, openai, elevenlabs },
    agent: {
      transcription: { provider: 'deepgram' },
      llm: { provider: 'openai', model: 'gpt-4.1-mini' },
      voice_settings: { provider: 'elevenlabs' },
    },
  });

  const call = await phone({ api, to: number, from: FROM }, [sayRecorded('name'), sayRecorded('no')], {
    agentQuietMs: 400,
  });

  expect(call.outcome).toEqual({ type: 'far-side-hung-up' });
  expect(call.reservations).toMatchObject([
    { date, time: '19:30', party_size: 4, guest_name: 'Anna Kowalski', guest_phone: FROM, status: 'booked' },
  ]);
  const { record } = call;
  expect(record).toMatchObject({ status: 'completed', disposition: 'agent_ended', recording: { status: 'completed' } });
  expect(record.transcript?.map(({ speaker, text }) => `${speaker}: ${text}`)).toEqual([
    'agent: Cloud Nine, hello.',
    'caller: A table for four at seven thirty, Anna Kowalski.',
    `agent: ${BOOKED}`,
    'caller: No, goodbye.',
    'agent: Goodbye!',
  ]);
  // The end of the speech, the silence after it, and the services' delays.
  expect(record.latency_p50_ms).toBeGreaterThan(400);
  expect(record.latency_p50_ms).toBeLessThan(1500);
  const account = await accountOf(api, record.id);
  expect(journalOf(account, 'tool-finished')).toMatchObject([
    { tool: 'book_reservation', code: 'ok' },
    { tool: 'end_call', code: 'ok' },
  ]);
  expect(journalOf(account, 'provider-changed')).toEqual([]);
  const service = (provider: string) => account.usage.find(usage => usage.provider === provider);
  expect(service('deepgram')).toMatchObject({ service: 'transcription', audio_ms: expect.any(Number) });
  expect(service('openai')).toMatchObject({ service: 'llm', model: 'gpt-4.1-mini', output_tokens: expect.any(Number) });
  expect(service('elevenlabs')).toMatchObject({ service: 'voice', characters: expect.any(Number) });
  for (const { cost_usd } of account.usage) expect(cost_usd).toBeGreaterThan(0);
  expect(account.cost?.currency).toBe('USD');
  const { caller, agent } = await recordingOf(api, record);
  expect(holdsSpeech(caller)).toBe(true);
  expect(holdsSpeech(agent)).toBe(true);
});
