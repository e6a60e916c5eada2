import { startAnthropicEmulator, startGoogleEmulator, startOpenAiChatEmulator } from '@frontdesk/emulators';
import { type ModelMessage, ProviderError, systemClock } from '@frontdesk/voice';
import { afterEach, describe, expect, it } from 'vitest';
import type { LanguageModelService } from '../registry/provider-record.ts';
import { anthropic, compatible, google, openaiLanguageModels } from './index.ts';
import { eventsOf, textOf } from './try-fixture.ts';

type Start = typeof startOpenAiChatEmulator;
type Emulator = Awaited<ReturnType<Start>>;

const SERVICES: readonly [string, LanguageModelService | undefined, Start, string][] = [
  ['openai', openaiLanguageModels, startOpenAiChatEmulator, 'gpt-4.1-mini'],
  ['anthropic', anthropic.languageModel, startAnthropicEmulator, 'claude-haiku-4-5'],
  ['google', google.languageModel, startGoogleEmulator, 'gemini-3.5-flash-lite'],
  ['compatible', compatible.languageModel, startOpenAiChatEmulator, 'llama3.3'],
];

describe.each(SERVICES)('%s', (id, service, start, modelName) => {
  let emulator: Emulator | undefined;
  afterEach(() => emulator?.close());

  async function open(options: Parameters<Start>[0] = {}, settings: Record<string, unknown> = {}, apiKey?: string) {
    if (!service) throw new Error(`${id} has no language models.`);
    emulator = await start(options);
    const credentials = { apiKey: apiKey ?? emulator.apiKey, baseUrl: emulator.baseUrl };
    const model = service.create({ credentials, clock: systemClock }, { model: modelName, settings });
    return { emulator, model };
  }

  it('streams words in order, then the end with what was used', async () => {
    const { model } = await open({ respond: () => ({ text: 'Good evening to you.', cachedTokens: 5 }) });
    const events = await eventsOf(model);
    expect(events.slice(0, -1)).toEqual(['Good', ' evening', ' to', ' you.'].map(text => ({ type: 'text', text })));
    expect(events.at(-1)).toMatchObject({
      type: 'finished',
      reason: 'stop',
      usage: { service: 'llm', provider: id, model: modelName, inputTokens: 12, cachedTokens: 5, outputTokens: 4 },
    });
    expect(model.id).toBe(`${id}:${modelName}`);
  });

  it('gives out the first word before the last is made', async () => {
    const { model } = await open({ respond: () => ({ text: 'One two three four' }), tokenEveryMs: 15 });
    const times: number[] = [];
    for await (const _event of model.generate({
      instructions: 'Count.',
      messages: [{ role: 'caller', text: 'Go' }],
      tools: [],
      signal: new AbortController().signal,
    }))
      times.push(performance.now());
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan(20);
  });

  it('calls tools side by side, and hears their results', async () => {
    const { model, emulator } = await open({
      respond: ({ messages }) =>
        messages.some(({ role }) => role === 'tool')
          ? { text: 'Both done.' }
          : {
              text: 'One moment.',
              toolCalls: [
                { name: 'book_table', arguments: { people: 4 } },
                { name: 'book_table', arguments: { people: 2 } },
              ],
            },
    });
    const first = await eventsOf(model);
    const calls = first.flatMap(event => (event.type === 'tool-call' ? [event] : []));
    expect(calls.map(call => call.arguments)).toEqual([{ people: 4 }, { people: 2 }]);
    expect(first.at(-1)).toMatchObject({ type: 'finished', reason: 'tool-calls' });
    const history: ModelMessage[] = [
      { role: 'agent', text: 'Welcome!' },
      { role: 'caller', text: 'Two tables' },
      { role: 'note', text: 'the caller pressed 1' },
      { role: 'agent', text: 'One moment.', toolCalls: calls },
      ...calls.map(call => ({
        role: 'tool' as const,
        callId: call.id,
        name: call.name,
        result: { code: 'ok', value: { people: call.arguments.people } },
      })),
    ];
    expect(textOf(await eventsOf(model, { messages: history }))).toBe('Both done.');
    const { messages = [], instructions } = emulator.requests[1] ?? {};
    expect(instructions).toBe('You answer the calls of a restaurant.');
    const results = messages.filter(({ role }) => role === 'tool');
    expect(results).toHaveLength(2);
    expect(results[1]?.text).toContain('people');
    expect(messages.map(({ text }) => text).join(' ')).toContain('the caller pressed 1');
  });

  it('asks for what it was set to', async () => {
    const { model, emulator } = await open();
    await eventsOf(model, { temperature: 0.3, maxTokens: 120, highPriority: true });
    expect(JSON.stringify(emulator.requests[0]?.body)).toContain('0.3');
    expect(JSON.stringify(emulator.requests[0]?.body)).toContain('120');
    const tier = { openai: '"priority"', anthropic: '"auto"', google: '"priority"' }[id];
    if (tier) expect(JSON.stringify(emulator.requests[0]?.body)).toContain(tier);
  });

  it.each([
    ['length', 'length'],
    ['filtered', 'filtered'],
  ] as const)('says when an answer ended by %s', async (ending, reason) => {
    const { model } = await open({ respond: () => ({ text: 'Well', ending }) });
    expect((await eventsOf(model)).at(-1)).toMatchObject({ type: 'finished', reason });
  });

  it('leaves the far side at once when aborted, and ends quietly', async () => {
    const { model, emulator } = await open({
      respond: () => ({ text: 'One two three four five six' }),
      tokenEveryMs: 10,
    });
    const turn = new AbortController();
    const heard: string[] = [];
    for await (const event of model.generate({
      instructions: '',
      messages: [{ role: 'caller', text: 'Count' }],
      tools: [],
      signal: turn.signal,
    })) {
      if (event.type === 'text') heard.push(event.text);
      if (heard.length === 2) turn.abort();
    }
    expect(heard.length).toBeLessThanOrEqual(3);
    expect(await emulator.requests[0]?.ended).toBe('client-left');
  });

  it('leaves the far side when nobody listens any more', async () => {
    const { model, emulator } = await open({
      respond: () => ({ text: 'One two three four five six' }),
      tokenEveryMs: 10,
    });
    for await (const _event of model.generate({
      instructions: '',
      messages: [{ role: 'caller', text: 'Count' }],
      tools: [],
      signal: new AbortController().signal,
    }))
      break;
    expect(await emulator.requests[0]?.ended).toBe('client-left');
  });

  it('is aborted before the first word', async () => {
    const { model } = await open({ firstTokenMs: 5000 });
    expect(await eventsOf(model, { signal: AbortSignal.timeout(20) })).toEqual([]);
    expect(await eventsOf(model, { signal: AbortSignal.abort() })).toEqual([]);
  });

  it('uses one connection for turns that follow each other', async () => {
    const { model, emulator } = await open();
    for (let turn = 0; turn < 4; turn++) await eventsOf(model);
    expect(emulator.requestCount).toBe(4);
    expect(emulator.connectionCount).toBe(1);
  });

  it('finds a connection open after it was warmed', async () => {
    const { model, emulator } = await open();
    model.warm?.();
    await expect.poll(() => emulator.answeredCount).toBe(1);
    await eventsOf(model);
    expect(emulator.connectionCount).toBe(1);
  });

  it.each([
    [401, 'credentials'],
    [403, 'credentials'],
    [402, 'quota'],
    [429, 'rate_limited'],
    [400, 'rejected'],
    [404, 'rejected'],
    [500, 'unavailable'],
    [503, 'unavailable'],
    ['drop', 'unavailable'],
  ] as const)('takes a failure %s for %s', async (kind, fault) => {
    const { model, emulator } = await open();
    emulator.fail({ kind, message: 'Hello said the caller', retryAfterSeconds: 2 });
    const error = await eventsOf(model).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof ProviderError)) throw new Error('It did not fail.', { cause: error });
    expect(error).toMatchObject({ fault, provider: id });
    if (kind === 429) expect(error.retryAfterMs).toBe(2000);
    expect(`${error.message} ${JSON.stringify(error)} ${error.cause}`).not.toMatch(/Hello|emulated-key/);
    expect(textOf(await eventsOf(model))).not.toBe('');
  });

  it('says so when the key is wrong', async () => {
    const { model } = await open({}, {}, 'wrong-key');
    await expect(eventsOf(model)).rejects.toMatchObject({ fault: 'credentials' });
  });

  it.each([
    ['disconnect', 'unavailable'],
    ['end', 'unavailable'],
    ['error', 'unavailable'],
    ['garbage', 'protocol'],
  ] as const)('throws after a %s in the middle, having given out what came before', async (kind, fault) => {
    const { model } = await open({
      respond: () => ({ text: 'One two three', trouble: { kind, afterPieces: 2 } }),
      tokenEveryMs: 5,
    });
    const heard: string[] = [];
    const reading = (async () => {
      for await (const event of model.generate({
        instructions: '',
        messages: [{ role: 'caller', text: 'Count' }],
        tools: [],
        signal: new AbortController().signal,
      }))
        if (event.type === 'text') heard.push(event.text);
    })();
    // A compatible server’s silence about the end is a broken promise to the SDK.
    const expected = id === 'compatible' && kind === 'end' ? 'protocol' : fault;
    await expect(reading).rejects.toMatchObject({ fault: expected, provider: id });
    expect(heard).toEqual(['One', ' two']);
  });

  it('gives up on an answer that does not begin', async () => {
    const { model, emulator } = await open({}, { firstTokenTimeoutMs: 200 });
    emulator.fail({ kind: 'silence' });
    await expect(eventsOf(model)).rejects.toMatchObject({
      fault: 'unavailable',
      message: expect.stringContaining('did not begin to answer for 200 ms'),
    });
  });

  it('gives up on an answer that stops in the middle', async () => {
    const { model } = await open(
      { respond: () => ({ text: 'One two three', trouble: { kind: 'stall', afterPieces: 2 } }) },
      { idleTimeoutMs: 200 },
    );
    await expect(eventsOf(model)).rejects.toMatchObject({
      fault: 'unavailable',
      message: expect.stringContaining('stopped in the middle'),
    });
  });
});
