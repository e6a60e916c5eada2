import {
  type GenerateRequest,
  type LanguageModel,
  type ModelEvent,
  type ModelMessage,
  ProviderError,
  type ToolDescription,
} from '@frontdesk/voice';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allOf } from './all-of.ts';
import type { ConformanceSubject, FarSide } from './subject.ts';

/** What the model is to do when it is asked next. Text comes before the calls. */
export interface ModelAnswer {
  readonly text?: string;
  readonly toolCalls?: readonly { readonly name: string; readonly arguments: Readonly<Record<string, unknown>> }[];
}

export interface LanguageModelScene {
  readonly languageModel: LanguageModel;
  /** Scripts the answers, the latest for all that follow. */
  answers(...answers: readonly ModelAnswer[]): void;
  /** What the model was given as results of tools in the latest request, in order. */
  toolResultsSeen(): readonly string[];
  readonly farSide: FarSide<LanguageModel> & {
    /** The next requests are turned away with this status, and told to wait for so many seconds. */
    refuse(status: number, retryAfterSeconds?: number): void;
  };
  close(): Promise<void>;
}

const bookTable: ToolDescription = {
  name: 'book_table',
  description: 'Books a table.',
  parameters: {
    type: 'object',
    properties: { people: { type: 'integer' } },
    required: ['people'],
    additionalProperties: false,
  },
  isReadOnly: false,
};
const HELLO: readonly ModelMessage[] = [{ role: 'caller', text: 'Hello' }];
const PROMPT_MS = 250;

/** What every language model promises. */
export function languageModelConformance(subject: ConformanceSubject<LanguageModelScene>): void {
  describe(`${subject.title} as a language model`, () => {
    let scene: LanguageModelScene;
    beforeAll(async () => {
      scene = await subject.open();
    });
    afterAll(() => scene.close());

    function ask(request: Partial<GenerateRequest> = {}, model = scene.languageModel): AsyncIterable<ModelEvent> {
      const { signal } = new AbortController();
      return model.generate({ instructions: 'You answer calls.', messages: HELLO, tools: [], signal, ...request });
    }
    const textOf = (events: readonly ModelEvent[]) =>
      events.map(event => (event.type === 'text' ? event.text : '')).join('');

    test('answers in pieces, and says last why it stopped and what was used', async () => {
      scene.answers({ text: 'Good evening to you.' });
      const events = await allOf(ask());
      expect(textOf(events)).toBe('Good evening to you.');
      expect(events.filter(({ type }) => type === 'text').length).toBeGreaterThan(1);
      expect(events.at(-1)).toMatchObject({
        type: 'finished',
        reason: 'stop',
        usage: { service: 'llm', provider: subject.provider, inputTokens: expect.any(Number) },
      });
      expect(events.filter(({ type }) => type === 'finished')).toHaveLength(1);
      expect(scene.languageModel.id).toMatch(new RegExp(`^${subject.provider}:`));
    });

    test('asks for tools side by side, and hears what they came to', async () => {
      if (!scene.languageModel.capabilities.tools) return;
      const people = [2, 4];
      const toolCalls = people.map(number => ({ name: 'book_table', arguments: { people: number } }));
      scene.answers({ text: 'One moment.', toolCalls });
      const events = await allOf(ask({ tools: [bookTable] }));
      const calls = events.filter(event => event.type === 'tool-call');
      expect(calls.map(call => call.arguments)).toEqual(people.map(number => ({ people: number })));
      expect(new Set(calls.map(({ id }) => id)).size).toBe(2);
      expect(events.at(-1)).toMatchObject({ type: 'finished', reason: 'tool-calls' });
      const messages: ModelMessage[] = [
        ...HELLO,
        { role: 'agent', text: textOf(events), toolCalls: calls },
        ...calls.map(
          ({ id, name }, index): ModelMessage => ({
            role: 'tool',
            callId: id,
            name,
            result: { code: 'ok', value: { reference: `R${index}` } },
          }),
        ),
      ];
      scene.answers({ text: 'Both are booked.' });
      expect(textOf(await allOf(ask({ messages, tools: [bookTable] })))).toBe('Both are booked.');
      const seen = scene.toolResultsSeen();
      expect(seen.map(result => /R\d/.exec(result)?.[0])).toEqual(['R0', 'R1']);
    });

    test('follows a conversation of every kind of message', async () => {
      scene.answers({ text: 'Understood.' });
      const messages: ModelMessage[] = [
        { role: 'note', text: 'The call begins.' },
        { role: 'agent', text: 'Hello, how can I help?' },
        { role: 'caller', text: 'A table' },
        { role: 'caller', text: 'for two.' },
        { role: 'agent', text: 'Sure' },
        { role: 'note', text: 'There was silence.' },
      ];
      const request = { messages, temperature: 0.3, maxTokens: 200, highPriority: true };
      expect(textOf(await allOf(ask(request)))).toBe('Understood.');
    });

    test('answers several at a time', async () => {
      scene.answers({ text: 'Good evening to you.' });
      const all = await Promise.all([ask(), ask(), ask()].map(events => allOf(events)));
      expect(all.map(textOf)).toEqual(all.map(() => 'Good evening to you.'));
    });

    test('ends quietly and at once when aborted, before and in the middle', async () => {
      expect(await allOf(ask({ signal: AbortSignal.abort() }))).toEqual([]);
      scene.answers({ text: 'word '.repeat(500) });
      const abort = new AbortController();
      let abortedAt = 0;
      let pieces = 0;
      for await (const _ of ask({ signal: abort.signal })) {
        pieces++;
        abortedAt ||= performance.now();
        abort.abort();
      }
      expect(pieces).toBeLessThan(500);
      expect(performance.now() - abortedAt).toBeLessThan(PROMPT_MS);
    });

    test('says why it was turned away', async () => {
      const { farSide } = scene;
      const faultOf = async (model: LanguageModel): Promise<unknown> => {
        try {
          await allOf(ask({}, model));
        } catch (error) {
          expect(error).toBeInstanceOf(ProviderError);
          return error instanceof ProviderError && [error.provider, error.fault];
        }
        return 'answered';
      };
      expect(await faultOf(farSide.withWrongKey())).toEqual([subject.provider, 'credentials']);
      expect(await faultOf(farSide.unreachable())).toEqual([subject.provider, 'unavailable']);
      for (const [status, fault] of [
        [429, 'rate_limited'],
        [400, 'rejected'],
        [500, 'unavailable'],
        [503, 'unavailable'],
      ] as const) {
        farSide.refuse(status);
        expect(await faultOf(scene.languageModel), String(status)).toEqual([subject.provider, fault]);
      }
      farSide.refuse(429, 7);
      await expect(allOf(ask())).rejects.toMatchObject({ retryAfterMs: 7000 });
    });

    test('says that the connection broke, or that it got garbage, in the middle of an answer', async () => {
      scene.answers({ text: 'Good evening to you, and welcome.' });
      for (const [trouble, fault] of [
        ['disconnect', 'unavailable'],
        ['garbage', 'protocol'],
      ] as const) {
        const model = scene.farSide.failing(trouble);
        await expect(allOf(ask({}, model)), trouble).rejects.toMatchObject({ fault, provider: subject.provider });
        expect(textOf(await allOf(ask({}, model)))).toBe('Good evening to you, and welcome.');
      }
    });
  });
}
