import { expect, test } from 'vitest';
import { toCamelCase, toSnakeCase } from './wire-case.ts';

test('keys of nested objects and lists arrive in camelCase', () => {
  const call = toCamelCase({
    latency_p50_ms: 1,
    turns: [{ started_at_ms: 2 }],
    disposition: 'caller_hung_up' as const,
  });
  // The type knows the names, too.
  expect([call.latencyP50Ms, call.turns[0]?.startedAtMs, call.disposition]).toEqual([1, 2, 'caller_hung_up']);
  expect(call).toEqual({ latencyP50Ms: 1, turns: [{ startedAtMs: 2 }], disposition: 'caller_hung_up' });
});

test('somebody’s own data keeps its keys, both ways', () => {
  const wire = { call_metadata: 1, metadata: { order_id: 7 }, on: { too_large: 'apology' } };
  const inside = { callMetadata: 1, metadata: { order_id: 7 }, on: { too_large: 'apology' } };
  expect(toCamelCase(wire)).toEqual(inside);
  expect(toSnakeCase(inside)).toEqual(wire);
});

test('what is sent has snake_case keys, and instants as text', () => {
  const at = new Date(0);
  expect(toSnakeCase({ firstName: 'Ada', memberships: [{ businessId: 'b', since: at }] })).toEqual({
    first_name: 'Ada',
    memberships: [{ business_id: 'b', since: '1970-01-01T00:00:00.000Z' }],
  });
});
