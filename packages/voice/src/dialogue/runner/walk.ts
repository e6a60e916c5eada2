import { type Condition, Disposition, type FlowNode } from '@frontdesk/contract';
import { scopeOf } from '../speech/scope.ts';
import { renderValue, valueAt } from '../speech/template.ts';
import { arriveAtAsk } from './ask.ts';
import { arriveAtListen } from './listen.ts';
import { giveUp, offerPerson } from './miss.ts';
import { arriveAtOffer } from './offer.ts';
import { nodeOf } from './reach.ts';
import { type Action, type Part, render, say, type Turn } from './turn.ts';

/** Nodes passed in one turn before the flow is taken for a circle. */
const MAX_STEPS = 60;
/** Times one node may be entered for one request, so that no combination of answers goes round for ever. */
const MAX_VISITS = 12;

/** Goes from node to node until one waits for the caller or the call is over. */
export function* walk(turn: Turn, from: string): Action {
  const { state, scene } = turn;
  let next: string | null = from;
  for (let steps = 0; next !== null; steps++) {
    const node: FlowNode = nodeOf(scene.flow, next);
    if (steps >= MAX_STEPS) {
      yield* giveUp(turn);
      return;
    }
    if (node.type !== 'listen') {
      const visits: number = (state.visits[node.id] ?? 0) + 1;
      state.visits[node.id] = visits;
      if (visits > MAX_VISITS) {
        yield* visits === MAX_VISITS + 1 ? offerPerson(turn) : giveUp(turn);
        return;
      }
    }
    state.node = node.id;
    next = yield* arrive(turn, node);
  }
}

function* arrive(turn: Turn, node: FlowNode): Part {
  const { state, scene } = turn;
  switch (node.type) {
    case 'say':
      yield* say(turn, render(turn, node.text));
      return node.next;
    case 'press':
      yield { type: 'press', digits: String(renderValue(node.digits, scopeOf(scene, state), scene) ?? '') };
      return node.next;
    case 'ask':
      return yield* arriveAtAsk(turn, node);
    case 'listen':
      return yield* arriveAtListen(turn, node);
    case 'offer':
      return yield* arriveAtOffer(turn, node);
    case 'branch':
      return node.branches.find(branch => holds(turn, branch.when))?.next ?? node.otherwise;
    case 'clear':
      for (const slot of node.slots) {
        delete state.slots[slot];
        delete state.clockReadings[slot];
      }
      state.confirmed = state.confirmed.filter(slot => !node.slots.includes(slot));
      state.declined = state.declined.filter(slot => !node.slots.includes(slot));
      return node.next;
    case 'tool':
      return yield* runTool(turn, node);
    case 'transfer': {
      const to =
        (node.to ? renderValue(node.to, scopeOf(scene, state), scene) : undefined) ?? scene.business.forwardingNumber;
      if (typeof to !== 'string') {
        yield* say(turn, "I'm sorry, I can't put you through right now.");
        return state.home;
      }
      state.waiting = { type: 'nothing' };
      yield* say(turn, node.text ? render(turn, node.text) : "One moment, I'm putting you through.");
      const briefing = node.briefing ? render(turn, node.briefing) : '';
      yield { type: 'transfer', to, ...(node.mode && { mode: node.mode }), ...(briefing && { briefing }) };
      return null;
    }
    case 'end': {
      state.waiting = { type: 'nothing' };
      if (node.text) yield* say(turn, render(turn, node.text));
      const disposition = Disposition.safeParse(node.disposition);
      yield { type: 'end', disposition: disposition.success ? disposition.data : 'agent_ended' };
      return null;
    }
  }
}

function* runTool(turn: Turn, node: Extract<FlowNode, { type: 'tool' }>): Part {
  const { state, scene } = turn;
  state.waiting = { type: 'tool' };
  state.question = '';
  if (node.filler) yield* say(turn, render(turn, node.filler));
  const scope = scopeOf(scene, state);
  const values = Object.entries(node.arguments)
    .map(([name, template]) => [name, renderValue(template, scope, scene)] as const)
    .filter(([, value]) => value !== undefined);
  const outcome = yield { type: 'tool', name: node.tool, arguments: Object.fromEntries(values) };
  const result = outcome.type === 'tool' ? outcome.result : { code: 'failed', value: {} };
  state.result = { code: result.code, value: structuredClone(result.value) };
  state.waiting = { type: 'nothing' };
  return node.on[result.code] ?? node.otherwise;
}

function holds({ scene, state }: Turn, { path, operator, value }: Condition): boolean {
  const actual = valueAt(scopeOf(scene, state), path);
  const isNumeric = typeof actual === 'number' && typeof value === 'number';
  switch (operator) {
    case 'equals':
      return actual === value;
    case 'not_equals':
      return actual !== value;
    case 'greater_than':
      return isNumeric && actual > value;
    case 'less_than':
      return isNumeric && actual < value;
    case 'exists':
      return actual !== undefined && actual !== null;
    case 'missing':
      return actual === undefined || actual === null;
  }
}
