import { expect, test } from 'vitest';
import { ManualClock } from '../testing/manual-clock.ts';
import { Breakers } from './breakers.ts';

test('a server at an address of its own stands and falls alone, for all models and calls that reach it there', () => {
  const breakers = new Breakers(new ManualClock(), { policy: { failures: 1 } });
  const own = breakers.at(provider => (provider === 'compatible' ? 'http://one.example/v1' : undefined));
  own.of('llm', 'compatible:small').enter()?.failed();

  const sameServer = breakers.at(() => 'http://one.example/v1');
  expect(sameServer.of('llm', 'compatible:large').state).toBe('open');
  const others = breakers.at(() => 'http://two.example/v1');
  expect(others.of('llm', 'compatible:small').state).toBe('closed');
  expect(breakers.of('llm', 'compatible:small').state).toBe('closed');
  own.of('llm', 'openai:any').enter()?.failed();
  expect(breakers.of('llm', 'openai:any').state).toBe('open');
});
