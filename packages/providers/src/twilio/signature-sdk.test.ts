import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isTwilioSignatureValid, signTwilioRequest, type TwilioParameters } from './signature.ts';

// Twilio's own library, which is CommonJS and whose types would pull in its whole API.
const sdk = z
  .object({
    getExpectedTwilioSignature: z.custom<(token: string, url: string, parameters: TwilioParameters) => string>(),
    validateRequest:
      z.custom<(token: string, signature: string, url: string, parameters: TwilioParameters) => boolean>(),
    getExpectedBodyHash: z.custom<(body: string) => string>(),
    validateRequestWithBody: z.custom<(token: string, signature: string, url: string, body: string) => boolean>(),
  })
  .parse(createRequire(import.meta.url)('twilio/lib/webhooks/webhooks.js'));

const TOKEN = 'a1b2c3';
const PARAMETERS = { CallSid: 'CA1', From: '+14155550100', Digits: '1 2#', Body: 'Grüße 👋 & mehr', Empty: '' };

describe('a request Twilio’s SDK signed', () => {
  it.each([
    ['https', 'https://a.example/webhooks/twilio/voice'],
    ['https with its port', 'https://a.example:443/webhooks/twilio/voice'],
    ['another port', 'https://a.example:8443/webhooks/twilio/voice'],
    ['http with its port', 'http://a.example:80/voice?x=1&y=a%20b'],
    ['a query', 'https://a.example/voice?call_id=0192&x=a+b'],
  ])('is accepted: %s', (_what, url) => {
    const signature = sdk.getExpectedTwilioSignature(TOKEN, url, PARAMETERS);
    expect(isTwilioSignatureValid(TOKEN, signature, { url, parameters: PARAMETERS })).toBe(true);
    expect(isTwilioSignatureValid('other', signature, { url, parameters: PARAMETERS })).toBe(false);
  });

  it('is accepted when only one side names the default port', () => {
    const [bare, full] = ['https://a.example/voice', 'https://a.example:443/voice'];
    const ofFull = sdk.getExpectedTwilioSignature(TOKEN, full, PARAMETERS);
    const ofBare = sdk.getExpectedTwilioSignature(TOKEN, bare, PARAMETERS);
    expect(isTwilioSignatureValid(TOKEN, ofFull, { url: bare, parameters: PARAMETERS })).toBe(true);
    expect(isTwilioSignatureValid(TOKEN, ofBare, { url: full, parameters: PARAMETERS })).toBe(true);
  });

  it('is accepted with repeated fields', () => {
    const url = 'https://a.example/voice';
    const parameters = { MediaUrl: ['https://b.example/2', 'https://b.example/1', 'https://b.example/2'], From: '+1' };
    const signature = sdk.getExpectedTwilioSignature(TOKEN, url, parameters);
    expect(isTwilioSignatureValid(TOKEN, signature, { url, parameters })).toBe(true);
  });

  it('is accepted for the upgrade of a media stream', () => {
    const url = 'wss://a.example/media/twilio';
    expect(isTwilioSignatureValid(TOKEN, sdk.getExpectedTwilioSignature(TOKEN, url, {}), { url })).toBe(true);
  });

  it('is accepted with a JSON body, by the hash in its address', () => {
    const rawBody = '{"a":1}';
    const url = `https://a.example/events?bodySHA256=${sdk.getExpectedBodyHash(rawBody)}`;
    const signature = sdk.getExpectedTwilioSignature(TOKEN, url, {});
    expect(sdk.validateRequestWithBody(TOKEN, signature, url, rawBody)).toBe(true);
    expect(isTwilioSignatureValid(TOKEN, signature, { url, rawBody })).toBe(true);
    expect(isTwilioSignatureValid(TOKEN, signature, { url, rawBody: '{"a":2}' })).toBe(false);
  });

  it('is the same request we would sign, whatever its fields', () => {
    const field = fc.oneof(fc.string(), fc.array(fc.string(), { minLength: 1, maxLength: 4 }));
    const form = fc.dictionary(fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,12}$/), field);
    const url = 'https://a.example/webhooks/twilio/voice?call_id=1';
    fc.assert(
      fc.property(form, parameters => {
        const ours = signTwilioRequest(TOKEN, { url, parameters });
        expect(sdk.validateRequest(TOKEN, ours, url, parameters)).toBe(true);
        const theirs = sdk.getExpectedTwilioSignature(TOKEN, url, parameters);
        expect(isTwilioSignatureValid(TOKEN, theirs, { url, parameters })).toBe(true);
      }),
    );
  });
});
