import {
  type CallerEvent,
  type DeepgramEmulator,
  startDeepgramEmulator,
  startElevenLabsEmulator,
  startOpenAiChatEmulator,
} from '@frontdesk/emulators';
import { expect, test } from 'vitest';
import type { TranscriptTurn } from '../../../scripts/call/operator-api.ts';
import { accountOf, journalOf, type ProviderChanged } from '../harness/call-account.ts';
import { closing } from '../harness/closing.ts';
import { bookedDate, openCloudRestaurant } from '../harness/cloud-restaurant.ts';
import { phone, sharedApi } from '../harness/phone.ts';
import { sayRecorded } from '../harness/recorded-caller.ts';
import { book, goodbye, scriptedHost } from '../harness/scripted-host.ts';

const WANTED = 'Hi, I’d like to book a table for four tomorrow at seven thirty.';
/** Messages to Deepgram, some 60 ms of audio each, until the line breaks: the sentence is almost four seconds long. */
const MESSAGES_UNTIL_LOST = 25;
const LOST = { service: 'transcription', from: 'deepgram:nova-3' };
const TRANSCRIPTION = { provider: 'deepgram', model: 'nova-3' };

test('the embedded recogniser hears the whole sentence in whose middle Deepgram was lost', async () => {
  const { api, deepgram, openai } = await openServices();
  const { number } = await openCloudRestaurant(api, {
    accounts: { deepgram, openai },
    agent: {
      transcription: TRANSCRIPTION,
      llm: { provider: 'openai', model: 'gpt-4.1-mini' },
      voice_settings: { provider: 'deepgram' },
    },
  });

  const call = await phone({ api, to: number, from: '+14155550152' }, [sayRecorded('booking'), sayRecorded('no')], {
    agentQuietMs: 400,
    onEvent: event => loseInMidSentence(deepgram, event),
  });

  expect(call.reservations).toMatchObject([{ date: bookedDate(), time: '19:30', party_size: 4 }]);
  // Nobody else can know what was really said, its first words included. It writes numbers in one way or the other.
  expect(call.record.transcript?.[1]?.text).toMatch(/book a table for (four|4) tomorrow at (seven thirty|7:30)/i);
  const [change, ...more] = journalOf(await accountOf(api, call.record.id), 'provider-changed');
  expect(change).toMatchObject({ ...LOST, to: expect.stringMatching(/^local:/) });
  expect(more).toEqual([]);
  expect(isWithin(change, call.record.transcript?.[1])).toBe(true);
});

test('a second service hears the rest of the call, the sentence in whose middle the first was lost included', async () => {
  const { api, deepgram, openai } = await openServices();
  const elevenlabs = await closing(startElevenLabsEmulator({ transcripts: [WANTED, 'No, goodbye.'] }));
  const { number } = await openCloudRestaurant(api, {
    accounts: { deepgram, openai, elevenlabs },
    agent: {
      transcription: TRANSCRIPTION,
      fallbacks: { transcription: [{ provider: 'elevenlabs' }] },
      llm: { provider: 'openai', model: 'gpt-4.1-mini' },
      voice_settings: { provider: 'deepgram' },
    },
  });

  const call = await phone({ api, to: number, from: '+14155550153' }, [sayRecorded('booking'), sayRecorded('no')], {
    agentQuietMs: 400,
    onEvent: event => loseInMidSentence(deepgram, event),
  });

  expect(call.reservations).toMatchObject([{ date: bookedDate(), time: '19:30', party_size: 4 }]);
  expect(call.record.disposition).toBe('agent_ended');
  const account = await accountOf(api, call.record.id);
  const [change, ...more] = journalOf(account, 'provider-changed');
  expect(change).toMatchObject({ ...LOST, to: expect.stringMatching(/^elevenlabs:/) });
  expect(more).toEqual([]);
  expect(isWithin(change, call.record.transcript?.[1])).toBe(true);
  expect(account.usage.filter(({ service }) => service === 'transcription').map(({ provider }) => provider)).toEqual([
    'deepgram',
    'elevenlabs',
  ]);
});

async function openServices() {
  const deepgram = await closing(startDeepgramEmulator({ words: [WANTED, 'No, goodbye.'], characterMs: 30 }));
  const request = { date: bookedDate(), time: '19:30', partySize: 4, name: 'Anna Kowalski' };
  const respond = scriptedHost([/table for (four|4) tomorrow/i, book(request)], [/no/i, goodbye]);
  const openai = await closing(startOpenAiChatEmulator({ respond }));
  return { api: sharedApi(), deepgram, openai };
}

function loseInMidSentence(deepgram: DeepgramEmulator, event: CallerEvent): void {
  if (event.type !== 'caller-started' || !event.words.startsWith('Hi')) return;
  deepgram.fail({ type: 'disconnect', afterMessages: MESSAGES_UNTIL_LOST }, 'listen');
}

function isWithin(change: ProviderChanged | undefined, turn: TranscriptTurn | undefined): boolean {
  return (
    change !== undefined && turn !== undefined && turn.started_at_ms < change.at_ms && change.at_ms < turn.ended_at_ms
  );
}
