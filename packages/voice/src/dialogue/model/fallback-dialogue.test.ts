import { expect, it } from 'vitest';
import type { CallerInput, DialogueContext, DialogueEngine, DialogueProviderChange } from '../../ports/dialogue.ts';
import { bookingSnapshot } from '../../testing/booking-snapshot.ts';
import { ManualClock } from '../../testing/manual-clock.ts';
import { createFlowDialogue } from '../flow-dialogue.ts';
import { createFallbackDialogue } from './fallback-dialogue.ts';
import { createModelDialogue } from './model-dialogue.ts';
import { breaksAfter, ScriptedModel, says } from './scripted-model-fixture.ts';

const signal = new AbortController().signal;
const flow = createFlowDialogue({ knowledge: { search: async () => [] } });

function open(engine: DialogueEngine, saved?: unknown) {
  const changes: DialogueProviderChange[] = [];
  const context: DialogueContext = {
    call: { id: 'call', from: '+14155550123', to: '+16175550100' },
    snapshot: bookingSnapshot(),
    tools: { run: async () => ({ code: 'ok', value: {} }) },
    onProviderChange: change => changes.push(change),
    wallTime: () => new Date('2026-11-21T18:00:00Z'),
  };
  const dialogue = engine.open(context, saved);
  async function turn(input: CallerInput | string): Promise<string> {
    let text = '';
    const given = typeof input === 'string' ? ({ type: 'said', text: input } as const) : input;
    for await (const event of dialogue.respond(given, signal)) if (event.type === 'say') text += event.text;
    dialogue.heard(text.trim(), false);
    return text.trim();
  }
  return { dialogue, turn, changes };
}

it('a model that fails leaves the call to the flow, with the caller’s words, to its end', async () => {
  const model = new ScriptedModel(says('Gladly.'), breaksAfter(''));
  const engine = createFallbackDialogue(createModelDialogue({ model, clock: new ManualClock() }), flow);
  const { dialogue, turn, changes } = open(engine);
  expect(await turn({ type: 'started' })).toBe('Hello from The Anchor. What can I do for you?');
  expect(await turn('Hello')).toBe('Gladly.');
  expect(await turn('I would like to book a table for four tomorrow')).toMatch(/What time\?$/);
  expect(changes).toEqual([{ service: 'llm', from: 'scripted:model', to: 'flow', reason: 'The model is gone.' }]);
  expect(dialogue.save()).toMatchObject({ kind: 'fallback', active: 'second' });

  const resumed = open(engine, JSON.parse(JSON.stringify(dialogue.save())));
  expect(await resumed.turn('at seven')).toMatch(/What name\?$/);
  expect(model.requests).toHaveLength(2);
  expect(resumed.dialogue.speculate?.({ type: 'said', text: 'Anna' }, signal)).toBeNull();
});

it('a turn that failed while it was only thought of is given to the flow once it counts', async () => {
  const model = new ScriptedModel(breaksAfter(''));
  const engine = createFallbackDialogue(createModelDialogue({ model, clock: new ManualClock() }), flow);
  const { dialogue, changes } = open(engine);
  const turn = dialogue.speculate?.({ type: 'said', text: 'book a table' }, signal);
  const events = turn?.events[Symbol.asyncIterator]();
  const first = events?.next();
  await new Promise(resolve => setImmediate(resolve));
  expect(changes).toHaveLength(0);
  turn?.commit();
  expect((await first)?.value).toMatchObject({ type: 'say' });
  expect(changes).toHaveLength(1);
});
