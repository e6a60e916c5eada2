import type { FlowInput } from '@frontdesk/contract';

/**
 * The way to a person, shared by every default flow: `trouble` offers one, `person` puts the caller through, or asks the
 * person first where the tool `forward_call` is set to `warm`,
 * `message` takes a message where nobody can come to the phone, `goodbye` ends the call. Goes on at `more`.
 */
export const personOrMessage: FlowInput['nodes'] = [
  { type: 'clear', id: 'trouble', slots: ['wants_person'], next: 'trouble_ask' },
  {
    type: 'ask',
    id: 'trouble_ask',
    slots: [{ name: 'wants_person', kind: 'yes_no', prompt: 'Would you like me to put you through to someone?' }],
    next: 'trouble_answer',
    onFailure: 'person',
    maxAttempts: 2,
  },
  {
    type: 'branch',
    id: 'trouble_answer',
    branches: [{ when: { path: 'slots.wants_person', operator: 'equals', value: true }, next: 'person' }],
    otherwise: 'more',
  },
  {
    type: 'tool',
    id: 'person',
    tool: 'forward_call',
    arguments: { reason: 'The caller needs a person.' },
    on: { ok: 'put_through_how' },
    otherwise: 'nobody',
  },
  {
    type: 'branch',
    id: 'put_through_how',
    branches: [{ when: { path: 'result.mode', operator: 'equals', value: 'warm' }, next: 'ask_person' }],
    otherwise: 'put_through',
  },
  {
    type: 'transfer',
    id: 'put_through',
    text: "One moment, I'm putting you through.",
    to: '{{result.to}}',
    onFailure: 'nobody',
  },
  {
    type: 'transfer',
    id: 'ask_person',
    text: 'One moment please, I am asking whether somebody can take your call.',
    to: '{{result.to}}',
    mode: 'warm',
    briefing: 'A caller asks for a person. {{slots.name}}',
    onFailure: 'nobody',
  },
  { type: 'say', id: 'nobody', text: "I'm sorry, nobody can come to the phone right now.", next: 'message_offer' },
  { type: 'clear', id: 'message_offer', slots: ['wants_message'], next: 'message_ask' },
  {
    type: 'ask',
    id: 'message_ask',
    slots: [{ name: 'wants_message', kind: 'yes_no', prompt: 'Would you like to leave a message?' }],
    next: 'message_answer',
    onFailure: 'goodbye',
    maxAttempts: 2,
  },
  {
    type: 'branch',
    id: 'message_answer',
    branches: [{ when: { path: 'slots.wants_message', operator: 'equals', value: true }, next: 'message' }],
    otherwise: 'more',
  },
  { type: 'clear', id: 'message', slots: ['message'], next: 'message_take' },
  {
    type: 'ask',
    id: 'message_take',
    slots: [
      { name: 'name', kind: 'name', prompt: 'Sure. What is your name?', reprompt: 'Could you spell your name for me?' },
      {
        name: 'phone',
        kind: 'phone',
        prompt: 'And your phone number?',
        reprompt: 'Please say the number digit by digit, or type it on your phone.',
        suggestion: '{{caller.number}}',
        suggestionPrompt: "Shall we call you back on the number you're calling from?",
        confirm: true,
      },
      { name: 'message', kind: 'text', prompt: 'What should I pass on?' },
    ],
    next: 'message_send',
    onFailure: 'goodbye',
  },
  {
    type: 'tool',
    id: 'message_send',
    tool: 'take_message',
    arguments: { name: '{{slots.name}}', phone: '{{slots.phone}}', message: '{{slots.message}}' },
    on: { ok: 'message_sent' },
    otherwise: 'message_failed',
  },
  { type: 'say', id: 'message_sent', text: "Thank you. I'll pass that on.", next: 'more' },
  {
    type: 'say',
    id: 'message_failed',
    text: "I'm sorry, I couldn't keep the message. Please call again later.",
    next: 'more',
  },
  { type: 'end', id: 'goodbye', text: 'Thank you for calling {{business.name}}. Goodbye!', disposition: 'agent_ended' },
];
