import { AgentConfig, type AgentConfigInput } from '@frontdesk/contract';
import type { AgentsOptions, ElevenLabsEmulatorOptions } from '@frontdesk/emulators';
import {
  type AudioFrame,
  durationMs,
  type HostedConversation,
  type HostedEvent,
  type OpenHostedConversation,
  systemClock,
  TELEPHONE,
} from '@frontdesk/voice';
import { afterEach, describe, expect, it } from 'vitest';
import { loudFrames, quietFrames, snapshot } from '../../openai/openai-fixture.ts';
import { elevenLabsAccount, providerError } from '../elevenlabs-fixture.ts';
import { elevenlabs } from '../elevenlabs-provider.ts';
import { accessOf } from '../wire/access.ts';
import { agentBody } from './agent-definition.ts';
import { agentSettings } from './agent-settings.ts';
import { AgentsApi } from './agents-api.ts';
import { clientTool } from './client-tool.ts';

const BOOK_TABLE = {
  name: 'book_table',
  description: 'Books a table.',
  parameters: {
    type: 'object',
    properties: {
      guests: { type: 'integer', minimum: 1 },
      area: { anyOf: [{ enum: ['inside', 'terrace'] }, { type: 'null' }] },
    },
    required: ['guests'],
  },
  isReadOnly: false,
};

const signal = new AbortController().signal;
const open: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

interface Wish extends Partial<OpenHostedConversation> {
  readonly settings?: Record<string, unknown>;
  readonly config?: Partial<AgentConfigInput>;
  readonly change?: Record<string, unknown>;
  readonly emulated?: ElevenLabsEmulatorOptions;
}

async function account(agents: AgentsOptions = {}, { settings = {}, config = {}, change, emulated }: Wish = {}) {
  const known = await elevenLabsAccount({ ...emulated, agents: { silenceMs: 200, ...agents } });
  open.push(known.emulator);
  const api = new AgentsApi(accessOf(known.context.credentials), systemClock);
  const body = agentBody({
    ...{ name: 'Mia', tag: 'frontdesk-1', model: 'gemini-2.5-flash', instructions: 'Kept {{here}}.', greeting: 'Hi.' },
    config: AgentConfig.parse(snapshot(config).agent.config),
    settings: agentSettings.parse(settings),
    ...{ keyterms: ['Anchor'], documents: [], endsCalls: false },
    toolIds: [await api.createTool(clientTool(BOOK_TABLE, 5), signal)],
  });
  const agentId = await api.createAgent({ ...body, ...change }, signal);
  return { ...known, api, agentId };
}

async function talk(agents: AgentsOptions = {}, wish: Wish = {}) {
  const { settings = {}, config = {}, change: _change, emulated: _emulated, ...opening } = wish;
  const known = await account(agents, wish);
  const choice = { model: 'gemini-2.5-flash', settings, agentId: known.agentId };
  const engine = elevenlabs.hosted?.create({ ...known.context, clock: systemClock }, choice);
  if (!engine) throw new Error('There is no hosted engine.');
  const call: HostedConversation = await engine.open({
    call: { id: 'call-1', from: '+14155550100', to: '+14155550101' },
    snapshot: snapshot(config),
    instructions: 'You are Mia. Say {{nothing}} wrong.',
    greeting: 'Hello from The Anchor.',
    tools: [BOOK_TABLE],
    earlier: [],
    format: TELEPHONE,
    signal,
    ...opening,
  });
  open.push(call);
  const events: HostedEvent[] = [];
  const done = (async () => {
    for await (const event of call.events()) events.push(event);
  })();
  done.catch(() => undefined);
  const session = known.emulator.conversations.at(-1);
  if (!session) throw new Error('There is no conversation.');
  const of = <Type extends HostedEvent['type']>(type: Type) =>
    events.filter((event): event is Extract<HostedEvent, { type: Type }> => event.type === type);
  const send = (frames: readonly AudioFrame[]) => {
    for (const frame of frames) call.send(frame);
  };
  return { ...known, engine, call, events, done, session, of, send, ended: (n: number) => poll(of, n) };
}

const poll = (of: (type: 'utterance-ended') => unknown[], count: number) =>
  expect.poll(() => of('utterance-ended').length).toBe(count);

describe('a conversation with an agent at ElevenLabs', () => {
  it('greets, hears and answers in the carrier’s own audio, word by word', async () => {
    const { call, session, of, events, send, ended } = await talk({ hears: ['Do you have a terrace?'] });
    expect(call.id).toBe(session.conversationId);
    await ended(1);
    expect(of('agent-text')).toEqual([{ type: 'agent-text', utteranceId: 'u1', text: 'Hello from The Anchor.' }]);
    const spoken = of('audio').map(({ frame }) => frame);
    expect(spoken.length).toBeGreaterThan(1);
    expect(spoken.every(({ encoding, sampleRateHz }) => encoding === 'mulaw' && sampleRateHz === 8000)).toBe(true);
    expect(spoken.reduce((sum, frame) => sum + durationMs(frame), 0)).toBe(22 * 60);
    const words = of('audio').flatMap(event => event.words ?? []);
    expect(words.map(({ word }) => word)).toEqual(['Hello', 'from', 'The', 'Anchor.']);
    expect(words.at(-1)).toMatchObject({ startMs: 15 * 60, endMs: 22 * 60 });
    send([...quietFrames(1400), ...loudFrames('terrace'), ...quietFrames(300)]);
    await ended(2);
    expect(of('interrupted')).toEqual([]);
    expect(of('caller-text')[0]).toEqual({ type: 'caller-text', text: 'Do', isFinal: false });
    expect(of('caller-text').at(-1)).toEqual({ type: 'caller-text', text: 'Do you have a terrace?', isFinal: true });
    expect(of('agent-text').at(-1)).toMatchObject({ utteranceId: 'u2', text: 'You said: Do you have a terrace?' });
    await expect.poll(() => session.pongs).toBeGreaterThan(0);
    expect(events.filter(({ type }) => type === 'usage').length).toBeGreaterThan(0);
  });

  it('is told of this call, and nothing that the service takes for a variable', async () => {
    const config = { language: 'de-DE', voice: { provider: 'elevenlabs', voiceId: 'JBFqnCBsd6RMkjVDRZzb', rate: 1.1 } };
    const { session, call } = await talk({}, { config, settings: { stability: 0.4 } });
    expect(session.initiation).toEqual({
      type: 'conversation_initiation_client_data',
      conversation_config_override: {
        agent: {
          prompt: { prompt: 'You are Mia. Say { {nothing} } wrong.' },
          first_message: 'Hello from The Anchor.',
          language: 'de',
        },
        tts: { voice_id: 'JBFqnCBsd6RMkjVDRZzb', stability: 0.4, speed: 1.1 },
      },
      dynamic_variables: {
        call_id: 'call-1',
        agent_name: 'Mia',
        business_name: 'The Anchor',
        caller_number: '+14155550100',
        called_number: '+14155550101',
        call_direction: 'inbound',
      },
      source_info: { source: 'frontdesk' },
    });
    expect(session.config).toMatchObject({ tts: { model_id: 'eleven_flash_v2_5' } });
    call.note('The caller pressed 1.');
    await expect.poll(() => session.notes).toEqual(['The caller pressed 1.']);
  });

  it('stops where the caller speaks over it, drops what is late, and knows what was said', async () => {
    const { of, send, ended } = await talk(
      { script: (_heard, agent) => agent.say('Sure.') },
      { emulated: { chunkIntervalMs: 60, charactersPerChunk: 2 } },
    );
    await expect.poll(() => of('audio').length).toBeGreaterThan(0);
    send([...quietFrames(700), ...loudFrames('wait')]);
    await expect.poll(() => of('agent-text-corrected')).toHaveLength(1);
    const heard = of('audio').filter(({ utteranceId }) => utteranceId === 'u1').length;
    expect(of('interrupted')).toHaveLength(1);
    expect(of('agent-text-corrected')[0]).toEqual({
      type: 'agent-text-corrected',
      utteranceId: 'u1',
      text: 'Hello from',
    });
    send(quietFrames(400));
    await ended(2);
    expect(of('audio').filter(({ utteranceId }) => utteranceId === 'u1')).toHaveLength(heard);
    expect(of('agent-text').at(-1)?.utteranceId).toBe('u2');
  });

  it('has our tools run, and waits for them', async () => {
    const answers: unknown[] = [];
    const { call, of, send, ended, session } = await talk({
      async script(_heard, agent) {
        agent.say('One moment.');
        answers.push(await agent.callTool('book_table', { guests: 4 }));
        agent.say('Done.');
      },
    });
    await ended(1);
    send([...quietFrames(1400), ...loudFrames('table'), ...quietFrames(300)]);
    await expect.poll(() => of('tool-call').length).toBe(1);
    const [asked] = of('tool-call');
    expect(asked).toMatchObject({ name: 'book_table', arguments: { guests: 4 } });
    const result = { code: 'ok', value: { table: 7 } };
    call.answerTool(asked?.id ?? '', result);
    call.answerTool(asked?.id ?? '', result);
    await ended(3);
    expect(answers).toEqual([{ result: JSON.stringify(result), isError: false }]);
    expect(session.received.filter(({ type }) => type === 'client_tool_result')).toHaveLength(1);
  });

  it('tells that the agent hung up', async () => {
    const { of, send, ended, done } = await talk({
      script(_heard, agent) {
        agent.say('Goodbye.');
        agent.endCall();
      },
    });
    await ended(1);
    send([...quietFrames(1400), ...loudFrames('bye'), ...quietFrames(300)]);
    await done;
    expect(of('ended')).toEqual([{ type: 'ended', reason: 'agent', detail: 'The agent at ElevenLabs hung up.' }]);
    expect(of('audio').some(({ utteranceId }) => utteranceId === 'u2')).toBe(true);
  });

  it('tells that the call has become too long', async () => {
    const { session, of, done } = await talk();
    session.fail('max_duration_exceeded', 'Conversation exceeded max duration', 1000);
    await done;
    expect(of('ended')).toMatchObject([{ reason: 'time-limit' }]);
  });
});

describe('trouble in a conversation', () => {
  const faults = [
    [{ type: 'drop', afterMessages: 1 }, 'unavailable'],
    [{ type: 'garbage', afterMessages: 1 }, 'protocol'],
    [{ type: 'error', error: 'llm_timeout', afterMessages: 1 }, 'unavailable'],
    [{ type: 'error', error: 'quota_exceeded', afterMessages: 1 }, 'quota'],
    [{ type: 'error', error: 'something_new', afterMessages: 1 }, 'unavailable'],
  ] as const;
  for (const [fault, expected] of faults)
    it(`is ${expected} after ${Object.values(fault).slice(0, 2).join(' ')}`, async () => {
      const { emulator, send, ended, done } = await talk();
      await ended(1);
      emulator.fail({ on: 'WS convai', ...fault });
      send([...quietFrames(1400), ...loudFrames('hello'), ...quietFrames(300)]);
      expect((await providerError(done)).fault).toBe(expected);
    });

  it('tells a wrong key, a missing agent, a refused socket and a plan without room apart', async () => {
    const { context, emulator, agentId } = await account();
    const attempt = (apiKey: string, id: string) =>
      elevenlabs.hosted
        ?.create(
          { ...context, credentials: { ...context.credentials, apiKey } },
          { model: 'gpt-4.1', settings: {}, agentId: id },
        )
        .open({
          call: { id: 'call-1', from: null, to: null },
          snapshot: snapshot(),
          ...{ instructions: '', greeting: null, tools: [], earlier: [], format: TELEPHONE, signal },
        }) ?? Promise.resolve();
    expect((await providerError(attempt('wrong', agentId))).fault).toBe('credentials');
    expect((await providerError(attempt(emulator.apiKey, 'agent_none'))).fault).toBe('rejected');
    emulator.fail({ on: 'WS convai', type: 'refuse', status: 429 });
    expect((await providerError(attempt(emulator.apiKey, agentId))).fault).toBe('rate_limited');
  });

  it('names what to do where the agent does not permit what calls set, unless it is used as it is', async () => {
    const change = { platform_settings: { auth: { enable_auth: true } } };
    const refused = await providerError(talk({}, { change }));
    expect(refused).toMatchObject({ fault: 'rejected', message: expect.stringContaining('publish the agent again') });
    const { session } = await talk({}, { change, settings: { managed: false } });
    expect(session.initiation).not.toHaveProperty('conversation_config_override');
  });

  it('refuses an agent in other audio', async () => {
    const change = { conversation_config: {}, platform_settings: {} };
    const refused = await providerError(talk({}, { change, settings: { managed: false } }));
    expect(refused).toMatchObject({ fault: 'rejected', message: expect.stringContaining('ulaw_8000') });
  });

  it('is given up at once when aborted', async () => {
    const abort = new AbortController();
    const { session, done } = await talk({}, { signal: abort.signal });
    abort.abort();
    await done;
    await expect.poll(() => session.isOpen).toBe(false);
  });
});

it('keeps tools as the service understands schemas', () => {
  expect(clientTool(BOOK_TABLE, 5)).toMatchObject({
    type: 'client',
    parameters: {
      type: 'object',
      properties: {
        guests: { type: 'integer', description: 'guests' },
        area: { type: 'string', description: 'area', enum: ['inside', 'terrace'] },
      },
      required: ['guests'],
    },
  });
});
