import { describe, expect, it } from 'vitest';
import { createFlowDialogue } from '../dialogue/flow-dialogue.ts';
import type { CallerInput, DialogueContext, DialogueEvent } from '../ports/dialogue.ts';
import type { ToolRequest } from '../ports/tool-runner.ts';
import { bookingSnapshot } from '../testing/booking-snapshot.ts';
import { ScriptedDialogue } from '../testing/scripted-ports.ts';
import { conductTextTurn, type TextTurn } from './text-turn.ts';

const tools: ToolRequest[] = [];
const context: DialogueContext = {
  call: { id: 'call', from: '+14155550123', to: '+16175550100' },
  snapshot: bookingSnapshot(),
  tools: {
    run: async request => {
      tools.push(request);
      return { code: 'ok', value: {} };
    },
  },
  wallTime: () => new Date('2026-11-21T18:00:00Z'),
};
const { signal } = new AbortController();

function exchange(answer: DialogueEvent[]) {
  return conductTextTurn({ engine: new ScriptedDialogue(() => answer), context, input: { type: 'started' }, signal });
}

describe('a conversation in single exchanges', () => {
  it('books a table, with nothing but JSON kept between the turns', async () => {
    const engine = createFlowDialogue({ knowledge: { search: async () => [] } });
    const said: string[] = [];
    let last: TextTurn | undefined;
    const inputs: CallerInput[] = [
      { type: 'started' },
      { type: 'said', text: 'I would like to book a table for four tomorrow' },
      { type: 'said', text: 'at seven' },
      { type: 'said', text: 'my name is Anna' },
      { type: 'pressed', digits: '1' },
    ];
    for (const input of inputs) {
      const saved = last && JSON.parse(JSON.stringify(last.saved));
      last = await conductTextTurn({ engine, context, saved, input, signal });
      said.push(last.said.join(' | '));
    }
    expect(said[0]).toBe('Hello from The Anchor. | What can I do for you?');
    expect(said[1]).toMatch(/\| What time\?$/);
    expect(said[4]).toBe('One moment. | Booked. | What can I do for you?');
    expect(tools.map(tool => tool.arguments)).toEqual([
      { date: '2026-11-22', time: '19:00', party_size: 4, name: 'Anna' },
    ]);
  });

  it('tells what comes after the words', async () => {
    const person = '+14155550199';
    expect(await exchange([{ type: 'end', disposition: 'agent_ended' }])).toMatchObject({
      said: [],
      end: { disposition: 'agent_ended' },
    });
    const transfer = await exchange([
      { type: 'say', text: 'One moment. ' },
      { type: 'press', digits: '12' },
      { type: 'transfer', to: person, mode: 'warm', briefing: 'Anna, about a table.' },
    ]);
    expect(transfer).toMatchObject({ said: ['One moment.'], pressed: '12' });
    expect(transfer.transfer).toEqual({ to: person, mode: 'warm', briefing: 'Anna, about a table.' });
    expect((await exchange([{ type: 'transfer', to: person }])).transfer).toMatchObject({ mode: 'cold' });
  });

  it('puts words that stream in together', async () => {
    const words = ['We', ' are', ' at 5.', '30 Main St', '. Come', ' in', '!'];
    const { said } = await exchange(words.map(text => ({ type: 'say', text })));
    expect(said).toEqual(['We are at 5.30 Main St. Come in!']);
  });

  it('rejects when the dialogue fails', async () => {
    const failing = new ScriptedDialogue(() => {
      throw new Error('no idea');
    });
    await expect(conductTextTurn({ engine: failing, context, input: { type: 'started' }, signal })).rejects.toThrow(
      'no idea',
    );
  });
});
