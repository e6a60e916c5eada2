import { expect, test } from 'vitest';
import { parseTwiml } from './parse-twiml.ts';

test('reads verbs in document order with their attributes', () => {
  const document = `<?xml version="1.0" encoding="UTF-8"?>
    <Response>
      <Say voice="alice">Fish &amp; chips</Say>
      <Pause length="2"/>
      <Connect action="/after"><Stream url="wss://a.example/media" name="n">
        <Parameter name="token" value="a&quot;b"/><Parameter name="call" value="1"/>
      </Stream></Connect>
      <Dial action="/dialed">+14155550100</Dial>
      <Say>Bye</Say>
      <Redirect method="GET">/next</Redirect>
      <Hangup/>
    </Response>`;
  expect(parseTwiml(document)).toMatchObject([
    { verb: 'say', text: 'Fish & chips' },
    { verb: 'pause', lengthSeconds: 2 },
    {
      verb: 'connect',
      action: '/after',
      method: 'POST',
      stream: {
        url: 'wss://a.example/media',
        name: 'n',
        statusCallback: null,
        parameters: { token: 'a"b', call: '1' },
      },
    },
    { verb: 'dial', nouns: [{ noun: 'number', to: '+14155550100' }], action: '/dialed', method: 'POST' },
    { verb: 'say', text: 'Bye' },
    { verb: 'redirect', url: '/next', method: 'GET' },
    { verb: 'hangup' },
  ]);
});

test('reads the numbers inside a Dial and the words inside SSML', () => {
  expect(parseTwiml('<Response><Dial><Number>+1</Number><Number>+2</Number></Dial></Response>')).toMatchObject([
    { verb: 'dial', nouns: [{ to: '+1' }, { to: '+2' }], action: null, method: 'POST' },
  ]);
  expect(parseTwiml('<Response><Say>Hello <emphasis>dear</emphasis> caller</Say></Response>')).toEqual([
    { verb: 'say', text: 'Hello dear caller', loop: 1 },
  ]);
});

test('an empty response has no verbs', () => {
  expect(parseTwiml('<Response/>')).toEqual([]);
});

test('refuses what is not TwiML', () => {
  expect(() => parseTwiml('<Response><Say></Response>')).toThrow('12100');
  expect(() => parseTwiml('<html/>')).toThrow('12100');
});
