import { type Condition, type Flow, type FlowNode, flowTargets, type SlotKind } from '@frontdesk/contract';
import type { Scene } from '../scene.ts';
import { nameOf, readableTemplate } from './readable-template.ts';
import { linesWithin } from './text-budget.ts';

const KINDS: Readonly<Record<SlotKind, string>> = {
  date: 'a day',
  time: 'a time of day',
  party_size: 'a number of people',
  name: 'a name',
  phone: 'a phone number',
  text: 'in their own words',
  yes_no: 'yes or no',
  choice: 'one of a few',
  listing: 'one of the properties',
  code: 'letters and digits one by one',
};
const OPERATORS: Readonly<Record<Condition['operator'], string>> = {
  equals: 'is',
  not_equals: 'is not',
  greater_than: 'is more than',
  less_than: 'is less than',
  exists: 'is known',
  missing: 'is not known',
};

/**
 * A flow as plain instructions for a language model, one numbered step a node, in the order in which callers come to
 * them. At most `maxCharacters` long; the steps furthest from the start are left out first.
 */
export function flowGuidelines(flow: Flow, scene: Scene, maxCharacters: number): string {
  const nodes = inOrder(flow);
  const numbers = new Map(nodes.map((node, index) => [node.id, index + 1]));
  const step = (id: string) => `step ${numbers.get(id) ?? 1}`;
  const lines = nodes.map((node, index) => `${index + 1}. ${described(node, scene, step)}`);
  const { person, goodbye, home } = flow.anywhere;
  const anywhere = [
    ...(person ? [`Whenever they want a person: ${step(person)}.`] : []),
    ...(goodbye ? [`When they say goodbye: ${step(goodbye)}.`] : []),
    ...(home ? [`When they give up what was begun: ${step(home)}.`] : []),
  ];
  return linesWithin([...anywhere, ...lines], maxCharacters);
}

/** The nodes that can be reached, the near ones first. */
function inOrder(flow: Flow): FlowNode[] {
  const byId = new Map(flow.nodes.map(node => [node.id, node]));
  const ordered = new Set<FlowNode>();
  const queue = [flow.start, ...Object.values(flow.anywhere).filter(id => id !== undefined)];
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    const node = byId.get(id);
    if (!node || ordered.has(node)) continue;
    ordered.add(node);
    queue.push(...flowTargets(node));
  }
  return [...ordered];
}

function described(node: FlowNode, scene: Scene, step: (id: string) => string): string {
  const text = (template: string) => `"${readableTemplate(template, scene)}"`;
  switch (node.type) {
    case 'say':
      return `Say: ${text(node.text)} Then ${step(node.next)}.`;
    case 'ask':
      return [
        node.opening && `Ask: ${text(node.opening)}`,
        `Find out, one at a time, what you do not know yet: ${node.slots.map(slot => slotDescribed(slot, text)).join('; ')}.`,
        node.confirm && `Read it back and wait for a yes: ${text(node.confirm)}`,
        `Then ${step(node.next)}. If it leads nowhere: ${step(node.onFailure)}.`,
      ]
        .filter(Boolean)
        .join(' ');
    case 'listen':
      return [
        node.prompt ? `Ask: ${text(node.prompt)}` : 'Let them say what they want.',
        ...node.intents.map(
          ({ phrases, next }) =>
            `For ${phrases
              .slice(0, 3)
              .map(phrase => `"${phrase}"`)
              .join(', ')} and the like: ${step(next)}.`,
        ),
        `If it leads nowhere: ${step(node.onFailure)}.`,
      ].join(' ');
    case 'branch':
      return [
        ...node.branches.map(({ when, next }) => `If ${conditionDescribed(when)}: ${step(next)}.`),
        `Otherwise: ${step(node.otherwise)}.`,
      ].join(' ');
    case 'tool': {
      const values = Object.entries(node.arguments).map(([name, value]) => `${name} ${readableTemplate(value, scene)}`);
      const outcomes = Object.entries(node.on).map(([code, next]) => `If it answers ${code}: ${step(next)}.`);
      const given = values.length > 0 ? ` with ${values.join(', ')}` : '';
      return [`Use ${node.tool}${given}.`, ...outcomes, `Otherwise: ${step(node.otherwise)}.`].join(' ');
    }
    case 'offer':
      return [
        `Offer at most ${node.limit} of ${nameOf(node.from)}: ${text(node.many)}`,
        `If they take one: ${step(node.next)}. If they want none: ${step(node.onRefusal)}.`,
        `If there is none: ${step(node.onEmpty)}. If it leads nowhere: ${step(node.onFailure)}.`,
      ].join(' ');
    case 'clear':
      return `Forget ${node.slots.map(nameOf).join(', ')}. Then ${step(node.next)}.`;
    case 'press':
      return `Go on with ${step(node.next)}.`;
    case 'transfer':
      return [
        node.text && `Say: ${text(node.text)}`,
        'Put them through to a person.',
        node.briefing && `The person is told: ${text(node.briefing)}`,
        node.onFailure && `If nobody takes the call: ${step(node.onFailure)}.`,
      ]
        .filter(Boolean)
        .join(' ');
    case 'end':
      return node.text ? `Say: ${text(node.text)} Then end the call.` : 'Say goodbye and end the call.';
  }
}

type Slot = Extract<FlowNode, { type: 'ask' }>['slots'][number];

function slotDescribed({ name, kind, prompt, choices, confirm, suggestion }: Slot, text: (of: string) => string) {
  return [
    `${nameOf(name)} (${choices?.length ? choices.join(', ') : KINDS[kind]}), ${text(prompt)}`,
    suggestion && `offer ${text(suggestion)} first`,
    confirm && 'read it back by itself',
  ]
    .filter(Boolean)
    .join(', ');
}

function conditionDescribed({ path, operator, value }: Condition): string {
  return `${nameOf(path)} ${OPERATORS[operator]}${value === undefined ? '' : ` ${value}`}`;
}
