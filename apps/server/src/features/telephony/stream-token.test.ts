import { describe, expect, it } from 'vitest';
import { readStreamToken, signStreamToken } from './stream-token.ts';

const CALL = '0193f0c2-7a4e-7c3b-9d55-2f6b1c0a9e11';
const token = signStreamToken('secret', CALL, 10_000);

describe('stream tokens', () => {
  it('name their call until they expire', () => {
    expect(readStreamToken('secret', token, 9_999)).toBe(CALL);
    expect(readStreamToken('secret', token, 10_000)).toBe(CALL);
    expect(readStreamToken('secret', token, 10_001)).toBeUndefined();
  });

  it('are refused when forged, altered or malformed', () => {
    const otherCall = signStreamToken('secret', '0193f0c2-7a4e-7c3b-9d55-2f6b1c0a9e12', 10_000);
    const swapped = [...token.split('.').slice(0, 3), otherCall.split('.')[3]].join('.');
    const longer = token.replace(`.${(10_000).toString(36)}.`, `.${(90_000).toString(36)}.`);
    for (const bad of [signStreamToken('other', CALL, 10_000), swapped, longer, `${token}.x`, '', '...', 'v1..x.y'])
      expect(readStreamToken('secret', bad, 0)).toBeUndefined();
  });

  it('fit in a stream parameter', () => expect(token.length).toBeLessThan(200));
});
