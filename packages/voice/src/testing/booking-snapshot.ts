import { AgentConfig, BusinessProfile, type CallSnapshot, type FlowInput } from '@frontdesk/contract';

const id = '01890000-0000-7000-8000-000000000001';
const evening = [{ opens: '17:00', closes: '23:00' }];

/** A booking in as few nodes as make one: ask, check, confirm, book, and a person. */
export const bookingFlow: FlowInput = {
  start: 'home',
  anywhere: { home: 'home' },
  nodes: [
    {
      type: 'listen',
      id: 'home',
      prompt: 'What can I do for you?',
      intents: [
        { phrases: ['book a table', 'reservation', 'book'], next: 'details' },
        { phrases: ['cancel reservation'], next: 'sorry' },
      ],
      onFailure: 'sorry',
    },
    {
      type: 'ask',
      id: 'details',
      slots: [
        { name: 'party_size', kind: 'party_size', prompt: 'For how many?' },
        { name: 'date', kind: 'date', prompt: 'What day?' },
        { name: 'time', kind: 'time', prompt: 'What time?' },
        { name: 'name', kind: 'name', prompt: 'What name?' },
      ],
      confirm: '{{slots.party_size | people}}, {{slots.date | date}}, {{slots.time | time}}, {{slots.name}}. Right?',
      next: 'book',
      onFailure: 'sorry',
    },
    {
      type: 'tool',
      id: 'book',
      tool: 'book_reservation',
      arguments: {
        date: '{{slots.date}}',
        time: '{{slots.time}}',
        party_size: '{{slots.party_size}}',
        name: '{{slots.name}}',
      },
      filler: 'One moment.',
      on: { ok: 'booked' },
      otherwise: 'sorry',
    },
    { type: 'say', id: 'booked', text: 'Booked.', next: 'forget' },
    { type: 'clear', id: 'forget', slots: ['party_size', 'date', 'time', 'name'], next: 'home' },
    { type: 'say', id: 'sorry', text: 'Let us start again.', next: 'home' },
  ],
};

/** A business that is open every evening but Monday, with one flow. */
export function bookingSnapshot(flow: FlowInput = bookingFlow): CallSnapshot {
  return {
    agent: {
      id,
      versionId: id,
      name: 'Mia',
      config: AgentConfig.parse({ greeting: 'Hello from {{business.name}}.', flow }),
    },
    business: BusinessProfile.parse({
      id,
      kind: 'restaurant',
      name: 'The Anchor',
      address: '1 Harbor Road, Boston',
      phoneNumber: '+16175550100',
      forwardingNumber: '+16175550199',
      hours: {
        timezone: 'America/New_York',
        weekly: {
          tuesday: evening,
          wednesday: evening,
          thursday: evening,
          friday: evening,
          saturday: evening,
          sunday: evening,
        },
      },
      settings: {},
    }),
    knowledge: [{ id, title: 'Dogs', text: 'Dogs may sit on the terrace.' }],
  };
}
