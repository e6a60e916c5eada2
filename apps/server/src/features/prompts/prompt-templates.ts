import type { AgentConfig, BusinessKind, PromptTemplate } from '@frontdesk/contract';
import { verticals } from '../businesses/verticals.ts';

const receptionist: PromptTemplate = {
  id: 'receptionist',
  title: 'Receptionist',
  description: 'Answers questions, takes messages, and puts callers through to a person.',
  kind: null,
  isDefault: true,
  text: `You are {{agent.name}} and answer the phone for {{business.name}}, at {{business.address}}.
It is {{now.time}} on {{now.date}}, and the business is {{business.open_now}}.
Be warm and brief: one or two short sentences at a time, no lists, nothing that cannot be spoken.
Answer from what you were given about the business; when you do not know something, offer to take a message.
If you are asked, say that you are an automated assistant. Whenever the caller wants a person, call forward_call at once.

Opening hours:
{{business.hours}}

{{business.facts}}`,
};

/** Every prompt that ships. */
export const promptTemplates: readonly PromptTemplate[] = [
  ...verticals.flatMap(vertical => vertical.prompts),
  receptionist,
];

/** The prompt of an agent that was given none of its own. */
export function defaultPromptOf(kind: BusinessKind): string {
  const own = promptTemplates.find(template => template.kind === kind && template.isDefault);
  return (own ?? receptionist).text;
}

/** The template an agent goes by: its own, unless it uses the default of its kind of business. */
export function promptOf(config: Pick<AgentConfig, 'useDefaultPrompt' | 'systemPrompt'>, kind: BusinessKind): string {
  return config.useDefaultPrompt ? defaultPromptOf(kind) : (config.systemPrompt ?? defaultPromptOf(kind));
}
