import { type RealtimeAnswer, type RealtimeTurn, startOpenAiEmulator } from '@frontdesk/emulators';
import { expect, test } from 'vitest';
import { accountOf, journalOf } from '../harness/call-account.ts';
import { closing } from '../harness/closing.ts';
import { bookedDate, openCloudRestaurant } from '../harness/cloud-restaurant.ts';
import { agentHeardAfter, holdsSpeech } from '../harness/heard.ts';
import { eventsOf, phone, recordingOf, sharedApi } from '../harness/phone.ts';
import { recorded, sayRecorded } from '../harness/recorded-caller.ts';

const CALLER = ['A table for four at seven thirty, Anna Kowalski.', 'That is all, goodbye.'];
const BOOKED =
  'Your table is booked. We are open from eleven in the morning until eleven at night, and there is parking behind the house.';

test('OpenAI’s realtime model holds a call: it books, is interrupted, and says goodbye', async () => {
  const api = sharedApi();
  const openai = await closing(
    startOpenAiEmulator({
      transcribe: ({ number }) => CALLER[number - 1] ?? '',
      answer,
      delays: { firstAudioMs: 80, transcriptMs: 60, pieceMs: 20 },
    }),
  );
  const { number } = await openCloudRestaurant(api, {
    accounts: { openai },
    agent: {
      engine: 'openai_realtime',
      llm: { s2s_model: 'gpt-realtime' },
      hosted: { settings: { silenceMs: 300, speed: 1.5 } },
    },
  });

  const call = await phone(
    { api, to: number, from: '+14155550157' },
    [sayRecorded('booking'), { type: 'interrupt', words: recorded('person'), afterMs: 1200 }],
    { agentQuietMs: 400 },
  );

  expect(call.outcome).toEqual({ type: 'far-side-hung-up' });
  expect(call.reservations).toMatchObject([
    { date: bookedDate(), time: '19:30', party_size: 4, guest_phone: '+14155550157' },
  ]);
  const { record } = call;
  expect(record).toMatchObject({ status: 'completed', disposition: 'agent_ended', recording: { status: 'completed' } });
  const [greeting, wish, booked, farewell, end] = record.transcript ?? [];
  expect([greeting?.text, wish?.text, farewell?.text]).toEqual(['Cloud Nine, hello.', ...CALLER]);
  expect(end?.text).toBe('Goodbye!');
  // Of the long answer, what was heard of it, here and at the service.
  expect(booked).toMatchObject({ speaker: 'agent', was_interrupted: true });
  expect(BOOKED.startsWith(booked?.text ?? '-')).toBe(true);
  expect(booked?.text.length).toBeLessThan(BOOKED.length);
  expect(openai.sessions[0]?.received.map(({ type }) => type)).toContain('conversation.item.truncate');
  expect(agentHeardAfter(call, call.timings[1]?.speechStartMs ?? 0)).toBeLessThan(500);
  expect(eventsOf(call, 'audio-cleared').length).toBeGreaterThan(0);
  const account = await accountOf(api, record.id);
  expect(journalOf(account, 'tool-finished')).toMatchObject([
    { tool: 'book_reservation', code: 'ok' },
    { tool: 'end_call' },
  ]);
  expect(journalOf(account, 'provider-changed')).toEqual([]);
  expect(account.usage[0]).toMatchObject({ service: 'hosted', provider: 'openai', model: 'gpt-realtime' });
  expect(account.usage[0]?.cost_usd).toBeGreaterThan(0);
  expect(record.latency_p50_ms).toBeLessThan(1200);
  const { caller, agent } = await recordingOf(api, record);
  expect(holdsSpeech(caller)).toBe(true);
  expect(holdsSpeech(agent)).toBe(true);
});

function answer({ asked, caller, items }: RealtimeTurn): RealtimeAnswer {
  const quoted = /"([^"]+)"/.exec(asked ?? '')?.[1];
  if (quoted !== undefined) return { say: quoted };
  const hasResult = items.at(-1)?.type === 'function_call_output';
  if (hasResult) return caller === CALLER[1] ? {} : { say: BOOKED };
  if (caller === CALLER[1]) return { say: 'Goodbye!', calls: [{ name: 'end_call', arguments: {} }] };
  const request = { date: bookedDate(), time: '19:30', party_size: 4, name: 'Anna Kowalski' };
  return { calls: [{ name: 'book_reservation', arguments: request }] };
}
