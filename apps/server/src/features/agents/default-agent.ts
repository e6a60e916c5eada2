import { AgentConfig, type AgentConfigInput, type BusinessKind, type FlowInput } from '@frontdesk/contract';
import { verticalOf } from '../businesses/verticals.ts';
import { personOrMessage } from '../flows/person-or-message.ts';
import { stopCallingIntent, stopCallingNodes } from '../flows/stop-calling.ts';

const intents = [
  stopCallingIntent,
  {
    phrases: ['leave a message', 'take a message', 'call me back', 'call back', 'message'],
    next: 'message',
  },
];
const reprompt = 'I can answer questions, take a message, or put you through to someone. What would you like?';

/** Answers questions, takes messages, and puts callers through to a person. */
const generalFlow: FlowInput = {
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
    ...personOrMessage,
    ...stopCallingNodes,
  ],
  anywhere: { person: 'person', goodbye: 'goodbye', home: 'welcome' },
};

const generalAgent: AgentConfigInput = {
  greeting: 'Thank you for calling {{business.name}}. How can I help you?',
  tools: ['get_address', 'forward_call', 'take_message', 'stop_calling', 'end_call'],
  flow: generalFlow,
};

/** What a new agent of this kind of business starts with. */
export function defaultAgentOf(kind: BusinessKind): AgentConfig {
  return AgentConfig.parse(verticalOf(kind)?.defaultAgent ?? generalAgent);
}
