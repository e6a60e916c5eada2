import {
  type EmulatedRealtimeSession,
  type OpenAiEmulator,
  type OpenAiEmulatorOptions,
  startOpenAiEmulator,
} from '@frontdesk/emulators';
import {
  type AudioFrame,
  decodeSamples,
  durationMs,
  type HostedConversation,
  type HostedEvent,
  type OpenHostedConversation,
  TELEPHONE,
} from '@frontdesk/voice';
import { afterEach, describe, expect, it } from 'vitest';
import { accountAt, loudFrames, quietFrames, snapshot } from '../openai-fixture.ts';
import { openai } from '../openai-provider.ts';

let emulator: OpenAiEmulator;
const calls: HostedConversation[] = [];
afterEach(async () => {
  await Promise.all(calls.splice(0).map(call => call.close()));
  await emulator.close();
});

const start = async (options: OpenAiEmulatorOptions = {}) => (emulator = await startOpenAiEmulator(options));

const FIND_TABLE = {
  name: 'find_table',
  description: 'Looks for a table.',
  parameters: { type: 'object', properties: { party_size: { type: 'integer' } } },
  isReadOnly: true,
};

interface Wish extends Partial<OpenHostedConversation> {
  readonly settings?: unknown;
  readonly model?: string;
  readonly apiKey?: string;
}

async function open({ settings = { silenceMs: 200 }, model = 'gpt-realtime', apiKey, ...wish }: Wish = {}) {
  const engine = openai.hosted?.create(accountAt(emulator, apiKey ? { apiKey } : {}), { model, settings });
  const call = await engine?.open({
    call: { id: 'call', from: '+14155550100', to: '+14155550101' },
    snapshot: snapshot(),
    instructions: 'You are Mia.',
    greeting: null,
    tools: [FIND_TABLE],
    earlier: [],
    format: TELEPHONE,
    signal: new AbortController().signal,
    ...wish,
  });
  if (!call) throw new Error('There is no hosted engine.');
  calls.push(call);
  const events: HostedEvent[] = [];
  const done = (async () => {
    for await (const event of call.events()) events.push(event);
  })();
  done.catch(() => undefined);
  const session = emulator.sessions.at(-1);
  if (!session) throw new Error('There is no session.');
  const of = <Type extends HostedEvent['type']>(type: Type) =>
    events.filter((event): event is Extract<HostedEvent, { type: Type }> => event.type === type);
  return {
    call,
    events,
    done,
    session,
    of,
    send: (frames: readonly AudioFrame[]) => {
      for (const frame of frames) call.send(frame);
    },
    ended: (count: number) => expect.poll(() => of('utterance-ended').length).toBe(count),
  };
}

const received = (session: EmulatedRealtimeSession, type: string) =>
  session.received.filter(event => event.type === type);

describe('a conversation over the Realtime API', () => {
  it('greets word for word, hears, answers, and passes the carrier’s audio through', async () => {
    await start({
      transcribe: () => 'Do you have a terrace?',
      answer: ({ asked, caller }) => ({ say: asked ? (/"(.+)"/.exec(asked)?.[1] ?? '') : `You asked: ${caller}` }),
    });
    const { call, session, events, of, send, ended } = await open({ greeting: 'Hello from The Anchor.' });
    expect(call.id).toBe(session.id);
    await ended(1);
    expect(of('agent-text').at(-1)?.text).toBe('Hello from The Anchor.');
    const spoken = of('audio').map(event => event.frame);
    expect(spoken.every(frame => frame.encoding === 'mulaw' && frame.sampleRateHz === 8000)).toBe(true);
    expect(spoken.reduce((sum, frame) => sum + durationMs(frame), 0)).toBe(22 * 60);
    expect(Math.max(...spoken.flatMap(frame => [...decodeSamples(frame)]))).toBeGreaterThan(4000);
    send([...loudFrames('terrace?'), ...quietFrames(300)]);
    await ended(2);
    expect(of('caller-text').filter(event => event.isFinal)).toEqual([
      { type: 'caller-text', text: 'Do you have a terrace?', isFinal: true },
    ]);
    expect(of('caller-text')[0]).toEqual({ type: 'caller-text', text: 'Do', isFinal: false });
    expect(of('agent-text').at(-1)?.text).toBe('You asked: Do you have a terrace?');
    const order = events.map(event => event.type).filter(type => type.startsWith('caller-speech'));
    expect(order).toEqual(['caller-speech-started', 'caller-speech-stopped']);
    await expect
      .poll(() => of('usage').map(event => event.usage))
      .toContainEqual({
        service: 'hosted',
        provider: 'openai',
        model: 'gpt-realtime',
        inputTokens: 120,
        cachedTokens: 64,
        outputTokens: 27,
      });
    expect(of('usage').map(event => event.usage.service)).toContain('transcription');
  });

  it('sets the session up as the agent and its settings say', async () => {
    await start();
    const voice = { provider: 'openai', voiceId: 'sage', rate: 1.2 };
    const config = { voice, language: 'de-DE', turnTaking: { canBargeIn: false }, llm: { maxTokens: 300 } };
    const settings = { turnDetection: 'semantic_vad', eagerness: 'high', noiseReduction: 'far_field' };
    const { session } = await open({ settings, snapshot: snapshot(config) });
    expect(session.received[0]).toEqual({
      type: 'session.update',
      session: {
        type: 'realtime',
        instructions: 'You are Mia.',
        output_modalities: ['audio'],
        audio: {
          input: {
            format: { type: 'audio/pcmu' },
            transcription: { model: 'gpt-4o-mini-transcribe', language: 'de' },
            noise_reduction: { type: 'far_field' },
            turn_detection: {
              type: 'semantic_vad',
              eagerness: 'high',
              create_response: true,
              interrupt_response: false,
            },
          },
          output: { format: { type: 'audio/pcmu' }, voice: 'sage', speed: 1.2 },
        },
        tools: [
          {
            type: 'function',
            name: 'find_table',
            description: 'Looks for a table.',
            parameters: FIND_TABLE.parameters,
          },
        ],
        tool_choice: 'auto',
        max_output_tokens: 300,
      },
    });
  });

  it('runs our tools, and goes on once all of them have answered', async () => {
    await start({
      answer: ({ number, items }) =>
        number === 1
          ? { say: 'One moment.', calls: [7, 8].map(hour => ({ name: 'find_table', arguments: { hour } })) }
          : { say: items.flatMap(item => (item.type === 'function_call_output' ? [item.output] : [])).join(' and ') },
    });
    const { call, session, of, ended, send } = await open();
    send([...loudFrames('a table'), ...quietFrames(300)]);
    await expect.poll(() => of('tool-call').length).toBe(2);
    expect(of('tool-call').map(event => [event.name, event.arguments])).toEqual([
      ['find_table', { hour: 7 }],
      ['find_table', { hour: 8 }],
    ]);
    const [first, second] = of('tool-call');
    call.answerTool(first?.id ?? '', { code: 'ok', value: { table: 3 } });
    call.answerTool('call_unknown', { code: 'ok', value: {} });
    await expect.poll(() => received(session, 'conversation.item.create').length).toBe(1);
    expect(received(session, 'response.create')).toEqual([]);
    call.answerTool(second?.id ?? '', { code: 'full', value: {} });
    await ended(2);
    expect(received(session, 'response.create').length).toBe(1);
    expect(of('agent-text').at(-1)?.text).toBe('{"code":"ok","value":{"table":3}} and {"code":"full","value":{}}');
  });

  it('answers a call with unusable arguments by itself', async () => {
    await start({
      answer: ({ number }) =>
        number === 1 ? { calls: [{ name: 'find_table', arguments: 'seven' }] } : { say: 'I see.' },
    });
    const { session, of, ended, send } = await open();
    send([...loudFrames('a table'), ...quietFrames(300)]);
    await ended(1);
    expect(of('tool-call')).toEqual([]);
    expect(JSON.stringify(received(session, 'conversation.item.create'))).toContain('failed');
  });

  it('says lines one after the other, and takes notes without a word', async () => {
    await start({ delays: { pieceMs: 5 } });
    const { call, session, of, ended } = await open({ greeting: 'Hello.' });
    call.note('The caller pressed 1.');
    call.say('One.');
    call.say('Two.');
    await ended(3);
    const texts = of('utterance-ended').map(
      ({ utteranceId }) => of('agent-text').findLast(event => event.utteranceId === utteranceId)?.text,
    );
    expect(texts).toEqual(['Hello.', 'One.', 'Two.']);
    expect(received(session, 'conversation.item.create')).toMatchObject([
      { item: { role: 'system', content: [{ type: 'input_text', text: 'The caller pressed 1.' }] } },
    ]);
    expect(
      received(session, 'response.create').every(event => JSON.stringify(event).includes('"tool_choice":"none"')),
    ).toBe(true);
  });

  it('goes on with a call that broke off', async () => {
    await start();
    const earlier = [
      { speaker: 'agent', text: 'Hello.' },
      { speaker: 'caller', text: 'A table, please.' },
    ] as const;
    const { session, of } = await open({ earlier });
    await expect.poll(() => session.items.length).toBe(2);
    expect(session.items).toMatchObject([
      { role: 'assistant', content: [{ type: 'output_text', text: 'Hello.' }] },
      { role: 'user', content: [{ type: 'input_text', text: 'A table, please.' }] },
    ]);
    expect(of('audio')).toEqual([]);
  });
});

describe('a caller who interrupts', () => {
  it('stops the agent, and the service forgets what was not heard', async () => {
    await start({
      answer: ({ number }) => ({ say: number === 1 ? 'A long story. '.repeat(20) : 'Yes?' }),
      delays: { pieceMs: 10 },
    });
    const { call, session, events, of, send, ended } = await open({ greeting: 'x' });
    await expect.poll(() => of('audio').length).toBeGreaterThan(4);
    const utteranceId = of('audio')[0]?.utteranceId ?? '';
    send(loudFrames('wait'));
    await expect.poll(() => of('interrupted').length).toBe(1);
    const sentMs = of('audio').reduce((sum, event) => sum + durationMs(event.frame), 0);
    call.truncate(utteranceId, sentMs + 5000.7);
    call.truncate(utteranceId, 100);
    await expect.poll(() => received(session, 'conversation.item.truncate').length).toBe(1);
    expect(received(session, 'conversation.item.truncate')).toMatchObject([
      { item_id: utteranceId, audio_end_ms: sentMs },
    ]);
    send(quietFrames(300));
    await ended(2);
    const late = events.slice(events.findIndex(event => event.type === 'interrupted'));
    expect(late.filter(event => event.type === 'audio' && event.utteranceId === utteranceId)).toEqual([]);
    expect(of('agent-text').at(-1)?.text).toBe('Yes?');
  });

  it('does not stop an agent that may not be interrupted', async () => {
    await start({ delays: { pieceMs: 10 } });
    const settings = { turnTaking: { canBargeIn: false } };
    const { of, send, ended } = await open({ greeting: 'Please listen to this first.', snapshot: snapshot(settings) });
    await expect.poll(() => of('audio').length).toBeGreaterThan(2);
    send(loudFrames('wait'));
    await ended(1);
    expect(of('interrupted')).toEqual([]);
    expect(of('agent-text').at(-1)?.text).toBe('Please listen to this first.');
  });

  it('is not taken for one while nothing is being said', async () => {
    await start();
    const { of, send, ended } = await open();
    send([...loudFrames('hello'), ...quietFrames(300)]);
    await ended(1);
    expect(of('interrupted')).toEqual([]);
  });

  it('may be the engine’s own doing: the service stops, and what is late is dropped', async () => {
    await start({ delays: { pieceMs: 10 } });
    const { call, session, of } = await open({ greeting: 'A story that nobody wants to hear to its end.' });
    await expect.poll(() => of('audio').length).toBeGreaterThan(1);
    const utteranceId = of('audio')[0]?.utteranceId ?? '';
    call.truncate(utteranceId, 30);
    const heard = of('audio').length;
    await expect.poll(() => of('utterance-ended').length).toBe(1);
    expect(of('audio').length).toBe(heard);
    expect(session.received.slice(-2).map(event => event.type)).toEqual([
      'response.cancel',
      'conversation.item.truncate',
    ]);
  });
});

describe('a conversation that fails', () => {
  const refusal = (wish: Wish) =>
    open(wish).then(
      () => null,
      (error: unknown) => error,
    );

  it('is not opened with a wrong key, an unknown model, or a format it does not speak', async () => {
    await start();
    expect(await refusal({ apiKey: 'sk-wrong' })).toMatchObject({ fault: 'credentials' });
    expect(await refusal({ model: 'gpt-deaf' })).toMatchObject({ fault: 'rejected' });
    expect(await refusal({ format: { encoding: 'pcm16', sampleRateHz: 16_000 } })).toMatchObject({ fault: 'rejected' });
    emulator.fail('realtime', { type: 'cut' });
    expect(await refusal({})).toMatchObject({ fault: 'unavailable' });
    emulator.fail('realtime', { type: 'stall' });
    const over = new AbortController();
    const stalled = refusal({ signal: over.signal });
    await expect.poll(() => emulator.sessions.at(-1)?.isOpen).toBe(true);
    over.abort(new Error('hung up'));
    expect(await stalled).toMatchObject({ message: 'hung up' });
  });

  it('throws when the line breaks in its middle', async () => {
    await start();
    const { session, done, ended } = await open({ greeting: 'Hello.' });
    await ended(1);
    session.disconnect();
    await expect(done).rejects.toMatchObject({ fault: 'unavailable', provider: 'openai' });
  });

  it('lives on after an error of a single request, and not after one of the account', async () => {
    await start();
    const { call, session, done, ended } = await open();
    session.sendError({ type: 'invalid_request_error', code: 'item_not_found', message: 'No such item.' });
    session.sendError({ type: 'server_error', code: null, message: 'The server had an error.' });
    call.say('Still here.');
    await ended(1);
    session.sendError({ type: 'invalid_request_error', code: 'rate_limit_exceeded', message: 'Slow down.' });
    await expect(done).rejects.toMatchObject({ fault: 'rate_limited' });
  });

  it('asks again for an answer that failed, once', async () => {
    const fails = { type: 'server_error', code: 'server_error' };
    await start({ answer: ({ number }) => (number === 1 || number > 2 ? { fails } : { say: 'Sorry. Yes.' }) });
    const { done, send, ended } = await open();
    send([...loudFrames('hello'), ...quietFrames(300)]);
    await ended(1);
    send([...loudFrames('hello'), ...quietFrames(300)]);
    await expect(done).rejects.toMatchObject({ fault: 'unavailable' });
  });

  it('gives up at once where there is no money left', async () => {
    await start({ answer: () => ({ fails: { type: 'insufficient_quota', code: 'insufficient_quota' } }) });
    const { done } = await open({ greeting: 'Hello.' });
    await expect(done).rejects.toMatchObject({ fault: 'quota' });
  });

  it('ends without an error after an hour, when closed, and when aborted', async () => {
    await start();
    const long = await open();
    long.session.sendError({
      type: 'invalid_request_error',
      code: 'session_expired',
      message: 'Your session hit the maximum.',
    });
    await long.done;
    expect(long.of('ended')).toMatchObject([{ reason: 'time-limit' }]);
    const closed = await open();
    await closed.call.close();
    await closed.done;
    const over = new AbortController();
    const aborted = await open({ signal: over.signal });
    over.abort();
    await aborted.done;
    for (const { call } of [long, closed, aborted]) call.say('Anybody?');
    await expect.poll(() => emulator.sessions.filter(session => session.isOpen)).toEqual([]);
  });
});
