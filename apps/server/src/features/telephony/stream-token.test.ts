import { describe, expect, it } from 'vitest';
import { readStreamToken, signStreamToken } from './stream-token.ts';

const CALL = '0193f0c2-7a4e-7c3b-9d55-2f6b1c0a9e11';
const token = signStreamToken('secret', { callId: CALL, after: '' }, 10_000);

describe('stream tokens', () => {
  it('name their call until they expire', () => {
    expect(readStreamToken('secret', token, 9_999)).toEqual({ callId: CALL, after: '' });
    expect(readStreamToken('secret', token, 10_000)).toEqual({ callId: CALL, after: '' });
    expect(readStreamToken('secret', token, 10_001)).toBeUndefined();
  });

  it('name the stream that the next one follows', () => {
    const claim = { callId: CALL, after: 'MZ0123.4' };
    const next = signStreamToken('secret', claim, 10_000);
    expect(readStreamToken('secret', next, 0)).toEqual(claim);
    const [version, callId, expiry, , signature] = next.split('.');
    expect(readStreamToken('secret', [version, callId, expiry, '', signature].join('.'), 0)).toBeUndefined();
  });

  it('are refused when forged, altered or malformed', () => {
    const otherCall = signStreamToken('secret', { callId: '0193f0c2-7a4e-7c3b-9d55-2f6b1c0a9e12', after: '' }, 10_000);
    const swapped = [...token.split('.').slice(0, 4), otherCall.split('.')[4]].join('.');
    const longer = token.replace(`.${(10_000).toString(36)}.`, `.${(90_000).toString(36)}.`);
    for (const bad of [
      signStreamToken('other', { callId: CALL, after: '' }, 10_000),
      swapped,
      longer,
      `${token}.x`,
      '',
      '...',
      'v1..x.y',
    ])
      expect(readStreamToken('secret', bad, 0)).toBeUndefined();
  });

  it('fit in a stream parameter', () => expect(token.length).toBeLessThan(200));
});
