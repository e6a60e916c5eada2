import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DialogueEvent } from '../ports/dialogue.ts';
import type { ToolRequest, ToolResult } from '../ports/tool-runner.ts';
import { bookingFlow, bookingSnapshot } from '../testing/booking-snapshot.ts';
import { FlowProblemsError } from './flow-check.ts';
import { createFlowDialogue } from './flow-dialogue.ts';

const noKnowledge = { search: async () => [] };
const now = () => new Date('2026-11-21T18:00:00Z');

function open(
  run: (request: ToolRequest) => Promise<ToolResult> = async () => ({ code: 'ok', value: {} }),
  saved?: unknown,
) {
  const tools: ToolRequest[] = [];
  const dialogue = createFlowDialogue({ knowledge: noKnowledge }).open(
    {
      call: { id: 'call', from: null, to: null },
      snapshot: bookingSnapshot(),
      tools: {
        run: request => {
          tools.push(request);
          return run(request);
        },
      },
      wallTime: now,
    },
    saved,
  );
  const say = async (text: string) => {
    const events: DialogueEvent[] = [];
    for await (const event of dialogue.respond({ type: 'said', text }, new AbortController().signal))
      events.push(event);
    return events;
  };
  return { dialogue, say, tools };
}

const isOver = (events: readonly DialogueEvent[]) => events.some(event => event.type !== 'say');
const spoken = (events: readonly DialogueEvent[]) =>
  events.map(event => (event.type === 'say' ? event.text : '')).join('');

const WORDS =
  'yes no book table for four to two eight people friday tomorrow seven thirty at pm name is anna change cancel reservation wrong actually make it the first one hello what when are you open menu uh um never mind start over repeat that thanks 415 555 0123 half past quarter Monday okay not but'.split(
    ' ',
  );
const babble = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 8 }).map(words => words.join(' '));

describe('any caller', () => {
  it('never breaks it: noise, symbols and half sentences are survived', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ maxLength: 60 }), babble), {
          maxLength: 10,
        }),
        async lines => {
          const { say, dialogue } = open();
          for (const line of lines) {
            const events = await say(line);
            expect(spoken(events)).not.toMatch(/\{\{|undefined|NaN|\[object/);
            if (isOver(events)) return;
          }
          expect(JSON.parse(JSON.stringify(dialogue.save()))).toEqual(dialogue.save());
        },
      ),
      { numRuns: 60 },
    );
  });

  it('gets an end or a person within a dozen turns of pure nonsense', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.stringMatching(/^[bdfgklmnpr]{4,9}$/), { minLength: 14, maxLength: 14 }),
        async lines => {
          const { say } = open();
          let turns = 0;
          for (const line of lines) {
            turns++;
            if (isOver(await say(line))) break;
          }
          expect(turns).toBeLessThanOrEqual(12);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('is never kept for ever, even by words that half make sense', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(babble, { minLength: 1, maxLength: 12 }), async lines => {
        const { say } = open();
        let isEnded = false;
        for (let turn = 0; turn < 152 && !isEnded; turn++)
          isEnded = isOver(await say(lines[turn % lines.length] ?? ''));
        expect(isEnded).toBe(true);
      }),
      { numRuns: 12 },
    );
  }, 60_000);
});

describe('corrections', () => {
  const party = fc
    .integer({ min: 2, max: 12 })
    .map(size => ({ said: `${size} people`, slot: 'party_size', value: size }));
  const time = fc
    .integer({ min: 5, max: 10 })
    .map(hour => ({ said: `at ${hour} pm`, slot: 'time', value: `${hour + 12}:00` }));
  const date = fc
    .constantFrom(
      ['Tuesday', '2026-11-24'],
      ['Wednesday', '2026-11-25'],
      ['Friday', '2026-11-27'],
      ['tomorrow', '2026-11-22'],
    )
    .map(([said, value]) => ({ said, slot: 'date', value }));
  const lead = fc.constantFrom('no, ', 'actually ', 'sorry, make it ', 'no wait, ', 'change it to ');

  it('always win: what is booked is what was said last', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(lead, fc.oneof(party, time, date)), { maxLength: 6 }), async corrections => {
        const { say, tools } = open();
        await say('book a table for four people tomorrow at 7 pm, my name is Anna');
        const expected: Record<string, unknown> = { party_size: 4, date: '2026-11-22', time: '19:00', name: 'Anna' };
        for (const [words, { said, slot, value }] of corrections) {
          await say(words + said);
          expected[slot] = value;
        }
        await say('yes');
        expect(tools.at(-1)?.arguments).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });
});

describe('an interrupted turn', () => {
  const details = 'book a table for four people tomorrow at 7 pm, my name is Anna';

  it('keeps what the caller said though the answer was cut off', async () => {
    const { dialogue, say } = open();
    for await (const _ of dialogue.respond({ type: 'said', text: details }, new AbortController().signal)) break;
    dialogue.heard('', true);
    expect(spoken(await say('actually five people'))).toContain(
      'five people, Sunday, November 22nd, 7 PM, Anna. Right?',
    );
  });

  it('does not start a tool once the caller speaks, and lets a change come first', async () => {
    const { dialogue, say, tools } = open();
    await say(details);
    for await (const event of dialogue.respond({ type: 'said', text: 'yes' }, new AbortController().signal)) {
      expect(spoken([event])).toBe('One moment. ');
      break;
    }
    expect(tools).toEqual([]);
    expect(spoken(await say('wait, make it six people'))).toContain('six people');
    await say('yes');
    expect(tools.at(-1)?.arguments).toMatchObject({ party_size: 6 });
  });

  it('starts the waiting tool when the caller only said go on', async () => {
    const { dialogue, say, tools } = open();
    await say(details);
    for await (const _ of dialogue.respond({ type: 'said', text: 'yes' }, new AbortController().signal)) break;
    expect(spoken(await say('yes please'))).toContain('Booked.');
    expect(tools).toHaveLength(1);
  });

  it('finishes a tool that was started, and does not run it again', async () => {
    const release = Promise.withResolvers<void>();
    const { dialogue, say, tools } = open(async () => {
      await release.promise;
      return { code: 'ok', value: {} };
    });
    await say(details);
    const stop = new AbortController();
    const turn = dialogue.respond({ type: 'said', text: 'yes' }, stop.signal)[Symbol.asyncIterator]();
    await turn.next();
    const waiting = turn.next();
    stop.abort();
    release.resolve();
    await waiting;
    await turn.return?.();
    await say('hello');
    expect(tools).toHaveLength(1);
  });
});

describe('a flow that cannot be spoken', () => {
  it('is refused with every unknown name, before the call', () => {
    const snapshot = bookingSnapshot({
      ...bookingFlow,
      nodes: [
        ...bookingFlow.nodes,
        {
          type: 'say',
          id: 'broken',
          text: 'Hi {{caller.nickname}}, {{slots.date | shout}} {{slots.hat}}',
          next: 'home',
        },
      ],
    });
    const start = () =>
      createFlowDialogue({ knowledge: noKnowledge }).open({
        call: { id: 'call', from: null, to: null },
        snapshot,
        tools: { run: async () => ({ code: 'ok', value: {} }) },
        wallTime: now,
      });
    expect(start).toThrow(FlowProblemsError);
    expect(start).toThrow(/caller\.nickname.*shout.*slots\.hat/);
  });
});

describe('a call without a flow’s own ways out', () => {
  it('is forwarded on request, and ended with a farewell', async () => {
    const forwarded = await open(async () => ({ code: 'ok', value: { to: '+16175550199' } })).say('a person please');
    expect(forwarded.at(-1)).toEqual({ type: 'transfer', to: '+16175550199' });
    expect((await open().say('goodbye')).at(-1)).toEqual({ type: 'end', disposition: 'agent_ended' });
  });

  it('says so and goes on where nobody can take it', async () => {
    const { say } = open(async () => ({ code: 'unavailable', value: {} }));
    await say('book a table');
    expect(spoken(await say('representative'))).toBe("I'm sorry, nobody can take the call right now. For how many? ");
  });
});
