import type { FlowInput } from '@frontdesk/contract';
import { describe, expect, it } from 'vitest';
import type { CallerInput, DialogueEvent } from '../ports/dialogue.ts';
import { bookingFlow, bookingSnapshot } from '../testing/booking-snapshot.ts';
import { createFlowDialogue } from './flow-dialogue.ts';

type TransferNode = Extract<FlowInput['nodes'][number], { type: 'transfer' }>;

/** The booking flow, with a way to a person. */
function flowWith(transfer: Partial<TransferNode>): FlowInput {
  return {
    ...bookingFlow,
    anywhere: { home: 'home', person: 'put_through' },
    nodes: [
      ...bookingFlow.nodes,
      { type: 'transfer', id: 'put_through', text: 'Let me ask.', to: '+16175550199', ...transfer },
      { type: 'say', id: 'message', text: 'I will pass on a message.', next: 'home' },
    ],
  };
}

function open(flow: FlowInput = bookingFlow) {
  const dialogue = createFlowDialogue({ knowledge: { search: async () => [] } }).open({
    call: { id: 'call', from: '+14155550123', to: null },
    snapshot: bookingSnapshot(flow),
    tools: { run: async () => ({ code: 'ok', value: {} }) },
    wallTime: () => new Date('2026-11-21T18:00:00Z'),
  });
  const turn = async (input: CallerInput) => {
    const events: DialogueEvent[] = [];
    for await (const event of dialogue.respond(input, new AbortController().signal)) events.push(event);
    const text = events.map(event => (event.type === 'say' ? event.text : '')).join('');
    return { text: text.trim(), last: events.at(-1), events };
  };
  return { dialogue, turn, say: (text: string) => turn({ type: 'said', text }) };
}

describe('a transfer in a flow', () => {
  it('tells the person what was said so far, where it is warm', async () => {
    const { say } = open(flowWith({ mode: 'warm', briefing: 'A caller, {{slots.name}}. A booking is open.' }));
    await say('book a table, my name is Anna');
    expect((await say('a person please')).last).toEqual({
      type: 'transfer',
      to: '+16175550199',
      mode: 'warm',
      briefing: 'A caller, Anna. A booking is open.',
    });
  });

  it('leads where the flow says when nobody takes the caller', async () => {
    const { say, turn } = open(flowWith({ mode: 'warm', onFailure: 'message' }));
    await say('a person please');
    const back = await turn({ type: 'transfer-failed', reason: 'no_answer' });
    expect(back.text).toBe('I will pass on a message. What can I do for you?');
  });

  it('says so and asks what else there is, where the flow does not say', async () => {
    const { say, turn } = open(flowWith({ mode: 'warm' }));
    await say('a person please');
    const back = await turn({ type: 'transfer-failed', reason: 'declined' });
    expect(back.text).toBe("I'm sorry, nobody can take your call right now. What can I do for you?");
    expect((await say('book a table')).text).toContain('For how many?');
  });

  it('says it otherwise when the line was at fault', async () => {
    const { say, turn } = open(flowWith({ mode: 'warm' }));
    await say('a person please');
    expect((await turn({ type: 'transfer-failed', reason: 'failed' })).text).toMatch(/^I'm sorry, I couldn't put you/);
  });
});

it('keys are pressed in their place among the words', async () => {
  const flow: FlowInput = {
    ...bookingFlow,
    start: 'menu',
    nodes: [
      { type: 'press', id: 'menu', digits: '1w{{caller.number}}#', next: 'home' },
      { type: 'press', id: 'unknown', digits: '{{slots.name}}', next: 'home' },
      ...bookingFlow.nodes,
    ],
  };
  const { events } = await open(flow).turn({ type: 'started' });
  expect(events).toEqual([
    { type: 'say', text: 'Hello from The Anchor. ' },
    { type: 'press', digits: '1w+14155550123#' },
    { type: 'say', text: 'What can I do for you? ' },
  ]);
});

describe('a caller back from hold', () => {
  it('is thanked and asked the pending question', async () => {
    const { say, turn } = open();
    await say('book a table for four tomorrow');
    expect((await turn({ type: 'unheld' })).text).toBe('Thank you for holding. What time?');
    await say('seven');
    expect((await say('Anna')).text).toContain('four people');
  });

  it('hears all of what the hold cut off', async () => {
    const { dialogue, say, turn } = open();
    const { text } = await say('book a table for four tomorrow');
    dialogue.heard('Great,', true);
    expect((await turn({ type: 'unheld' })).text).toBe(`Thank you for holding. ${text}`);
  });

  it('is greeted where nothing was said before', async () => {
    const { turn } = open();
    expect((await turn({ type: 'unheld' })).text).toMatch(/^Thank you for holding. Hello from The Anchor\./);
  });
});
