import { signTwilioRequest } from '@frontdesk/providers/twilio';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { acceptTwilioWebhooks } from './twilio-webhook.ts';

let server: FastifyInstance;
beforeAll(async () => {
  server = Fastify({ logger: false });
  await server.register(async scope => {
    acceptTwilioWebhooks(scope, { publicUrl: 'https://calls.example.com' });
    scope.post('/webhooks/twilio/voice', async () => 'taken');
  });
});
afterAll(() => server.close());

const post = async (remoteAddress: string, headers = {}) => {
  const request = { method: 'POST', url: '/webhooks/twilio/voice', payload: 'CallSid=CA1' } as const;
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  return (await server.inject({ ...request, remoteAddress, headers: { ...form, ...headers } })).statusCode;
};

it('takes unsigned requests from this machine only, and not through a proxy, while no token is set', async () => {
  expect(await post('127.0.0.1')).toBe(200);
  expect(await post('::1')).toBe(200);
  expect(await post('::ffff:127.0.0.1')).toBe(200);
  expect(await post('203.0.113.7')).toBe(403);
  expect(await post('::ffff:10.0.0.1')).toBe(403);
  expect(await post('127.0.0.1', { 'x-forwarded-for': '203.0.113.7' })).toBe(403);
});

it('reads forms only: what a signature covers is their fields', async () => {
  for (const contentType of ['application/json', 'text/plain', 'multipart/form-data; boundary=x']) {
    const answer = await server.inject({
      ...{ method: 'POST', url: '/webhooks/twilio/voice', payload: '{"CallSid":1}' },
      headers: { 'content-type': contentType, 'x-twilio-signature': 'AAAA' },
    });
    expect(answer.statusCode, contentType).toBe(415);
  }
});

it('takes the fields of a form for signed only when they are, whatever hash the address carries', async () => {
  const url = `/webhooks/twilio/voice?bodySHA256=${'0'.repeat(64)}`;
  const signature = signTwilioRequest('token', { url: `https://calls.example.com${url}` });
  const signed = Fastify({ logger: false });
  await signed.register(async scope => {
    acceptTwilioWebhooks(scope, { publicUrl: 'https://calls.example.com', authToken: 'token' });
    scope.post('/webhooks/twilio/voice', async () => 'taken');
  });
  const answer = await signed.inject({
    ...{ method: 'POST', url, payload: 'CallSid=CA-forged' },
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': signature },
  });
  expect(answer.statusCode).toBe(403);
  await signed.close();
});
