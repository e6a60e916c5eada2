import type { FlowInput } from '@frontdesk/contract';
import { personOrMessage } from '../flows/person-or-message.ts';
import { stopCallingIntent, stopCallingNodes } from '../flows/stop-calling.ts';
import { booking } from './flow/booking.ts';
import { canceling, changing, late, lookingUp } from './flow/own-booking.ts';

/** Spoken as soon as the call is answered. */
export const defaultRestaurantGreeting = 'Thank you for calling {{business.name}}. How can I help you?';

const intents = [
  stopCallingIntent,
  {
    phrases: [
      'cancel reservation',
      'cancel booking',
      'cancel table',
      'cancel my dinner',
      'cancel',
      'call off reservation',
      "can't make it",
      'cannot make it',
    ],
    next: 'cancel',
  },
  {
    phrases: [
      'change reservation',
      'change booking',
      'change my table',
      'move reservation',
      'move booking',
      'reschedule',
      'modify reservation',
      'update reservation',
      'push back reservation',
      'add people to reservation',
      'have a reservation change',
    ],
    next: 'change',
  },
  {
    phrases: ['running late', 'be late', 'going to be late', 'minutes late', 'running behind', 'stuck in traffic'],
    next: 'late',
  },
  {
    phrases: [
      'when is my reservation',
      'what time is my reservation',
      'check my reservation',
      'confirm my reservation',
      'look up my reservation',
      'do I have a reservation',
      'check on my booking',
      'confirm my booking',
    ],
    next: 'lookup',
  },
  { phrases: ['leave a message', 'take a message', 'call me back', 'call back'], next: 'message' },
  {
    phrases: [
      'book a table',
      'make a reservation',
      'reserve a table',
      'get a table',
      'have a table',
      'need a table',
      'reservation',
      'reserve',
      'table for',
      'party of',
      'booking',
      'book',
      'come for dinner',
      'come in for dinner',
      'dinner for',
      'lunch for',
      'seat us',
      'table',
    ],
    next: 'book',
  },
];

const welcome: FlowInput['nodes'] = [
  {
    type: 'listen',
    id: 'welcome',
    followUp: 'What else can I do for you?',
    reprompt: 'I can book a table, change or cancel a booking, or tell you about us. What would you like?',
    intents,
    onFailure: 'trouble',
  },
  {
    type: 'listen',
    id: 'more',
    prompt: 'Is there anything else I can help you with?',
    followUp: 'Anything else?',
    reprompt: 'I can book a table, change or cancel a booking, or tell you about us. What would you like?',
    intents,
    onFailure: 'trouble',
  },
];

/** Books, changes and cancels tables, passes on late arrivals and messages, and puts callers through to a person. */
export const defaultRestaurantFlow: FlowInput = {
  start: 'welcome',
  nodes: [
    ...welcome,
    ...booking,
    ...canceling,
    ...changing,
    ...lookingUp,
    ...late,
    ...personOrMessage,
    ...stopCallingNodes,
  ],
  anywhere: { person: 'person', goodbye: 'goodbye', home: 'welcome' },
};
