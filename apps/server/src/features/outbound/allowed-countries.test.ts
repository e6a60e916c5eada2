import { expect, it } from 'vitest';
import { countryOf, reachProblem } from './allowed-countries.ts';

it('tells the countries that share a calling code apart, new area codes included', () => {
  expect(countryOf('+14155550123')).toBe('US');
  expect(countryOf('+14165550123')).toBe('CA');
  expect(countryOf('+18765550123')).toBe('JM');
  expect(countryOf('+18375550123')).toBe('US');
  expect(countryOf('+442079460018')).toBe('GB');
  expect(countryOf('+441534123456')).toBe('JE');
});

it('knows numbers of no country: satellites, and codes nobody has', () => {
  for (const number of ['+88213000000', '+8812345678', '+97912345678', '+99912345678', '+76001234567'])
    expect(reachProblem(number, new Set(['US', 'RU', 'KZ']))).toBe('This number belongs to no country.');
});

it('lets only numbers of allowed countries through, and premium numbers of none', () => {
  const allowed = new Set(['US', 'GB']);
  expect(reachProblem('+14155550123', allowed)).toBeNull();
  expect(reachProblem('+442079460018', allowed)).toBeNull();
  expect(reachProblem('+18765550123', allowed)).toContain('(JM)');
  expect(reachProblem('+19005550123', allowed)).toContain('premium');
  expect(reachProblem('+449012345678', allowed)).toContain('premium');
});
