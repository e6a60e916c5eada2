import {
  type ScriptedReply,
  startAnthropicEmulator,
  startGoogleEmulator,
  startOpenAiChatEmulator,
} from '@frontdesk/emulators';
import { systemClock } from '@frontdesk/voice';
import { afterEach, describe, expect, it } from 'vitest';
import { anthropic, compatible, google, openaiLanguageModels } from './index.ts';
import { openAiEffort } from './openai.ts';
import { eventsOf, textOf } from './try-fixture.ts';

const NEVER = new AbortController().signal;
let emulator: Awaited<ReturnType<typeof startOpenAiChatEmulator>> | undefined;
afterEach(() => emulator?.close());

function answering(...replies: readonly ScriptedReply[]) {
  let next = 0;
  return () => replies[Math.min(next++, replies.length - 1)] ?? {};
}

async function openAi(replies: readonly ScriptedReply[], model = 'gpt-4.1-mini') {
  emulator = await startOpenAiChatEmulator({ respond: answering(...replies) });
  const context = { credentials: { apiKey: emulator.apiKey, baseUrl: `${emulator.baseUrl}/` }, clock: systemClock };
  return { emulator, model: openaiLanguageModels.create(context, { model, settings: undefined }) };
}

describe('a tool call with garbled arguments', () => {
  const garbled: ScriptedReply = {
    text: 'One moment.',
    toolCalls: [{ name: 'book_table', arguments: '{"people": fo' }],
  };
  const sound: ScriptedReply = { toolCalls: [{ name: 'book_table', arguments: { people: 4 } }] };

  it('is asked for once more, with what went wrong', async () => {
    const { model, emulator } = await openAi([garbled, sound]);
    const events = await eventsOf(model);
    expect(textOf(events)).toBe('One moment.');
    expect(events).toContainEqual(expect.objectContaining({ type: 'tool-call', arguments: { people: 4 } }));
    expect(events.filter(({ type }) => type === 'finished')).toHaveLength(1);
    const [, agent, note] = emulator.requests[1]?.messages ?? [];
    expect(agent).toEqual({ role: 'assistant', text: 'One moment.' });
    expect(note?.role).toBe('system');
    const asked = emulator.requests.map(({ messages }) => messages.length);
    expect(asked).toEqual([1, 3]);
  });

  it('counts the tokens of both answers', async () => {
    const { model } = await openAi([garbled, sound]);
    const finished = (await eventsOf(model)).at(-1);
    const { model: alone } = await openAi([sound]);
    const single = (await eventsOf(alone)).at(-1);
    if (finished?.type !== 'finished' || single?.type !== 'finished') throw new Error('It did not finish.');
    expect(finished.usage?.outputTokens).toBeGreaterThan(single.usage?.outputTokens ?? 0);
  });

  it('is an error the second time', async () => {
    const { model } = await openAi([garbled, garbled]);
    await expect(eventsOf(model)).rejects.toMatchObject({ fault: 'protocol' });
  });

  it('is an error when other calls of the answer are running already', async () => {
    const { model, emulator } = await openAi([
      {
        toolCalls: [
          { name: 'book_table', arguments: { people: 4 } },
          { name: 'book_table', arguments: '[1]' },
        ],
      },
    ]);
    await expect(eventsOf(model)).rejects.toMatchObject({ fault: 'protocol' });
    expect(emulator.requestCount).toBe(1);
  });

  it('is left out when the answer was cut off by its limit', async () => {
    const { model } = await openAi([{ ...garbled, ending: 'length' }]);
    expect((await eventsOf(model)).map(({ type }) => type)).toEqual(['text', 'text', 'finished']);
  });

  it('takes no arguments at all for none', async () => {
    const { model } = await openAi([{ toolCalls: [{ name: 'book_table', arguments: '' }] }]);
    expect(await eventsOf(model)).toContainEqual(expect.objectContaining({ type: 'tool-call', arguments: {} }));
  });
});

describe('OpenAI', () => {
  it.each([
    ['insufficient_quota', 'quota'],
    ['rate_limit_exceeded', 'rate_limited'],
  ])('has %s mean %s', async (code, fault) => {
    const { model, emulator } = await openAi([{ text: 'Hi' }]);
    emulator.fail({ kind: 429, code });
    await expect(eventsOf(model)).rejects.toMatchObject({ fault });
  });

  it('tells notes as instructions, keeps nothing and thinks as little as it can', async () => {
    const { model, emulator } = await openAi([{ text: 'Hi' }], 'gpt-6-luna');
    await eventsOf(model, { messages: [{ role: 'note', text: 'there was silence' }], temperature: 0.4 });
    expect(emulator.requests[0]?.messages).toEqual([{ role: 'system', text: 'there was silence' }]);
    expect(emulator.requests[0]?.body).toMatchObject({ store: false, reasoning_effort: 'none', temperature: 0.4 });
  });

  it('names the organization and the project that pay', async () => {
    emulator = await startOpenAiChatEmulator();
    const { apiKey, baseUrl } = emulator;
    const credentials = { apiKey, baseUrl, organization: 'org-1', project: 'proj-1' };
    await eventsOf(
      openaiLanguageModels.create({ credentials, clock: systemClock }, { model: 'gpt-4.1', settings: {} }),
    );
    expect(emulator.requests[0]?.headers).toMatchObject({
      'openai-organization': 'org-1',
      'openai-project': 'proj-1',
    });
  });

  it.each([
    ['gpt-4.1-mini', undefined],
    ['gpt-4o', undefined],
    ['gpt-5-chat-latest', undefined],
    ['gpt-5.3-chat-latest', undefined],
    ['gpt-5-mini', 'minimal'],
    ['gpt-5.4-mini', 'none'],
    ['gpt-6-luna', 'none'],
    ['gpt-6.1-sol', 'low'],
    ['o4-mini', 'low'],
    ['ft:custom', undefined],
  ])('asks %s for the effort %s', (model, effort) => {
    expect(openAiEffort(model, 'least')).toBe(effort);
  });
});

describe('Anthropic', () => {
  it('has the instructions cached, and notes in brackets', async () => {
    emulator = await startAnthropicEmulator();
    const context = { credentials: { apiKey: emulator.apiKey, baseUrl: emulator.baseUrl }, clock: systemClock };
    const model = anthropic.languageModel?.create(context, { model: 'claude-haiku-5-5', settings: {} });
    if (!model) throw new Error('Anthropic has no language model.');
    await eventsOf(model, {
      messages: [
        { role: 'agent', text: 'Welcome!' },
        { role: 'note', text: 'the caller pressed 1' },
        { role: 'caller', text: 'Hello' },
        { role: 'agent', text: 'Yes?' },
      ],
    });
    const { body, messages } = emulator.requests[0] ?? {};
    expect(body?.system).toEqual([
      { type: 'text', text: 'You answer the calls of a restaurant.', cache_control: { type: 'ephemeral' } },
    ]);
    expect(body?.service_tier).toBe('standard_only');
    expect(body?.thinking).toEqual({ type: 'disabled' });
    expect(messages?.map(({ role, text }) => `${role}: ${text}`)).toEqual([
      'user: [The call begins.]',
      'assistant: Welcome!',
      'user: [the caller pressed 1]Hello',
      'assistant: Yes?',
      'user: [Go on.]',
    ]);
  });

  it('takes an empty account for a quota', async () => {
    emulator = await startAnthropicEmulator();
    const context = { credentials: { apiKey: emulator.apiKey, baseUrl: emulator.baseUrl }, clock: systemClock };
    const model = anthropic.languageModel?.create(context, { model: 'claude-haiku-5-5', settings: {} });
    emulator.fail({ kind: 400, message: 'Your credit balance is too low to access the Anthropic API.' });
    await expect(model && eventsOf(model)).rejects.toMatchObject({ fault: 'quota' });
  });
});

describe('Google', () => {
  it('gets its signature back with the result of a tool', async () => {
    emulator = await startGoogleEmulator({
      respond: answering({ toolCalls: [{ name: 'book_table', arguments: { people: 4 } }] }, { text: 'Done.' }),
    });
    const context = { credentials: { apiKey: emulator.apiKey, baseUrl: emulator.baseUrl }, clock: systemClock };
    const model = google.languageModel?.create(context, { model: 'gemini-3.5-flash-lite', settings: {} });
    if (!model) throw new Error('Google has no language model.');
    const calls = (await eventsOf(model)).flatMap(event => (event.type === 'tool-call' ? [event] : []));
    const results = calls.map(({ id, name }) => ({
      role: 'tool' as const,
      callId: id,
      name,
      result: { code: 'ok', value: {} },
    }));
    await eventsOf(model, {
      messages: [{ role: 'caller', text: 'A table' }, { role: 'agent', text: '', toolCalls: calls }, ...results],
    });
    expect(JSON.stringify(emulator.requests[1]?.body.contents)).toMatch(/"thoughtSignature":"[A-Za-z0-9+/]{24}"/);
  });
});

describe('a compatible server', () => {
  async function server(replies: readonly ScriptedReply[], credentials: Record<string, string> = {}) {
    emulator = await startOpenAiChatEmulator({ apiKey: '', models: ['llama3.3'], respond: answering(...replies) });
    const context = { credentials: { baseUrl: emulator.baseUrl, ...credentials }, clock: systemClock };
    const model = compatible.languageModel?.create(context, { model: 'default', settings: {} });
    if (!model) throw new Error('It has no language model.');
    return { emulator, model, context };
  }

  it('needs no key, and answers with the model of the credentials', async () => {
    const { model, emulator } = await server([{ text: 'Hi' }], { model: 'llama3.3' });
    expect(textOf(await eventsOf(model))).toBe('Hi');
    expect(emulator.requests[0]?.model).toBe('llama3.3');
    expect(emulator.requests[0]?.headers.authorization).toBeUndefined();
  });

  it('does not let the caller hear it think', async () => {
    const { model } = await server([{ text: '<think> They want a table. </think> For how many?' }], {
      model: 'llama3.3',
    });
    expect(textOf(await eventsOf(model))).toBe('For how many?');
  });

  it('is checked for its model', async () => {
    const { context } = await server([]);
    const check = (model: string) =>
      compatible.check({ ...context, credentials: { ...context.credentials, model } }, NEVER);
    expect(await check('llama3.3')).toMatchObject({ ok: true });
    expect(await check('qwen3')).toMatchObject({ ok: false, field: 'model', remedy: 'It has: llama3.3.' });
  });
});

describe('a check', () => {
  it.each([
    [anthropic, startAnthropicEmulator],
    [google, startGoogleEmulator],
    [compatible, startOpenAiChatEmulator],
  ] as const)('of $id tells a good key from a bad one, and nobody from somebody else', async (record, start) => {
    emulator = await start();
    const check = (apiKey: string, baseUrl = emulator?.baseUrl ?? '') =>
      record.check({ credentials: { apiKey, baseUrl }, clock: systemClock }, NEVER);
    expect(await check(emulator.apiKey)).toMatchObject({ ok: true });
    expect(await check('wrong')).toMatchObject({ ok: false, fault: 'credentials', field: 'apiKey' });
    expect(await check('wrong', `${emulator.baseUrl}/nowhere`)).toMatchObject({ ok: false });
    await emulator.close();
    expect(await check(emulator.apiKey)).toMatchObject({ ok: false, fault: 'unavailable', field: 'baseUrl' });
  });
});
