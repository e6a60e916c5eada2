import { expect, test } from 'vitest';
import { signRequest } from './request-signature.ts';

test("signs Twilio's published example as published", () => {
  // twilio.com/docs/usage/webhooks/webhooks-security
  const form = {
    CallSid: 'CA1234567890ABCDE',
    Caller: '+14158675309',
    Digits: '1234',
    From: '+14158675309',
    To: '+18005551212',
  };
  const url = 'https://mycompany.com/myapp.php?foo=1&bar=2';
  expect(signRequest('12345', url, form)).toBe('RSOYDt4T1cUTdK1PDd93/VVr8B8=');
});

test('leaves the fragment out of the signed address', () => {
  expect(signRequest('12345', 'https://a.example/voice#rc=2')).toBe(signRequest('12345', 'https://a.example/voice'));
});
