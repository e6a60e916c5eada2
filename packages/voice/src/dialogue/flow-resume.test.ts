import { describe, expect, it } from 'vitest';
import type { CallerInput, DialogueEvent } from '../ports/dialogue.ts';
import type { ToolRequest } from '../ports/tool-runner.ts';
import { bookingSnapshot } from '../testing/booking-snapshot.ts';
import { createFlowDialogue } from './flow-dialogue.ts';

const CUT_OFF = "I'm sorry, we got cut off for a moment.";

function open(saved?: unknown) {
  const tools: ToolRequest[] = [];
  const dialogue = createFlowDialogue({ knowledge: { search: async () => [] } }).open(
    {
      call: { id: 'call', from: null, to: null },
      snapshot: bookingSnapshot(),
      tools: {
        run: async request => {
          tools.push(request);
          return { code: 'ok', value: {} };
        },
      },
      wallTime: () => new Date('2026-11-21T18:00:00Z'),
    },
    saved,
  );
  const turn = async (input: CallerInput) => {
    const events: DialogueEvent[] = [];
    for await (const event of dialogue.respond(input, new AbortController().signal)) events.push(event);
    return events
      .map(event => (event.type === 'say' ? event.text : ''))
      .join('')
      .trim();
  };
  /** As it comes back from a database. */
  const save = (): unknown => JSON.parse(JSON.stringify(dialogue.save()));
  return { turn, save, tools };
}

describe('a conversation taken up again', () => {
  it('apologises, asks the pending question again and still knows what was said', async () => {
    const before = open();
    await before.turn({ type: 'said', text: 'book a table for four tomorrow' });
    const after = open(before.save());
    expect(await after.turn({ type: 'resumed' })).toBe(`${CUT_OFF} What time?`);
    await after.turn({ type: 'said', text: 'seven, the name is Anna' });
    await after.turn({ type: 'said', text: 'yes' });
    expect(after.tools[0]?.arguments).toEqual({ date: '2026-11-22', time: '19:00', party_size: 4, name: 'Anna' });
  });

  it('asks for the confirmation that was pending, and books only once it has it', async () => {
    const before = open();
    await before.turn({ type: 'said', text: 'book a table for four tomorrow at seven, my name is Anna' });
    const after = open(before.save());
    expect(await after.turn({ type: 'resumed' })).toMatch(/^I'm sorry, .* four people, .*Right\?$/);
    expect(after.tools).toEqual([]);
    await after.turn({ type: 'said', text: 'yes' });
    expect(after.tools).toHaveLength(1);
  });

  it('greets where nothing was saved', async () => {
    expect(await open().turn({ type: 'resumed' })).toBe(`${CUT_OFF} Hello from The Anchor. What can I do for you?`);
  });
});
