import type { FlowInput } from '@frontdesk/contract';
import { refusalCodes, refused, tableSlots } from './seating.ts';

const foundOption = 'for {{option.party_size | people}} {{option.date | on_day}} at {{option.time | time}}';

/** Finds the caller's booking by their number, else by its code and name; then goes on at `<prefix>_found`. */
function find(prefix: string): FlowInput['nodes'] {
  return [
    {
      type: 'clear',
      id: prefix,
      slots: ['party_size', 'date', 'time', 'reservation_id', 'confirmation_code'],
      next: `${prefix}_find`,
    },
    {
      type: 'tool',
      id: `${prefix}_find`,
      tool: 'find_reservation',
      arguments: { phone: '{{caller.number}}' },
      filler: 'Let me look that up.',
      on: { ok: `${prefix}_found`, not_found: `${prefix}_code` },
      otherwise: 'unreachable',
    },
    {
      type: 'ask',
      id: `${prefix}_code`,
      slots: [
        {
          name: 'confirmation_code',
          kind: 'code',
          prompt: "I don't see a booking under your number. What's the confirmation code?",
          reprompt: 'Please say the code one letter or digit at a time.',
        },
        {
          name: 'name',
          kind: 'name',
          prompt: 'And the name on the booking?',
          reprompt: 'Could you spell the last name for me?',
        },
      ],
      next: `${prefix}_find_code`,
      onFailure: 'not_found',
    },
    {
      type: 'tool',
      id: `${prefix}_find_code`,
      tool: 'find_reservation',
      arguments: { confirmation_code: '{{slots.confirmation_code}}', name: '{{slots.name}}' },
      filler: 'Let me look again.',
      on: { ok: `${prefix}_found` },
      otherwise: 'not_found',
    },
  ];
}

/** Cancels a booking of the caller's. */
export const canceling: FlowInput['nodes'] = [
  ...find('cancel'),
  {
    type: 'offer',
    id: 'cancel_found',
    from: 'result.reservations',
    option: foundOption,
    one: 'I have your table {{offered}}. Shall I cancel it?',
    many: 'I have a table {{offered}}. Which one shall I cancel?',
    assign: { reservation_id: 'id' },
    next: 'cancel_it',
    onRefusal: 'kept',
    onEmpty: 'not_found',
    onFailure: 'trouble',
  },
  {
    type: 'tool',
    id: 'cancel_it',
    tool: 'cancel_reservation',
    arguments: { id: '{{slots.reservation_id}}' },
    on: { ok: 'canceled' },
    otherwise: 'unreachable',
  },
  { type: 'say', id: 'canceled', text: 'Your table is canceled. We hope to see you another time.', next: 'more' },
  { type: 'say', id: 'kept', text: "Okay, I've left it as it is.", next: 'more' },
  {
    type: 'say',
    id: 'not_found',
    text: "I'm sorry, I can't find that booking. Someone here can look for it.",
    next: 'person',
  },
];

/** Moves a booking of the caller's to another day, time or size. */
export const changing: FlowInput['nodes'] = [
  ...find('change'),
  {
    type: 'offer',
    id: 'change_found',
    from: 'result.reservations',
    option: foundOption,
    one: 'I have your table {{offered}}. Is that the one to change?',
    many: 'I have a table {{offered}}. Which one would you like to change?',
    assign: { reservation_id: 'id', date: 'date', time: 'time', party_size: 'party_size' },
    next: 'change_what',
    onRefusal: 'kept',
    onEmpty: 'not_found',
    onFailure: 'trouble',
  },
  {
    type: 'ask',
    id: 'change_what',
    slots: [...tableSlots],
    opening: 'What would you like to change?',
    confirm:
      "So that's now {{slots.party_size | people}} on {{slots.date | date}} at {{slots.time | time}}. Shall I change it?",
    next: 'change_it',
    onFailure: 'trouble',
  },
  {
    type: 'tool',
    id: 'change_it',
    tool: 'change_reservation',
    arguments: {
      id: '{{slots.reservation_id}}',
      date: '{{slots.date}}',
      time: '{{slots.time}}',
      party_size: '{{slots.party_size}}',
    },
    filler: 'One moment.',
    on: { ok: 'changed', ...refusalCodes('change'), not_found: 'not_found' },
    otherwise: 'unreachable',
  },
  {
    type: 'say',
    id: 'changed',
    text: "Done. You're now booked {{slots.date | on_day}} at {{slots.time | time}}, for {{slots.party_size | people}}.",
    next: 'more',
  },
  ...refused('change', 'change_what', 'change_it'),
];

/** Tells the caller what is booked, and changes it if they like. */
export const lookingUp: FlowInput['nodes'] = [
  ...find('lookup'),
  {
    type: 'offer',
    id: 'lookup_found',
    from: 'result.reservations',
    option: foundOption,
    one: 'I have your table {{offered}}. Would you like to change it?',
    many: 'I have a table {{offered}}. Would you like to change one of them?',
    assign: { reservation_id: 'id', date: 'date', time: 'time', party_size: 'party_size' },
    next: 'change_what',
    onRefusal: 'more',
    onEmpty: 'not_found',
    onFailure: 'trouble',
  },
];

/** Tells the team that a guest comes later. */
export const late: FlowInput['nodes'] = [
  { type: 'clear', id: 'late', slots: ['delay', 'date', 'time'], next: 'late_find' },
  {
    type: 'tool',
    id: 'late_find',
    tool: 'find_reservation',
    arguments: { phone: '{{caller.number}}' },
    on: { ok: 'late_found' },
    otherwise: 'message',
  },
  {
    type: 'offer',
    id: 'late_found',
    from: 'result.reservations',
    limit: 1,
    option: foundOption,
    one: 'No problem. Is it about your table {{offered}}?',
    many: 'No problem. Is it about your table {{offered}}?',
    assign: { date: 'date', time: 'time', name: 'name' },
    next: 'late_when',
    onRefusal: 'message',
    onEmpty: 'message',
    onFailure: 'trouble',
  },
  {
    type: 'ask',
    id: 'late_when',
    slots: [{ name: 'delay', kind: 'text', prompt: 'When do you think you will be here?' }],
    next: 'late_tell',
    onFailure: 'trouble',
  },
  {
    type: 'tool',
    id: 'late_tell',
    tool: 'take_message',
    arguments: {
      name: '{{slots.name}}',
      phone: '{{caller.number}}',
      message: 'Running late for the table {{slots.date | on_day}} at {{slots.time | time}}: {{slots.delay}}',
    },
    on: { ok: 'late_told' },
    otherwise: 'unreachable',
  },
  { type: 'say', id: 'late_told', text: "I've told the team. Thanks for letting us know.", next: 'more' },
];
