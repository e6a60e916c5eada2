import type { FlowInput } from '@frontdesk/contract';
import { personOrMessage } from '../flows/person-or-message.ts';
import { stopCallingIntent, stopCallingNodes } from '../flows/stop-calling.ts';

/** Spoken as soon as the call is answered. */
export const defaultRealEstateGreeting = 'Thank you for calling {{business.name}}. How can I help you?';

const intents = [
  stopCallingIntent,
  {
    phrases: [
      'viewing',
      'book a viewing',
      'schedule a viewing',
      'schedule a tour',
      'book a tour',
      'tour',
      'showing',
      'visit',
      'see the house',
      'see the home',
      'see the apartment',
      'see the property',
      'come see',
      'can I see',
      'could I see',
      'like to see',
      'want to see',
      'see it',
      'look at the house',
      'take a look',
      'walk through',
      'appointment',
    ],
    next: 'viewing',
  },
  {
    phrases: [
      'looking for',
      'looking to buy',
      'looking to rent',
      'want to buy',
      'interested in buying',
      'want to rent',
      'sell my house',
      'sell my home',
      'sell my',
      'list my home',
      'list my house',
      'need a place',
      'house hunting',
      'find a home',
      'find a house',
    ],
    next: 'lead',
  },
  { phrases: ['leave a message', 'take a message', 'call me back', 'call back'], next: 'message' },
];

const reprompt = 'I can tell you about a property, book a viewing, or take your details. What would you like?';

const viewing: FlowInput['nodes'] = [
  { type: 'clear', id: 'viewing', slots: ['listing', 'date', 'time'], next: 'visit' },
  {
    type: 'ask',
    id: 'visit',
    slots: [
      {
        name: 'listing',
        kind: 'listing',
        prompt: 'Which property would you like to see?',
        reprompt: 'Which property is it? You can say its street.',
      },
      {
        name: 'date',
        kind: 'date',
        prompt: 'What day would suit you?',
        reprompt: 'Which day? For example, this Friday.',
        within: 'opening_hours',
      },
      {
        name: 'time',
        kind: 'time',
        prompt: 'What time?',
        reprompt: 'At what time? For example, two thirty.',
        within: 'opening_hours',
      },
    ],
    next: 'visitor',
    onFailure: 'trouble',
  },
  {
    type: 'ask',
    id: 'visitor',
    slots: [
      {
        name: 'name',
        kind: 'name',
        prompt: 'May I have your name?',
        reprompt: 'Could you spell your last name for me, letter by letter?',
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
      "So that's a viewing of {{slots.listing | listing}} on {{slots.date | date}} at {{slots.time | time}}, for {{slots.name}}. Shall I book it?",
    next: 'book_it',
    onFailure: 'trouble',
  },
  {
    type: 'tool',
    id: 'book_it',
    tool: 'book_viewing',
    arguments: {
      listing_id: '{{slots.listing}}',
      date: '{{slots.date}}',
      time: '{{slots.time}}',
      name: '{{slots.name}}',
      phone: '{{slots.phone}}',
    },
    filler: 'One moment.',
    on: {
      ok: 'booked',
      full: 'full',
      closed: 'full',
      too_soon: 'too_soon',
      too_far: 'too_far',
      not_found: 'gone',
      invalid: 'invalid',
    },
    otherwise: 'unreachable',
  },
  {
    type: 'say',
    id: 'booked',
    text: "You're all set. An agent will meet you at {{slots.listing | listing}} {{slots.date | on_day}} at {{slots.time | time}}.",
    next: 'more',
  },
  {
    type: 'offer',
    id: 'full',
    from: 'result.alternatives',
    option: '{{option.time | time}} {{option.date | on_day}}',
    one: "I'm sorry, we can't show it at that time. I do have {{offered}}. Would that work?",
    many: "I'm sorry, we can't show it at that time. I do have {{offered}}. Would one of those work?",
    assign: { date: 'date', time: 'time' },
    next: 'visitor',
    onRefusal: 'another',
    onEmpty: 'none',
    onFailure: 'trouble',
  },
  { type: 'say', id: 'another', text: 'No problem. You can pick another time or another day.', next: 'clear_time' },
  { type: 'say', id: 'none', text: "I'm sorry, nobody can show it around then.", next: 'clear_both' },
  {
    type: 'say',
    id: 'too_soon',
    text: "I'm sorry, that's too soon to get somebody there. The earliest I can do is {{result.earliest | opening}}.",
    next: 'clear_time',
  },
  { type: 'say', id: 'too_far', text: "I'm sorry, that's further ahead than we plan.", next: 'clear_both' },
  { type: 'say', id: 'invalid', text: "I'm sorry, that doesn't work. Let's try again.", next: 'clear_both' },
  { type: 'say', id: 'gone', text: "I'm sorry, that property is no longer available.", next: 'clear_listing' },
  { type: 'clear', id: 'clear_time', slots: ['time'], next: 'visit' },
  { type: 'clear', id: 'clear_both', slots: ['date', 'time'], next: 'visit' },
  { type: 'clear', id: 'clear_listing', slots: ['listing'], next: 'visit' },
  { type: 'say', id: 'unreachable', text: "I'm sorry, I can't reach our calendar right now.", next: 'person' },
];

const lead: FlowInput['nodes'] = [
  { type: 'clear', id: 'lead', slots: ['interest', 'budget', 'timeline'], next: 'lead_ask' },
  {
    type: 'ask',
    id: 'lead_ask',
    slots: [
      { name: 'interest', kind: 'text', prompt: "I'd be glad to help. What are you looking for, and where?" },
      { name: 'budget', kind: 'text', prompt: 'And what budget do you have in mind?' },
      { name: 'timeline', kind: 'text', prompt: 'When would you like to move?' },
      {
        name: 'name',
        kind: 'name',
        prompt: 'May I have your name?',
        reprompt: 'Could you spell your last name for me, letter by letter?',
      },
      {
        name: 'phone',
        kind: 'phone',
        prompt: "What's the best phone number for you?",
        reprompt: 'Please say the number digit by digit, or type it on your phone.',
        suggestion: '{{caller.number}}',
        suggestionPrompt: "Shall an agent call you back on the number you're calling from?",
        confirm: true,
      },
    ],
    next: 'lead_send',
    onFailure: 'trouble',
  },
  {
    type: 'tool',
    id: 'lead_send',
    tool: 'create_lead',
    arguments: {
      name: '{{slots.name}}',
      phone: '{{slots.phone}}',
      interest: '{{slots.interest}}',
      budget: '{{slots.budget}}',
      timeline: '{{slots.timeline}}',
    },
    on: { ok: 'lead_sent' },
    otherwise: 'unreachable',
  },
  { type: 'say', id: 'lead_sent', text: 'Thank you, {{slots.name}}. An agent will call you back soon.', next: 'more' },
];

/** Answers about listings, books viewings, takes leads and messages, and puts callers through to a person. */
export const defaultRealEstateFlow: FlowInput = {
  start: 'welcome',
  nodes: [
    { type: 'listen', id: 'welcome', followUp: 'What else can I do for you?', reprompt, intents, onFailure: 'trouble' },
    {
      type: 'listen',
      id: 'more',
      prompt: 'Is there anything else I can help you with?',
      followUp: 'Anything else?',
      reprompt,
      intents,
      onFailure: 'trouble',
    },
    ...viewing,
    ...lead,
    ...personOrMessage,
    ...stopCallingNodes,
  ],
  anywhere: { person: 'person', goodbye: 'goodbye', home: 'welcome' },
};
