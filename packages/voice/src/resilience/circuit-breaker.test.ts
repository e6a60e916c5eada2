import { expect, test } from 'vitest';
import { ManualClock } from '../testing/manual-clock.ts';
import { type BreakerState, CircuitBreaker } from './circuit-breaker.ts';

function openedBreaker() {
  const clock = new ManualClock();
  const states: BreakerState[] = [];
  const breaker = new CircuitBreaker(clock, { failures: 2, openMs: 1000 }, state => states.push(state));
  breaker.enter()?.failed();
  breaker.enter()?.failed();
  return { clock, breaker, states };
}

test('opens after failures in a row, and lets nothing through until its time is over', async () => {
  const { clock, breaker, states } = openedBreaker();
  expect(states).toEqual(['open']);
  await clock.advance(999);
  expect(breaker.enter()).toBeUndefined();
  expect(breaker.waitMs).toBe(1);
});

test('a success in between begins the count anew', () => {
  const breaker = new CircuitBreaker(new ManualClock(), { failures: 2, openMs: 1000 });
  breaker.enter()?.failed();
  breaker.enter()?.succeeded();
  breaker.enter()?.failed();
  expect(breaker.state).toBe('closed');
});

test('lets one probe through at a time; its success closes, its failure opens again', async () => {
  const { clock, breaker, states } = openedBreaker();
  await clock.advance(1000);
  const probe = breaker.enter();
  expect(breaker.enter()).toBeUndefined();
  probe?.failed();
  await clock.advance(999);
  expect(breaker.enter()).toBeUndefined();
  await clock.advance(1);
  breaker.enter()?.succeeded();
  expect(states).toEqual(['open', 'half-open', 'open', 'half-open', 'closed']);
});

test('a probe given up leaves its place to the next', async () => {
  const { clock, breaker } = openedBreaker();
  await clock.advance(1000);
  breaker.enter()?.abandoned();
  expect(breaker.enter()).toBeDefined();
});

test('whoever has nobody else to ask may try all the same; a success closes it', () => {
  const { breaker } = openedBreaker();
  breaker.enterAnyway().failed();
  expect(breaker.state).toBe('open');
  breaker.enterAnyway().succeeded();
  expect(breaker.state).toBe('closed');
});
