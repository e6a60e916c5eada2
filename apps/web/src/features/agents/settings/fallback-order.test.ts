import { expect, test } from 'vitest';
import { added, moved } from './fallback-order.ts';

const list = [
  { key: 0, name: 'a' },
  { key: 1, name: 'b' },
];

test('an entry goes a step earlier or later, and no further than the ends', () => {
  expect(moved(list, 1, -1)?.map(({ name }) => name)).toEqual(['b', 'a']);
  expect(moved(list, 0, 1)?.map(({ name }) => name)).toEqual(['b', 'a']);
  expect(moved(list, 0, -1)).toBeUndefined();
  expect(moved(list, 1, 1)).toBeUndefined();
});

test('an entry that is added has a key of its own', () => {
  expect(added(list, { name: 'c' })).toEqual([...list, { key: 2, name: 'c' }]);
  expect(added<{ name: string }>([], { name: 'c' })).toEqual([{ key: 0, name: 'c' }]);
});
