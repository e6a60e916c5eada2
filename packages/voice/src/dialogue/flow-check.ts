import type { AgentConfig, Flow, FlowNode } from '@frontdesk/contract';
import { KNOWN_NAMES } from './speech/scope.ts';
import { placeholdersIn } from './speech/template.ts';

/** A flow that cannot be spoken as it is; `problems` lists every unknown name, with the node it stands in. */
export class FlowProblemsError extends Error {
  readonly code = 'flow_problems';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The flow has ${problems.length} unknown name(s): ${problems.join(' ')}`);
    this.name = 'FlowProblemsError';
    this.problems = problems;
  }
}

const OPENINGS = ['greeting', 'recordingConsent', 'outboundGreeting', 'voicemailMessage'] as const;
type Openings = Pick<AgentConfig, 'greeting'> & Partial<Pick<AgentConfig, (typeof OPENINGS)[number]>>;

/** What an agent says before its flow begins, or in its place; the greeting first. */
export function openingTemplates(config: Openings): string[] {
  return OPENINGS.map(name => config[name]).filter(text => text !== undefined);
}

/** Every unknown variable or filter of an agent's texts; empty when all can be spoken. Checked before publishing. */
export function flowProblems(config: Openings & Pick<AgentConfig, 'flow'>): string[] {
  const slots = slotNames(config.flow);
  const problems = OPENINGS.flatMap(name => templateProblems(name, config[name] ?? '', slots));
  for (const node of config.flow.nodes)
    for (const template of templatesOf(node)) problems.push(...templateProblems(node.id, template, slots));
  return problems;
}

function templateProblems(place: string, template: string, slots: ReadonlySet<string>): string[] {
  return placeholdersIn(template).flatMap(({ path, filter, isFilterKnown }) => {
    const [root = '', name = ''] = path.split('.');
    const names = KNOWN_NAMES[root];
    const isKnown =
      Object.hasOwn(KNOWN_NAMES, root) &&
      (root === 'slots'
        ? slots.has(name)
        : names === undefined || (names.length === 0 ? name === '' : names.includes(name)));
    return [
      ...(isKnown ? [] : [`${place}: there is no "${path}".`]),
      ...(isFilterKnown ? [] : [`${place}: there is no filter "${filter}".`]),
    ];
  });
}

/** Every slot a flow fills, by asking or by an accepted offer. */
function slotNames(flow: Flow): ReadonlySet<string> {
  return new Set(
    flow.nodes.flatMap(node =>
      node.type === 'ask' ? node.slots.map(slot => slot.name) : node.type === 'offer' ? Object.keys(node.assign) : [],
    ),
  );
}

/** Every text of a node that a caller may hear. */
export function spokenTemplatesOf(node: FlowNode): string[] {
  switch (node.type) {
    case 'press':
      return [];
    case 'tool':
      return node.filler ? [node.filler] : [];
    case 'transfer':
      return node.text ? [node.text] : [];
    default:
      return templatesOf(node);
  }
}

/** Every template of a node. */
export function templatesOf(node: FlowNode): string[] {
  switch (node.type) {
    case 'say':
      return [node.text];
    case 'press':
      return [node.digits];
    case 'ask':
      return [
        node.confirm,
        node.opening,
        ...node.slots.flatMap(slot => [slot.prompt, slot.reprompt, slot.suggestion, slot.suggestionPrompt]),
      ].filter(text => text !== undefined);
    case 'listen':
      return [node.prompt, node.followUp, node.reprompt].filter(text => text !== undefined);
    case 'offer':
      return [node.option, node.one, node.many];
    case 'tool':
      return [...Object.values(node.arguments), ...(node.filler ? [node.filler] : [])];
    case 'transfer':
      return [node.text, node.to, node.briefing].filter(text => text !== undefined);
    case 'end':
      return node.text ? [node.text] : [];
    case 'branch':
    case 'clear':
      return [];
  }
}
