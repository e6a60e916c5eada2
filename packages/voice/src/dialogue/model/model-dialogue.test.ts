import { AgentConfig, type Usage } from '@frontdesk/contract';
import { describe, expect, it } from 'vitest';
import type { CallerInput, DialogueContext, DialogueEvent } from '../../ports/dialogue.ts';
import type { ModelEvent } from '../../ports/language-model.ts';
import type { ToolDescription, ToolRequest, ToolResult } from '../../ports/tool-runner.ts';
import { bookingFlow, bookingSnapshot } from '../../testing/booking-snapshot.ts';
import { ManualClock } from '../../testing/manual-clock.ts';
import { createModelDialogue } from './model-dialogue.ts';
import { breaksAfter, ScriptedModel, says, uses } from './scripted-model-fixture.ts';

const signal = new AbortController().signal;
const tool = (name: string, isReadOnly = true): ToolDescription => ({
  ...{ name, isReadOnly, description: name, parameters: { type: 'object' } },
});
const descriptions = [
  tool('check_availability'),
  tool('book_reservation', false),
  tool('forward_call'),
  tool('end_call'),
];

interface Options {
  readonly run?: (request: ToolRequest) => Promise<ToolResult>;
  readonly context?: Partial<DialogueContext>;
  readonly saved?: unknown;
  readonly search?: DialogueContext['snapshot']['knowledge'];
}

function open(model: ScriptedModel, { run, context, saved, search }: Options = {}) {
  const clock = new ManualClock();
  const requests: ToolRequest[] = [];
  const usages: Usage[] = [];
  const engine = createModelDialogue({
    ...{ model, clock },
    ...(search && { knowledge: { search: async () => search.map(entry => ({ entry, score: 0.8 })) } }),
  });
  const dialogue = engine.open(
    {
      call: { id: 'call', from: '+14155550123', to: '+16175550100' },
      snapshot: bookingSnapshot(),
      tools: {
        descriptions,
        run: async request => {
          requests.push(request);
          return (await run?.(request)) ?? { code: 'ok', value: {} };
        },
      },
      onUsage: usage => usages.push(usage),
      wallTime: () => clock.wallTime(),
      ...context,
    },
    saved,
  );
  const events: DialogueEvent[] = [];
  /** One turn, heard to its end. */
  async function turn(input: CallerInput | string): Promise<string> {
    let text = '';
    const given = typeof input === 'string' ? ({ type: 'said', text: input } as const) : input;
    for await (const event of dialogue.respond(given, signal)) {
      events.push(event);
      if (event.type === 'say') text += event.text;
    }
    dialogue.heard(text.trim(), false);
    return text.trim();
  }
  return { dialogue, turn, events, requests, usages, clock };
}

function configured(config: object) {
  const snapshot = bookingSnapshot();
  const whole = AgentConfig.parse({ greeting: 'Hello from {{business.name}}.', flow: bookingFlow, ...config });
  return { snapshot: { ...snapshot, agent: { ...snapshot.agent, config: whole } } };
}

describe('a dialogue held by a language model', () => {
  it('greets without the model, then streams its words and keeps to the settings', async () => {
    const model = new ScriptedModel(says('We open at five. See you then!'));
    const { turn, events, usages } = open(model, {
      context: configured({ llm: { temperature: 0.4, maxTokens: 200 } }),
    });
    expect(await turn({ type: 'started' })).toBe('Hello from The Anchor. What can I do for you?');
    expect(model.requests).toHaveLength(0);
    expect(await turn('When do you open?')).toBe('We open at five. See you then!');
    expect(events.length).toBeGreaterThan(5);
    expect(model.told).toEqual(['agent: Hello from The Anchor. What can I do for you?', 'caller: When do you open?']);
    expect(model.requests[0]).toMatchObject({ temperature: 0.4, maxTokens: 200, highPriority: false });
    expect(model.requests[0]?.instructions).toContain('1 Harbor Road');
    expect(usages).toMatchObject([{ inputTokens: 10 }]);
  });

  it('tells of the recording first, and goes by the prompt of the business', async () => {
    const context = { ...configured({ recordingConsent: 'This call is recorded.' }), instructions: 'You are Bruno.' };
    const model = new ScriptedModel(says('Hi.'));
    const { turn } = open(model, { context });
    expect(await turn({ type: 'started' })).toMatch(/^This call is recorded\. Hello from/);
    await turn('hello');
    expect(model.requests[0]?.instructions).toContain('You are Bruno.');
  });

  it('runs the tools of a message side by side and answers from their results', async () => {
    const both = { check_availability: { time: '19:00' }, book_reservation: { name: 'Ada' } };
    const model = new ScriptedModel(uses(both, 'Let me see. '), says('Both done.'));
    let running = 0;
    let most = 0;
    const run = async () => {
      most = Math.max(most, ++running);
      await Promise.resolve();
      running--;
      return { code: 'ok', value: {} };
    };
    const { turn } = open(model, { run });
    expect(await turn('Please book')).toBe('Let me see. Both done.');
    expect(most).toBe(2);
    expect(model.told).toEqual([
      'caller: Please book',
      'agent: Let me see. → check_availability,book_reservation',
      'tool check_availability: ok',
      'tool book_reservation: ok',
    ]);
  });

  it('does not go in circles with a tool', async () => {
    const model = new ScriptedModel(request =>
      request.tools.length > 0 ? uses({ check_availability: { time: '19:00' } }) : says('I am stuck.'),
    );
    const { turn, requests } = open(model);
    expect(await turn('Is seven free?')).toBe('I am stuck.');
    expect(model.requests).toHaveLength(5);
    expect(requests).toHaveLength(1);
  });

  it('ends the call after its words, or after a farewell of ours', async () => {
    const ended = open(new ScriptedModel(uses({ end_call: {} }, 'Bye now!')));
    expect(await ended.turn('bye')).toBe('Bye now!');
    expect(ended.events.at(-1)).toEqual({ type: 'end', disposition: 'agent_ended' });
    const silent = open(new ScriptedModel(uses({ end_call: {} })));
    expect(await silent.turn('bye')).toBe('Thank you for calling. Goodbye!');
    const failing = open(new ScriptedModel(uses({ book_reservation: {}, end_call: {} }), says('It is full.')), {
      run: async ({ name }) => ({ code: name === 'book_reservation' ? 'full' : 'ok', value: {} }),
    });
    expect(await failing.turn('book and bye')).toBe('It is full.');
    expect(failing.events.some(({ type }) => type === 'end')).toBe(false);
  });

  it('puts callers through, and tells the person what it is about', async () => {
    const model = new ScriptedModel(uses({ forward_call: { reason: 'Ada, about a wedding.' } }));
    const { turn, events } = open(model, {
      run: async () => ({ code: 'ok', value: { to: '+14155550199', mode: 'warm' } }),
    });
    expect(await turn('a person please')).toBe("Of course. I'm putting you through.");
    const transfer = { type: 'transfer', to: '+14155550199', mode: 'warm', briefing: 'Ada, about a wedding.' };
    expect(events.at(-1)).toEqual(transfer);
    const nobody = open(new ScriptedModel(uses({ forward_call: {} }), says('Nobody is there.')), {
      run: async () => ({ code: 'unavailable', value: {} }),
    });
    expect(await nobody.turn('a person please')).toBe('Nobody is there.');
  });

  it('speaks what can be spoken', async () => {
    const text =
      '**Sure!** 😀 We have:\n- *Soup*\n- Pasta\nSee [our menu](https://x.y/z) at https://www.the-anchor.com/menu.';
    const { turn } = open(new ScriptedModel(says(text)));
    expect(await turn('menu?')).toBe('Sure! We have: Soup, Pasta. See our menu at the-anchor dot com slash menu.');
  });
});

describe('what a language model remembers', () => {
  it('is what the caller heard', async () => {
    const model = new ScriptedModel(says('We have soup, and pasta, and fish.'), says('Fine.'));
    const { dialogue, turn } = open(model);
    for await (const _ of dialogue.respond({ type: 'said', text: 'menu' }, signal));
    dialogue.heard('We have soup, and', true);
    await turn('The soup please');
    expect(model.told).toEqual([
      'caller: menu',
      'agent: We have soup, and',
      expect.stringMatching(/^note: You were interrupted/),
      'caller: The soup please',
    ]);
  });

  it('keeps the outcome of a tool whose answer was cut off', async () => {
    const model = new ScriptedModel(uses({ book_reservation: {} }, 'Let me book it.'), says('Fine.'));
    const answer = Promise.withResolvers<ToolResult>();
    const { dialogue, turn } = open(model, { run: () => answer.promise });
    const stopped = new AbortController();
    const events = dialogue.respond({ type: 'said', text: 'yes, book it' }, stopped.signal)[Symbol.asyncIterator]();
    while (!(await events.next().then(({ value }) => value?.type === 'say' && /it/.test(value.text))));
    const last = events.next();
    await new Promise(resolve => setImmediate(resolve));
    stopped.abort();
    dialogue.heard('Let me', true);
    answer.resolve({ code: 'ok', value: {} });
    await last;
    await turn('are you there?');
    expect(model.told).toEqual([
      'caller: yes, book it',
      'agent: Let me',
      expect.stringMatching(/^note: You were/),
      'agent:  → book_reservation',
      'tool book_reservation: ok',
      'caller: are you there?',
    ]);
  });

  it('is bounded, with a note of what came before, and survives being saved', async () => {
    const model = new ScriptedModel(says('Noted. '.repeat(40)));
    const { dialogue, turn } = open(model);
    for (let count = 1; count <= 120; count++) await turn(`Remark number ${count}`);
    expect(model.told.length).toBeLessThan(100);
    expect(model.told[0]).toMatch(/^note: Earlier on this call:\n[\s\S]*Remark number/);
    const saved = JSON.parse(JSON.stringify(dialogue.save()));
    expect(JSON.stringify(saved).length).toBeLessThan(50_000);
    const again = new ScriptedModel(says('Yes.'));
    await open(again, { saved }).turn('Do you remember?');
    expect(again.told.at(-3)).toBe('caller: Remark number 120');
    expect(again.told[0]).toBe(model.told[0]?.replace(/^[\s\S]*$/, again.told[0] ?? ''));
    await open(again, { saved: { version: 1, node: 'home' } }).turn('Who are you?');
    expect(again.told).toEqual(['caller: Who are you?']);
  });

  it('goes on after a broken line, a hold and silence', async () => {
    const model = new ScriptedModel(says('For how many people?'));
    const { dialogue, turn, events } = open(model);
    await turn('A table please');
    expect(await turn({ type: 'silent', count: 1 })).toBe('Are you still there? For how many people?');
    expect(await turn({ type: 'unheld' })).toBe('Thank you for holding. For how many people?');
    expect(await turn({ type: 'resumed' })).toBe("I'm sorry, we got cut off for a moment. For how many people?");
    expect(model.requests).toHaveLength(1);
    dialogue.heard('', false);
    await turn({ type: 'pressed', digits: '42' });
    expect(model.told.at(-1)).toBe('note: The caller pressed keys on their phone: 4 2');
    expect(await turn({ type: 'transfer-failed', reason: 'no_answer' })).toMatch(/^I'm sorry, nobody can take/);
    expect(await turn({ type: 'silent', count: 3 })).toMatch(/Goodbye\.$/);
    expect(events.at(-1)).toEqual({ type: 'end', disposition: 'silence' });
  });

  it('looks up what does not fit into the instructions, for this turn alone', async () => {
    const entry = { id: '01890000-0000-7000-8000-000000000001', title: 'Parking', text: 'Behind the house.' };
    const knowledge = [entry, { ...entry, title: 'Long', text: 'x'.repeat(7000) }];
    const model = new ScriptedModel(says('Behind the house.'));
    const { turn } = open(model, { search: [entry], context: { snapshot: { ...bookingSnapshot(), knowledge } } });
    await turn('Where do I park?');
    expect(model.told[0]).toMatch(/^note: From the business’s records[\s\S]*Parking: Behind the house\.$/);
    expect(model.requests[0]?.instructions).not.toContain('Parking');
    await turn('Thanks');
    expect(model.told.filter(line => line.includes('records'))).toHaveLength(1);
  });
});

describe('a language model in trouble', () => {
  const empty: ModelEvent[] = [{ type: 'finished', reason: 'filtered', usage: null }];

  it('asks again, then offers a person, then puts the caller through', async () => {
    const { turn, events } = open(new ScriptedModel(empty), {
      run: async () => ({ code: 'ok', value: { to: '+14155550199' } }),
    });
    expect(await turn('hm')).toBe("I'm sorry, I didn't get that. Could you say it again?");
    expect(await turn('hm')).toBe("I'm sorry, I still don't get it. Would you like to talk to a person?");
    expect(await turn('hm')).toBe("Of course. I'm putting you through.");
    expect(events.at(-1)).toMatchObject({ type: 'transfer', to: '+14155550199' });
  });

  it('that breaks in the middle of its answer keeps what was said; before the first word it throws', async () => {
    const { turn } = open(new ScriptedModel(breaksAfter('We have a table '), breaksAfter('')));
    expect(await turn('a table?')).toBe("We have a table … I'm sorry, I lost my thread. Could you say that again?");
    await expect(turn('a table?')).rejects.toThrow('The model is gone.');
  });

  it('fills the quiet once a turn, in other words each time', async () => {
    let slow = Promise.withResolvers<void>();
    const model = new ScriptedModel(async function* () {
      await slow.promise;
      yield* says('Here I am.');
    });
    const { turn, clock } = open(model);
    const answer = turn('hello?');
    await clock.advance(5000);
    slow.resolve();
    expect(await answer).toBe('One moment, please. Here I am.');
    expect(await turn('quick one')).toBe('Here I am.');
    slow = Promise.withResolvers();
    const third = turn('and now?');
    await clock.advance(1500);
    slow.resolve();
    expect(await third).toBe('Bear with me for a moment. Here I am.');
    expect(model.told.join()).not.toContain('One moment');
  });

  it('fills the quiet of a slow tool, after the words before it were spoken', async () => {
    const slow = Promise.withResolvers<ToolResult>();
    const model = new ScriptedModel(uses({ check_availability: {} }, 'Let me look. '), says('It is free.'));
    const { turn, clock, events } = open(model, { run: () => slow.promise });
    const answer = turn('Is seven free?');
    await clock.advance(1300);
    expect(events).toHaveLength(1);
    await clock.advance(1500);
    slow.resolve({ code: 'ok', value: {} });
    expect(await answer).toBe('Let me look. One moment, please. It is free.');
  });
});

describe('a turn thought of beforehand', () => {
  it('leaves no trace when it is thrown away, and is the turn when it is committed', async () => {
    const model = new ScriptedModel(says('We open at five.'));
    const { dialogue, turn } = open(model);
    const before = JSON.stringify(dialogue.save());
    const thrown = new AbortController();
    for await (const _ of dialogue.speculate?.({ type: 'said', text: 'When' }, thrown.signal)?.events ?? []);
    thrown.abort();
    expect(JSON.stringify(dialogue.save())).toBe(before);
    const kept = dialogue.speculate?.({ type: 'said', text: 'When do you open' }, signal);
    kept?.commit();
    for await (const _ of kept?.events ?? []);
    dialogue.heard('We open at five.', false);
    await turn('Thanks');
    expect(model.told).toEqual(['caller: When do you open', 'agent: We open at five.', 'caller: Thanks']);
    expect(dialogue.speculate?.({ type: 'silent', count: 1 }, signal)).toBeNull();
  });
});
