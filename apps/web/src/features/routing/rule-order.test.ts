import type { RoutingRule } from '@frontdesk/contract';
import { expect, test } from 'vitest';
import { moved, orderOf, type RuleOrder } from './rule-order.ts';

function rule(id: string, place: RoutingRule['place']): RoutingRule {
  const at = '2026-11-21T12:00:00Z';
  return {
    ...{ id, name: id, place, businessId: 'b', phoneNumberId: null, isEnabled: true, position: 1, version: 1 },
    ...{ when: {}, outcome: { type: 'agent', agentId: null }, createdAt: at, updatedAt: at },
  };
}

const order = orderOf([rule('a', 'before'), rule('b', 'before'), rule('c', 'after'), rule('d', 'after')]);
const idsOf = (result: RuleOrder | undefined) =>
  result && [result.before.map(({ id }) => id).join(''), result.after.map(({ id }) => id).join('')];

test('a rule changes places with its neighbour', () => {
  expect(idsOf(moved(order, 'a', 1))).toEqual(['ba', 'cd']);
  expect(idsOf(moved(order, 'd', -1))).toEqual(['ab', 'dc']);
});

test('at the border a rule goes to the other side of the settings', () => {
  expect(idsOf(moved(order, 'c', -1))).toEqual(['abc', 'd']);
  expect(idsOf(moved(order, 'b', 1))).toEqual(['a', 'bcd']);
});

test('the first goes no higher and the last no lower', () => {
  expect(moved(order, 'a', -1)).toBeUndefined();
  expect(moved(order, 'd', 1)).toBeUndefined();
  expect(moved(order, 'gone', 1)).toBeUndefined();
});
