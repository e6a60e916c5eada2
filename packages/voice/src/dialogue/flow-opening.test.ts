import { AgentConfig, type AgentConfigInput } from '@frontdesk/contract';
import { describe, expect, it } from 'vitest';
import type { CallerInput, CallFacts } from '../ports/dialogue.ts';
import { bookingFlow, bookingSnapshot } from '../testing/booking-snapshot.ts';
import { flowProblems } from './flow-check.ts';
import { createFlowDialogue } from './flow-dialogue.ts';
import { spokenLine } from './speech/spoken-line.ts';

const booking = bookingSnapshot();

function snapshotWith(config: Partial<AgentConfigInput>) {
  const whole = AgentConfig.parse({ greeting: 'Hello from {{business.name}}.', flow: bookingFlow, ...config });
  return { ...booking, agent: { ...booking.agent, config: whole } };
}

function open(config: Partial<AgentConfigInput>, facts: Partial<CallFacts> = {}) {
  const dialogue = createFlowDialogue({ knowledge: { search: async () => [] } }).open({
    call: { id: 'call', from: '+16175550100', to: '+14155550123', direction: 'outbound', ...facts },
    snapshot: snapshotWith(config),
    tools: { run: async () => ({ code: 'ok', value: {} }) },
    wallTime: () => new Date('2026-11-21T18:00:00Z'),
  });
  return async (input: CallerInput) => {
    let text = '';
    for await (const event of dialogue.respond(input, new AbortController().signal))
      if (event.type === 'say') text += event.text;
    return text.trim();
  };
}

const outboundGreeting = 'Hello {{contact.name}}. This is {{agent.name}} from {{business.name}}, {{call.purpose}}.';

describe('the first words', () => {
  it('of a call the business places name the callee and the purpose', async () => {
    const turn = open({ outboundGreeting }, { contact: { name: 'Anna' }, purpose: { text: 'about your table' } });
    expect(await turn({ type: 'started' })).toMatch(
      /^Hello Anna\. This is Mia from The Anchor, about your table\. What can I do/,
    );
  });

  it('leave out what is not known, down to the ordinary greeting', async () => {
    const unknown = open({ outboundGreeting }, { purpose: { text: 'about your table' } });
    expect(await unknown({ type: 'started' })).toMatch(/^This is Mia from The Anchor, about your table\./);
    expect(await open({ outboundGreeting })({ type: 'started' })).toMatch(/^Hello from The Anchor\./);
    expect(await open({})({ type: 'started' })).toMatch(/^Hello from The Anchor\./);
  });

  it('to a caller are the ordinary greeting', async () => {
    const turn = open({ outboundGreeting }, { direction: 'inbound', contact: { name: 'Anna' } });
    expect(await turn({ type: 'started' })).toMatch(/^Hello from The Anchor\./);
  });

  it('tell of the recording first, where the call is recorded', async () => {
    const recordingConsent = 'This call is recorded by {{business.name}}.';
    expect(await open({ recordingConsent })({ type: 'started' })).toMatch(
      /^This call is recorded by The Anchor\. Hello from The Anchor\./,
    );
    expect(await open({ recordingConsent, recordingEnabled: false })({ type: 'started' })).toMatch(/^Hello from/);
  });
});

it('what the one who placed the call knows is not asked for again', async () => {
  const slots = { party_size: 4, date: '2026-11-24' };
  const turn = open({}, { purpose: { slots } });
  await turn({ type: 'started' });
  expect(await turn({ type: 'said', text: 'I would like to book a table' })).toMatch(/What time\?$/);
});

it('the callee is the person whose number the flow may use', async () => {
  const call = { from: '+16175550100', to: '+14155550123', direction: 'outbound' as const };
  const wallTime = new Date('2026-11-21T18:00:00Z');
  const line = spokenLine('Call {{business.phone_number}}, not {{caller.number}}. Dear {{contact.name}}.', {
    call,
    snapshot: booking,
    wallTime,
  });
  expect(line).toBe('Call +16175550100, not +14155550123.');
});

it('unknown names in any first words are found before a call', () => {
  const { config } = snapshotWith({
    outboundGreeting: 'Hi {{contact.nick}}.',
    voicemailMessage: 'About {{call.purpose}}, {{call.reason}}.',
    recordingConsent: 'Recorded {{why}}.',
  }).agent;
  expect(flowProblems(config)).toEqual([
    'recordingConsent: there is no "why".',
    'outboundGreeting: there is no "contact.nick".',
    'voicemailMessage: there is no "call.reason".',
  ]);
});
