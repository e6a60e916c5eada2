import { type Flow, type FlowNode, flowTargets, type SlotDefinition, type SlotKind } from '@frontdesk/contract';
import type { DialogueState } from '../state.ts';

export type AskNode = Extract<FlowNode, { type: 'ask' }>;
export type ListenNode = Extract<FlowNode, { type: 'listen' }>;
export type OfferNode = Extract<FlowNode, { type: 'offer' }>;

/** A slot and the node that asks for it. */
export interface ReachableSlot {
  readonly slot: SlotDefinition;
  readonly node: AskNode;
  /** `here`: of the current node · `before`: asked on the way here · `ahead`: not asked yet. */
  readonly where: 'here' | 'before' | 'ahead';
}

export function nodeOf(flow: Flow, id: string): FlowNode {
  const node = flow.nodes.find(entry => entry.id === id);
  if (!node) throw new Error(`There is no node "${id}".`);
  return node;
}

/** The slots a caller may be talking about now: of this node, of those before since home, of those ahead. */
export function slotsInReach(flow: Flow, state: DialogueState): ReachableSlot[] {
  const current = nodeOf(flow, state.node);
  const before = state.path.map(id => nodeOf(flow, id)).filter(node => node.type === 'ask');
  const ahead = asksAhead(flow, current);
  const reach: ReachableSlot[] = [];
  const add = (node: FlowNode, where: ReachableSlot['where']) => {
    if (node.type !== 'ask') return;
    for (const slot of node.slots)
      if (!reach.some(entry => entry.slot.name === slot.name)) reach.push({ slot, node, where });
  };
  add(current, 'here');
  for (const node of before.reverse()) add(node, 'before');
  for (const node of ahead) add(node, 'ahead');
  return reach;
}

/** `ask` nodes the flow can come to from here without waiting at a `listen`. Nearest first. */
export function asksAhead(flow: Flow, from: FlowNode): AskNode[] {
  const seen = new Set([from.id]);
  const queue = from.type === 'ask' ? [from.next] : flowTargets(from);
  const asks: AskNode[] = [];
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const node = nodeOf(flow, id);
    if (node.type === 'listen') continue;
    if (node.type === 'ask') asks.push(node);
    queue.push(...(node.type === 'ask' ? [node.next] : flowTargets(node)));
  }
  return asks;
}

/**
 * The slot a value of that kind belongs to: the pending one, else an open one here, else one that would be
 * corrected (here, then the latest before), else an open one ahead.
 */
export function slotFor(
  reach: readonly ReachableSlot[],
  kind: SlotKind,
  pending: string | null,
  slots: DialogueState['slots'],
): ReachableSlot | undefined {
  const fitting = reach.filter(entry => entry.slot.kind === kind);
  const isOpen = (entry: ReachableSlot) => slots[entry.slot.name] === undefined;
  return (
    fitting.find(entry => entry.slot.name === pending) ??
    fitting.find(entry => entry.where === 'here' && isOpen(entry)) ??
    fitting.find(entry => entry.where === 'here') ??
    fitting.find(entry => entry.where === 'before') ??
    fitting.find(isOpen)
  );
}
