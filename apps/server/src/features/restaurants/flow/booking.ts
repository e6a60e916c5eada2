import type { FlowInput } from '@frontdesk/contract';
import { refusalCodes, refused, tableSlots } from './seating.ts';

/** From the first detail to the booked table. */
export const booking: FlowInput['nodes'] = [
  { type: 'clear', id: 'book', slots: ['party_size', 'date', 'time'], next: 'table' },
  { type: 'ask', id: 'table', slots: [...tableSlots], next: 'check', onFailure: 'trouble' },
  {
    type: 'tool',
    id: 'check',
    tool: 'check_availability',
    arguments: { date: '{{slots.date}}', time: '{{slots.time}}', party_size: '{{slots.party_size}}' },
    filler: 'Let me check.',
    on: { ok: 'available', ...refusalCodes('book') },
    otherwise: 'unreachable',
  },
  { type: 'say', id: 'available', text: "That's available.", next: 'guest' },
  {
    type: 'ask',
    id: 'guest',
    slots: [
      {
        name: 'name',
        kind: 'name',
        prompt: 'What name is it under?',
        reprompt: 'Could you spell the last name for me, letter by letter?',
      },
      {
        name: 'phone',
        kind: 'phone',
        prompt: "What's the best phone number for you?",
        reprompt: 'Please say the number digit by digit, or type it on your phone.',
        suggestion: '{{caller.number}}',
        suggestionPrompt: "Shall I use the number you're calling from?",
        confirm: true,
      },
    ],
    confirm:
      "So that's a table for {{slots.party_size | people}} on {{slots.date | date}} at {{slots.time | time}}, under {{slots.name}}. Shall I book it?",
    next: 'book_it',
    onFailure: 'trouble',
  },
  {
    type: 'tool',
    id: 'book_it',
    tool: 'book_reservation',
    arguments: {
      date: '{{slots.date}}',
      time: '{{slots.time}}',
      party_size: '{{slots.party_size}}',
      name: '{{slots.name}}',
      phone: '{{slots.phone}}',
    },
    filler: 'One moment.',
    on: { ok: 'booked', ...refusalCodes('book') },
    otherwise: 'unreachable',
  },
  {
    type: 'say',
    id: 'booked',
    text: "You're all set. We'll see you {{slots.date | on_day}} at {{slots.time | time}}. Your confirmation code is {{result.confirmation_code | code}}.",
    next: 'more',
  },
  ...refused('book', 'table', 'guest'),
  { type: 'clear', id: 'too_large', slots: ['wants_team'], next: 'large_party' },
  {
    type: 'ask',
    id: 'large_party',
    slots: [
      {
        name: 'wants_team',
        kind: 'yes_no',
        prompt:
          'For a group that size, our team plans it with you. I can book up to {{result.max_party_size | number}} myself. Shall I put you through?',
      },
    ],
    next: 'large_party_answer',
    onFailure: 'trouble',
  },
  {
    type: 'branch',
    id: 'large_party_answer',
    branches: [{ when: { path: 'slots.wants_team', operator: 'equals', value: true }, next: 'person' }],
    otherwise: 'more',
  },
  {
    type: 'say',
    id: 'unreachable',
    text: "I'm sorry, I can't reach our reservation book right now.",
    next: 'person',
  },
];
