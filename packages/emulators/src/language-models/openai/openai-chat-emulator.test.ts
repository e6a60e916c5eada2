import OpenAI from 'openai';
import { afterEach, describe, expect, it } from 'vitest';
import type { ModelEmulator, ModelEmulatorOptions } from '../model-emulator.ts';
import { startOpenAiChatEmulator } from './start-openai-chat-emulator.ts';

let emulator: ModelEmulator | undefined;
afterEach(() => emulator?.close());

async function clientOf(options: ModelEmulatorOptions = {}, apiKey = 'emulated-key') {
  emulator = await startOpenAiChatEmulator(options);
  return { emulator, client: new OpenAI({ baseURL: emulator.baseUrl, apiKey, maxRetries: 0 }) };
}

const TOOL = {
  type: 'function' as const,
  function: { name: 'book_table', description: 'Books.', parameters: { type: 'object', properties: {} } },
};

describe('the official client', () => {
  it('streams a chat completion with usage and a priority tier', async () => {
    const { client, emulator } = await clientOf({ respond: () => ({ text: 'Good evening to you.', cachedTokens: 3 }) });
    const stream = await client.chat.completions.create({
      model: 'gpt-4.1-mini',
      messages: [
        { role: 'system', content: 'You answer calls.' },
        { role: 'user', content: 'Hello' },
      ],
      stream: true,
      stream_options: { include_usage: true },
      service_tier: 'priority',
    });
    const words: string[] = [];
    let usage: OpenAI.CompletionUsage | null | undefined;
    for await (const chunk of stream) {
      const word = chunk.choices[0]?.delta.content;
      if (word) words.push(word);
      usage ??= chunk.usage;
      expect(chunk.service_tier).toBe('priority');
    }
    expect(words).toEqual(['Good', ' evening', ' to', ' you.']);
    expect(usage).toMatchObject({ completion_tokens: 4, prompt_tokens_details: { cached_tokens: 3 } });
    expect(emulator.requests[0]).toMatchObject({
      instructions: 'You answer calls.',
      messages: [{ role: 'user', text: 'Hello' }],
    });
  });

  it('assembles tool calls from their pieces and answers them', async () => {
    const { client } = await clientOf({
      respond: ({ messages }) =>
        messages.at(-1)?.role === 'tool'
          ? { text: `Done: ${messages.at(-1)?.text}` }
          : {
              toolCalls: [
                { name: 'book_table', arguments: { people: 4 }, id: 'call_a' },
                { name: 'book_table', arguments: { people: 2 }, id: 'call_b' },
              ],
            },
    });
    const runner = client.chat.completions.stream({
      model: 'gpt-4.1-mini',
      messages: [{ role: 'user', content: 'Tables please' }],
      tools: [TOOL],
    });
    const completion = await runner.finalChatCompletion();
    const message = completion.choices[0]?.message;
    expect(completion.choices[0]?.finish_reason).toBe('tool_calls');
    expect(message?.tool_calls?.map(({ id, function: called }) => [id, called.arguments])).toEqual([
      ['call_a', '{"people":4}'],
      ['call_b', '{"people":2}'],
    ]);
    const answered = await client.chat.completions
      .stream({
        model: 'gpt-4.1-mini',
        messages: [
          { role: 'user', content: 'Tables please' },
          { role: 'assistant', content: null, tool_calls: message?.tool_calls ?? [] },
          { role: 'tool', tool_call_id: 'call_a', content: 'ok' },
          { role: 'tool', tool_call_id: 'call_b', content: 'full' },
        ],
        tools: [TOOL],
      })
      .finalContent();
    expect(answered).toBe('Done: full');
  });

  it('streams a response, its tool calls and its end', async () => {
    const { client } = await clientOf({
      respond: () => ({ text: 'One moment.', toolCalls: [{ name: 'book_table', arguments: { people: 4 } }] }),
    });
    const stream = client.responses.stream({
      model: 'gpt-4.1-mini',
      instructions: 'You answer calls.',
      input: 'A table please',
      tools: [{ type: 'function', name: 'book_table', parameters: TOOL.function.parameters, strict: false }],
    });
    const types = new Set<string>();
    for await (const { type } of stream) types.add(type);
    const response = await stream.finalResponse();
    expect(response.output_text).toBe('One moment.');
    expect(response.output[1]).toMatchObject({ type: 'function_call', arguments: '{"people":4}' });
    expect([...types]).toEqual(
      expect.arrayContaining(['response.created', 'response.function_call_arguments.delta', 'response.completed']),
    );
  });

  it('lists the models', async () => {
    const { client } = await clientOf({ models: ['one', 'two'] });
    expect((await client.models.list()).data.map(({ id }) => id)).toEqual(['one', 'two']);
  });

  it.each([
    ['a wrong key', {}, 'wrong', 'gpt-4.1-mini', OpenAI.AuthenticationError],
    ['an unknown model', { models: ['other'] }, 'emulated-key', 'gpt-4.1-mini', OpenAI.NotFoundError],
  ])('is refused with %s', async (_what, options, key, model, error) => {
    const { client } = await clientOf(options, key);
    const asked = client.chat.completions.create({ model, messages: [{ role: 'user', content: 'Hi' }], stream: true });
    await expect(asked).rejects.toBeInstanceOf(error);
  });

  it('is told of an unanswered tool call', async () => {
    const { client } = await clientOf();
    const called = { id: 'call_a', type: 'function' as const, function: { name: 'book_table', arguments: '{}' } };
    const asked = client.chat.completions.create({
      model: 'gpt-4.1-mini',
      messages: [
        { role: 'assistant', content: null, tool_calls: [called] },
        { role: 'user', content: 'Well?' },
      ],
      stream: true,
    });
    await expect(asked).rejects.toThrow(/must be followed by tool messages/);
  });

  it('throws for an error in the middle of a stream', async () => {
    const { client } = await clientOf({
      respond: () => ({ text: 'One two three', trouble: { kind: 'error', afterPieces: 1 } }),
    });
    const stream = await client.chat.completions.create({
      model: 'gpt-4.1-mini',
      messages: [{ role: 'user', content: 'Count' }],
      stream: true,
    });
    const words: string[] = [];
    await expect(
      (async () => {
        for await (const chunk of stream) words.push(chunk.choices[0]?.delta.content ?? '');
      })(),
    ).rejects.toThrow(/server had an error/);
    expect(words.join('')).toBe('One');
  });
});
