import { expect, test } from 'vitest';
import { fromWire, toWire } from './wire-case.ts';

test('keys of nested objects and lists arrive in camelCase', () => {
  expect(fromWire({ latency_p50_ms: 1, turns: [{ started_at_ms: 2 }], disposition: 'caller_hung_up' })).toEqual({
    latencyP50Ms: 1,
    turns: [{ startedAtMs: 2 }],
    disposition: 'caller_hung_up',
  });
});

test('metadata keeps its own keys', () => {
  expect(fromWire({ call_metadata: 1, metadata: { order_id: 7 } })).toEqual({
    callMetadata: 1,
    metadata: { order_id: 7 },
  });
});

test('what is sent has snake_case keys', () => {
  expect(toWire({ firstName: 'Ada', memberships: [{ businessId: 'b' }] })).toEqual({
    first_name: 'Ada',
    memberships: [{ business_id: 'b' }],
  });
});
