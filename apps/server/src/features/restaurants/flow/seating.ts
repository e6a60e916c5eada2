import type { FlowInput } from '@frontdesk/contract';

/** What a table needs to be found. */
export const tableSlots = [
  {
    name: 'party_size',
    kind: 'party_size',
    prompt: 'For how many people?',
    reprompt: 'How many people will you be? You can say a number, or press it on your phone.',
  },
  {
    name: 'date',
    kind: 'date',
    prompt: 'What day would you like?',
    reprompt: 'Which day is it for? For example, this Friday.',
    within: 'opening_hours',
  },
  {
    name: 'time',
    kind: 'time',
    prompt: 'What time?',
    reprompt: 'At what time? For example, seven thirty.',
    within: 'opening_hours',
  },
] as const;

/** Where each reason for not getting a table leads. */
export function refusalCodes(prefix: string): Record<string, string> {
  return {
    full: `${prefix}_full`,
    closed: `${prefix}_closed`,
    too_large: 'too_large',
    too_soon: `${prefix}_too_soon`,
    too_far: `${prefix}_too_far`,
    invalid: `${prefix}_invalid`,
  };
}

/** What is said when a table cannot be had, with a way on; back to `ask`, or to `accepted` with another time. */
export function refused(prefix: string, ask: string, accepted: string): FlowInput['nodes'] {
  return [
    {
      type: 'offer',
      id: `${prefix}_full`,
      from: 'result.alternatives',
      option: '{{option.time | time}} {{option.date | on_day}}',
      one: "I'm sorry, that time is taken. I do have {{offered}}. Would that work?",
      many: "I'm sorry, that time is taken. I do have {{offered}}. Would one of those work?",
      assign: { date: 'date', time: 'time' },
      next: accepted,
      onRefusal: `${prefix}_another`,
      onEmpty: `${prefix}_none`,
      onFailure: 'trouble',
    },
    {
      type: 'offer',
      id: `${prefix}_closed`,
      from: 'result.alternatives',
      option: '{{option.time | time}} {{option.date | on_day}}',
      one: "I'm sorry, we don't seat guests at that time. The nearest I have is {{offered}}. Would that work?",
      many: "I'm sorry, we don't seat guests at that time. I do have {{offered}}. Would one of those work?",
      assign: { date: 'date', time: 'time' },
      next: accepted,
      onRefusal: `${prefix}_another`,
      onEmpty: `${prefix}_closed_say`,
      onFailure: 'trouble',
    },
    {
      type: 'say',
      id: `${prefix}_closed_say`,
      text: "I'm sorry, we don't seat guests at that time. We're open next {{result.next_opening | opening}}.",
      next: `${prefix}_clear_both`,
    },
    {
      type: 'say',
      id: `${prefix}_another`,
      text: 'No problem. You can pick another time or another day.',
      next: `${prefix}_clear_time`,
    },
    {
      type: 'say',
      id: `${prefix}_none`,
      text: "I'm sorry, we're fully booked around then.",
      next: `${prefix}_clear_both`,
    },
    {
      type: 'say',
      id: `${prefix}_too_soon`,
      text: "I'm sorry, that's too soon for a booking by phone. The earliest I can do is {{result.earliest | opening}}.",
      next: `${prefix}_clear_time`,
    },
    {
      type: 'say',
      id: `${prefix}_too_far`,
      text: "I'm sorry, that's further ahead than we book. The last day I can offer is {{result.latest_date | date}}.",
      next: `${prefix}_clear_both`,
    },
    {
      type: 'say',
      id: `${prefix}_invalid`,
      text: "I'm sorry, that doesn't work. Let's try again.",
      next: `${prefix}_clear_both`,
    },
    { type: 'clear', id: `${prefix}_clear_time`, slots: ['time'], next: ask },
    { type: 'clear', id: `${prefix}_clear_both`, slots: ['date', 'time'], next: ask },
  ];
}
