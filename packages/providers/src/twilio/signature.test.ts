import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isTwilioSignatureValid, signTwilioRequest } from './signature.ts';

// Twilio's published example: docs, "Validating requests".
const TOKEN = '12345';
const EXAMPLE = {
  url: 'https://mycompany.com/myapp.php?foo=1&bar=2',
  parameters: {
    CallSid: 'CA1234567890ABCDE',
    Caller: '+14158675309',
    Digits: '1234',
    From: '+14158675309',
    To: '+18005551212',
  },
};
const EXAMPLE_SIGNATURE = 'RSOYDt4T1cUTdK1PDd93/VVr8B8=';

describe('Twilio signatures', () => {
  it('reproduces the published example', () => {
    expect(signTwilioRequest(TOKEN, EXAMPLE)).toBe(EXAMPLE_SIGNATURE);
    expect(isTwilioSignatureValid(TOKEN, EXAMPLE_SIGNATURE, EXAMPLE)).toBe(true);
  });

  it('refuses another token, a changed field, an added field and a changed URL', () => {
    const changed = { ...EXAMPLE.parameters, Digits: '1235' };
    const added = { ...EXAMPLE.parameters, Extra: '' };
    expect(isTwilioSignatureValid('12346', EXAMPLE_SIGNATURE, EXAMPLE)).toBe(false);
    expect(isTwilioSignatureValid(TOKEN, EXAMPLE_SIGNATURE, { ...EXAMPLE, parameters: changed })).toBe(false);
    expect(isTwilioSignatureValid(TOKEN, EXAMPLE_SIGNATURE, { ...EXAMPLE, parameters: added })).toBe(false);
    expect(isTwilioSignatureValid(TOKEN, EXAMPLE_SIGNATURE, { ...EXAMPLE, url: `${EXAMPLE.url}&x=1` })).toBe(false);
  });

  it.each(['', 'nonsense', 'RSOYDt4T1cUTdK1PDd93/VVr8B8', `${EXAMPLE_SIGNATURE}AAAA`, '=', '\u0000'])(
    'refuses the signature %j',
    signature => expect(isTwilioSignatureValid(TOKEN, signature, EXAMPLE)).toBe(false),
  );

  it('signs a GET over its URL alone', () => {
    const url = 'https://a.example/webhooks/twilio/voice?CallSid=CA1&From=%2B14155550100';
    const signature = signTwilioRequest(TOKEN, { url });
    expect(isTwilioSignatureValid(TOKEN, signature, { url })).toBe(true);
    expect(isTwilioSignatureValid(TOKEN, signature, { url: url.replace('CA1', 'CA2') })).toBe(false);
  });

  it('signs an upgrade with the wss scheme and no other', () => {
    const url = 'wss://a.example/media/twilio';
    const signature = signTwilioRequest(TOKEN, { url });
    expect(isTwilioSignatureValid(TOKEN, signature, { url })).toBe(true);
    expect(isTwilioSignatureValid(TOKEN, signature, { url: 'https://a.example/media/twilio' })).toBe(false);
  });

  it.each([
    ['https://a.example:443/x?y=1', 'https://a.example/x?y=1'],
    ['http://a.example:80/x', 'http://a.example/x'],
    ['wss://a.example:443/media', 'wss://a.example/media'],
    ['https://u:p@a.example:443/x', 'https://u:p@a.example/x'],
    ['https://[::1]:443/x', 'https://[::1]/x'],
    ['https://a.example/x#rc=3&rp=all', 'https://a.example/x'],
  ])('takes %s and %s as one address', (signed, known) => {
    expect(isTwilioSignatureValid(TOKEN, signTwilioRequest(TOKEN, { url: signed }), { url: known })).toBe(true);
    expect(isTwilioSignatureValid(TOKEN, signTwilioRequest(TOKEN, { url: known }), { url: signed })).toBe(true);
  });

  it('accepts a signature that left out an unusual port', () => {
    const signature = signTwilioRequest(TOKEN, { url: 'https://a.example/x' });
    expect(isTwilioSignatureValid(TOKEN, signature, { url: 'https://a.example:8443/x' })).toBe(true);
  });

  it('counts a repeated field once a distinct value, in order', () => {
    const url = 'https://a.example/x';
    const signature = signTwilioRequest(TOKEN, { url, parameters: { Digits: ['2', '1', '2'] } });
    expect(isTwilioSignatureValid(TOKEN, signature, { url, parameters: { Digits: ['1', '2'] } })).toBe(true);
    expect(isTwilioSignatureValid(TOKEN, signature, { url, parameters: { Digits: '12' } })).toBe(false);
  });

  it('checks a JSON body against the hash in the URL', () => {
    const rawBody = '{"a":1}';
    const url = `https://a.example/x?bodySHA256=${createHash('sha256').update(rawBody).digest('hex')}`;
    const signature = signTwilioRequest(TOKEN, { url });
    expect(isTwilioSignatureValid(TOKEN, signature, { url, rawBody, parameters: { a: '1' } })).toBe(true);
    expect(isTwilioSignatureValid(TOKEN, signature, { url, rawBody: '{"a":2}' })).toBe(false);
  });
});
