import type { FlowInput } from '@frontdesk/contract';

/** For whoever was called and does not want to be. Comes first: "don't call me back" is no wish to be called back. */
export const stopCallingIntent = {
  phrases: [
    "don't call me",
    "don't call again",
    'do not call me',
    'do not call again',
    'never call me',
    'never call again',
    'stop calling',
    'no more calls',
    'take me off your list',
    'take me off the list',
    'remove me from your list',
    'remove my number',
  ],
  next: 'stop_calling',
};

/** The way off the list of those who are called; goes on at `person` where it cannot be told who is meant. */
export const stopCallingNodes: FlowInput['nodes'] = [
  {
    type: 'tool',
    id: 'stop_calling',
    tool: 'stop_calling',
    arguments: {},
    on: { ok: 'calls_stopped' },
    otherwise: 'calls_not_stopped',
  },
  {
    type: 'end',
    id: 'calls_stopped',
    text: "I'm sorry that we troubled you. We will not call you again. Goodbye.",
    disposition: 'agent_ended',
  },
  {
    type: 'say',
    id: 'calls_not_stopped',
    text: "I'm sorry, I cannot see your number.",
    next: 'person',
  },
];
