import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type RoutingPlace, readPlace, signPlace } from './routing-place.ts';

const KEY = 'a secret key of the test, long enough';
const NOW = Date.UTC(2026, 5, 3);
const place: RoutingPlace = {
  callId: '01890a5d-ac96-774b-bcce-b302099a8057',
  callSid: 'CA1',
  rule: { id: '01890a5d-ac96-774b-bcce-b302099a8058', version: 3 },
  steps: ['2', 'otherwise'],
  missed: 1,
  count: 4,
};
const text = signPlace(KEY, place, NOW);
const read = (signed: string, more: { callSid?: string; nowMs?: number; key?: string } = {}) =>
  readPlace(more.key ?? KEY, signed, { callSid: more.callSid ?? 'CA1', nowMs: more.nowMs ?? NOW });

it('comes back as it went, and fits a URL', () => {
  expect(read(text)).toEqual(place);
  expect(new URL(`https://example.com/?place=${text}`).searchParams.get('place')).toBe(text);
  expect(text.length).toBeLessThan(500);
});

it('is of no use for another call, with another key, or the next day', () => {
  expect(read(text, { callSid: 'CA2' })).toBeUndefined();
  expect(read(text, { key: 'another secret key, long enough too' })).toBeUndefined();
  expect(read(text, { nowMs: NOW + 24 * 3_600_000 })).toBeUndefined();
});

it('whoever changes it, or makes one up, is turned away', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.base64String().map(made => `${made}.${made}`),
      ),
      made => {
        expect(read(made)).toBeUndefined();
      },
    ),
  );
  fc.assert(
    fc.property(fc.nat(text.length - 1), fc.constantFrom('A', 'z', '.', '-', '%'), (at, letter) => {
      const changed = text.slice(0, at) + letter + text.slice(at + 1);
      // The last letter of the signature carries bits that say nothing.
      if (changed !== text && at < text.length - 1) expect(read(changed)).toBeUndefined();
    }),
  );
});
