import { expect, test } from 'vitest';
import type { GenerateRequest, LanguageModel, ModelEvent } from '../ports/language-model.ts';
import { ProviderError, type ProviderFault } from '../ports/provider-error.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { Breakers } from './breakers.ts';
import type { ProviderChange } from './line-up.ts';
import { resilientLanguageModel } from './resilient-language-model.ts';

const failure = (fault: ProviderFault) => new ProviderError('It broke.', { provider: 'one', fault });
const DONE: ModelEvent = { type: 'finished', reason: 'stop', usage: null };

/** Answers with what the script says for each try: text, a failure, or nothing for ever. */
function scriptedModel(id: string, script: (tries: number) => readonly (string | Error | 'hangs')[]) {
  let tries = 0;
  const signals: AbortSignal[] = [];
  const model: LanguageModel = {
    id,
    capabilities: { tools: true },
    async *generate({ signal }) {
      signals.push(signal);
      for (const step of script(++tries)) {
        if (step instanceof Error) throw step;
        if (step === 'hangs') await new Promise(() => {});
        yield { type: 'text', text: step };
      }
      yield DONE;
    },
  };
  return { model, signals };
}

function openCall(members: readonly [LanguageModel, ...LanguageModel[]]) {
  const clock = new ManualClock();
  const changes: ProviderChange[] = [];
  const onChange = (change: ProviderChange) => changes.push(change);
  const model = resilientLanguageModel(members, { clock, breakers: new Breakers(clock), onChange });
  async function ask(signal = new AbortController().signal) {
    const request: GenerateRequest = { instructions: '', messages: [], tools: [], signal };
    const texts: string[] = [];
    try {
      for await (const event of model.generate(request)) if (event.type === 'text') texts.push(event.text);
    } catch (error) {
      return { texts, error };
    }
    return { texts };
  }
  return { clock, changes, ask };
}

test('before the first word a failure is tried again, then the next model answers, and stays', async () => {
  const one = scriptedModel('one:a', () => [failure('unavailable')]);
  const two = scriptedModel('two:b', () => ['Hello']);
  const { ask, changes } = openCall([one.model, two.model]);
  expect(await ask()).toEqual({ texts: ['Hello'] });
  expect(await ask()).toEqual({ texts: ['Hello'] });
  expect([one.signals.length, two.signals.length]).toEqual([2, 2]);
  expect(changes).toEqual([{ service: 'llm', from: 'one:a', to: 'two:b', reason: 'It broke.' }]);
});

test('what the first refuses another may do; asked again it would only refuse again', async () => {
  const one = scriptedModel('one:a', () => [failure('rejected')]);
  const two = scriptedModel('two:b', () => ['Hello']);
  expect(await openCall([one.model, two.model]).ask()).toEqual({ texts: ['Hello'] });
  expect(one.signals).toHaveLength(1);
});

test('after the first word the failure is the dialogue’s to deal with', async () => {
  const one = scriptedModel('one:a', () => ['We are', failure('unavailable')]);
  const two = scriptedModel('two:b', () => ['Hello']);
  const { ask } = openCall([one.model, two.model]);
  expect(await ask()).toMatchObject({ texts: ['We are'], error: { fault: 'unavailable' } });
  expect(two.signals).toEqual([]);
});

test('a model without a first word in time is left for the next one, and stopped', async () => {
  const one = scriptedModel('one:a', () => ['hangs']);
  const two = scriptedModel('two:b', () => ['Hello']);
  const { ask, clock, changes } = openCall([one.model, two.model]);
  const answer = ask();
  await clock.advance(5000);
  expect(await answer).toEqual({ texts: ['Hello'] });
  expect(one.signals.map(signal => signal.aborted)).toEqual([true]);
  expect(changes[0]?.reason).toBe('one:a gave no words within 5000 ms.');
});

test('while its breaker is open the only model is not asked', async () => {
  const one = scriptedModel('one:a', () => [failure('unavailable')]);
  const { ask } = openCall([one.model]);
  await ask();
  await ask();
  const before = one.signals.length;
  expect((await ask()).error).toMatchObject({ fault: 'unavailable', message: expect.stringMatching(/left alone/) });
  expect(one.signals).toHaveLength(before);
});

test('an answer that breaks off without an end has failed; an abort has not', async () => {
  const mute: LanguageModel = { id: 'one:a', capabilities: { tools: false }, async *generate() {} };
  const two = scriptedModel('two:b', () => ['Hello', 'hangs']);
  const { ask, clock, changes } = openCall([mute, two.model]);
  const abort = new AbortController();
  const answer = ask(abort.signal);
  await clock.advance(1);
  abort.abort();
  expect(await answer).toEqual({ texts: ['Hello'] });
  expect(changes[0]?.reason).toBe('one:a did not finish its answer.');
});
