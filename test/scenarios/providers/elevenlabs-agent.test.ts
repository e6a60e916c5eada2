import { type AgentTalk, type ElevenLabsEmulator, startElevenLabsEmulator } from '@frontdesk/emulators';
import { expect, test } from 'vitest';
import { accountOf, journalOf } from '../harness/call-account.ts';
import { closing } from '../harness/closing.ts';
import { bookedDate, openCloudRestaurant } from '../harness/cloud-restaurant.ts';
import { agentHeardAfter, holdsSpeech } from '../harness/heard.ts';
import { eventsOf, phone, recordingOf, sharedApi } from '../harness/phone.ts';
import { recorded, sayRecorded } from '../harness/recorded-caller.ts';

const HEARS = ['A table for four at seven thirty, Anna Kowalski.', 'That is all, goodbye.'];
const BOOKED =
  'Your table is booked. We are open from eleven in the morning until eleven at night, and there is parking behind the house.';

test('an agent at ElevenLabs holds a call: it books, is interrupted, and hangs up', async () => {
  const api = sharedApi();
  const elevenlabs = await closing(
    startElevenLabsEmulator({ msPerCharacter: 40, agents: { hears: HEARS, script, answerMs: 80, silenceMs: 300 } }),
  );
  const { number } = await openCloudRestaurant(api, {
    accounts: { elevenlabs },
    agent: {
      engine: 'elevenlabs',
      elevenlabs_agent_id: await createAgent(elevenlabs),
      hosted: { settings: { managed: false } },
    },
  });

  const call = await phone(
    { api, to: number, from: '+14155550159' },
    [sayRecorded('booking'), { type: 'interrupt', words: recorded('person'), afterMs: 1200 }],
    { agentQuietMs: 400 },
  );

  expect(call.outcome).toEqual({ type: 'far-side-hung-up' });
  expect(call.reservations).toMatchObject([
    { date: bookedDate(), time: '19:30', party_size: 4, guest_phone: '+14155550159' },
  ]);
  const { record } = call;
  expect(record).toMatchObject({ status: 'completed', disposition: 'agent_ended', recording: { status: 'completed' } });
  const [greeting, wish, booked, farewell, end] = record.transcript ?? [];
  expect([greeting?.text, wish?.text, farewell?.text]).toEqual(['Hello there.', ...HEARS]);
  expect(end?.text).toBe('Goodbye!');
  expect(booked).toMatchObject({ speaker: 'agent', was_interrupted: true });
  expect(BOOKED.startsWith(booked?.text ?? '-')).toBe(true);
  expect(booked?.text.length).toBeLessThan(BOOKED.length);
  expect(agentHeardAfter(call, call.timings[1]?.speechStartMs ?? 0)).toBeLessThan(600);
  expect(eventsOf(call, 'audio-cleared').length).toBeGreaterThan(0);
  const account = await accountOf(api, record.id);
  expect(journalOf(account, 'tool-finished')).toMatchObject([{ tool: 'book_reservation', code: 'ok' }]);
  expect(journalOf(account, 'provider-changed')).toEqual([]);
  expect(account.usage).toMatchObject([{ service: 'hosted', provider: 'elevenlabs' }]);
  const { caller, agent } = await recordingOf(api, record);
  expect(holdsSpeech(caller)).toBe(true);
  expect(holdsSpeech(agent)).toBe(true);
});

async function script(heard: string, talk: AgentTalk): Promise<void> {
  if (heard === HEARS[1]) {
    talk.say('Goodbye!');
    talk.endCall();
    return;
  }
  const request = { date: bookedDate(), time: '19:30', party_size: 4, name: 'Anna Kowalski' };
  const { isError } = await talk.callTool('book_reservation', request);
  talk.say(isError ? 'That did not work.' : BOOKED);
}

/** An agent that somebody made at ElevenLabs, in the carrier's audio and with a tool of ours. Returns its id. */
async function createAgent({ baseUrl, apiKey }: ElevenLabsEmulator): Promise<string> {
  const create = async (path: string, body: object): Promise<Record<string, unknown>> => {
    const headers = { 'xi-api-key': apiKey, 'content-type': 'application/json' };
    const response = await fetch(`${baseUrl}/v1/convai/${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`ElevenLabs answered ${response.status}: ${await response.text()}`);
    return response.json();
  };
  const text = (description: string) => ({ type: 'string', description });
  const tool = await create('tools', {
    tool_config: {
      type: 'client',
      name: 'book_reservation',
      description: 'Books a table.',
      expects_response: true,
      response_timeout_secs: 10,
      parameters: {
        type: 'object',
        properties: {
          date: text('YYYY-MM-DD'),
          time: text('HH:MM'),
          party_size: { type: 'integer', description: 'How many people come.' },
          name: text('Of the guest'),
        },
        required: ['date', 'time', 'party_size', 'name'],
      },
    },
  });
  const agent = await create('agents/create', {
    name: 'Host',
    conversation_config: {
      agent: {
        first_message: 'Hello there.',
        language: 'en',
        prompt: { prompt: 'You are the host of a restaurant.', llm: 'gemini-2.5-flash', tool_ids: [tool.id] },
      },
      asr: { user_input_audio_format: 'ulaw_8000' },
      tts: { model_id: 'eleven_flash_v2', agent_output_audio_format: 'ulaw_8000' },
      conversation: {
        client_events: [
          'audio',
          'interruption',
          'user_transcript',
          'agent_response',
          'agent_response_correction',
          'client_tool_call',
        ],
      },
    },
  });
  return String(agent.agent_id);
}
