import { describe, expect, test } from 'vitest';
import type { WebSocket } from 'ws';
import { levelDb } from '../audio/level.ts';
import { readWav } from '../audio/wav.ts';
import { serveFakeApplication } from './fake-application.ts';
import { type PlaceCallOptions, placeCall } from './place-call.ts';
import { signRequest } from './request-signature.ts';
import { hangUp, type Script, silence } from './script/script.ts';
import { tone, toneSamples } from './tone-fixture.ts';

const CONNECT =
  '<Response><Connect><Stream url="{{media}}"><Parameter name="token" value="t"/></Stream></Connect></Response>';

const call = (url: string, script: Script, more: Partial<PlaceCallOptions> = {}) =>
  placeCall({
    webhookUrl: `${url}/voice`,
    from: '+14155550123',
    to: '+14155550100',
    script,
    voice: { speak: async () => toneSamples(500) },
    ...more,
  });

function speak(socket: WebSocket, streamSid: string, durationMs: number) {
  const payload = Buffer.from(tone(durationMs)).toString('base64');
  socket.send(JSON.stringify({ event: 'media', streamSid, media: { payload } }));
}
function mark(socket: WebSocket, streamSid: string, name: string) {
  socket.send(JSON.stringify({ event: 'mark', streamSid, mark: { name } }));
}

describe('the media stream', () => {
  test('opens with connected and start, then sends 160 bytes every 20 ms without drift, and stops', async () => {
    await using application = await serveFakeApplication({ documents: { '/voice': CONNECT } });
    const { callSid, outcome } = await call(application.url, [silence(2000), hangUp]);

    const [connected, start, ...rest] = application.messages.map(({ message }) => message);
    expect(connected).toEqual({ event: 'connected', protocol: 'Call', version: '1.0.0' });
    expect(start).toMatchObject({
      event: 'start',
      sequenceNumber: '1',
      start: { callSid, customParameters: { token: 't' } },
    });
    expect(rest.map(message => message.sequenceNumber)).toEqual(rest.map((_, index) => String(index + 2)));
    expect(rest.at(-1)).toMatchObject({ event: 'stop', stop: { callSid } });
    const media = application.ofEvent('media');
    for (const [index, { message }] of media.entries()) {
      const { chunk, timestamp, payload, track } = message.media as Record<string, string>;
      expect([chunk, timestamp, track]).toEqual([String(index + 1), String(index * 20), 'inbound']);
      expect(Buffer.from(payload ?? '', 'base64')).toHaveLength(160);
    }
    expect(media).toHaveLength(101);
    const elapsedMs = (media.at(-1)?.atMs ?? 0) - (media[0]?.atMs ?? 0);
    expect(elapsedMs).toBeGreaterThan(1950);
    expect(elapsedMs).toBeLessThan(2150);
    expect(outcome).toEqual({ type: 'caller-hung-up' });
    expect(application.closes).toEqual([1000]);
  });

  test('echoes marks when the audio before them was played', async () => {
    await using application = await serveFakeApplication({
      documents: { '/voice': CONNECT },
      onStream(socket, streamSid) {
        mark(socket, streamSid, 'nothing before');
        speak(socket, streamSid, 600);
        mark(socket, streamSid, 'after speech');
      },
    });
    await call(application.url, [silence(1200), hangUp]);
    const [start] = application.ofEvent('start');
    const echoes = application
      .ofEvent('mark')
      .map(({ message, atMs }) => ({ ...message, after: atMs - (start?.atMs ?? 0) }));
    expect(echoes).toMatchObject([{ mark: { name: 'nothing before' } }, { mark: { name: 'after speech' } }]);
    expect(echoes[0]?.after).toBeLessThan(200);
    expect(echoes[1]?.after).toBeGreaterThan(560);
  });

  test('clear silences the agent at once and flushes its marks', async () => {
    await using application = await serveFakeApplication({
      documents: { '/voice': CONNECT },
      onStream(socket, streamSid) {
        speak(socket, streamSid, 10_000);
        mark(socket, streamSid, 'a');
        mark(socket, streamSid, 'b');
        let frames = 0;
        socket.on('message', data => {
          if (JSON.parse(String(data)).event === 'media' && ++frames === 25)
            socket.send(JSON.stringify({ event: 'clear', streamSid }));
        });
      },
    });
    const { wav, events } = await call(application.url, [silence(1500), hangUp]);
    expect(application.ofEvent('mark').map(({ message }) => message.mark)).toEqual([{ name: 'a' }, { name: 'b' }]);
    const agent = readWav(wav).channels[1] ?? new Int16Array(0);
    expect(levelDb(agent.subarray(0, 8 * 400))).toBeGreaterThan(-20);
    expect(levelDb(agent.subarray(8 * 700))).toBe(-Infinity);
    const cleared = events.find(event => event.type === 'audio-cleared');
    expect(cleared?.droppedMs).toBeGreaterThan(9000);
  });

  test('carries key presses', async () => {
    await using application = await serveFakeApplication({ documents: { '/voice': CONNECT } });
    await call(application.url, [{ type: 'press', digits: '4#' }, hangUp]);
    const keys = application.ofEvent('dtmf').map(({ message }) => message.dtmf);
    expect(keys).toEqual([
      { track: 'inbound_track', digit: '4' },
      { track: 'inbound_track', digit: '#' },
    ]);
  });

  test('ignores and reports what the application gets wrong', async () => {
    await using application = await serveFakeApplication({
      documents: { '/voice': CONNECT },
      onStream(socket, streamSid) {
        socket.send('not json');
        socket.send(Buffer.from([1, 2, 3]));
        socket.send(JSON.stringify({ event: 'clear', streamSid: 'another' }));
        mark(socket, streamSid, 'still alive');
      },
    });
    const { events } = await call(application.url, [silence(300), hangUp]);
    const codes = events.flatMap(event => (event.type === 'fault' ? [event.code] : []));
    expect(codes).toEqual([31951, 31950, 31951]);
    expect(application.ofEvent('mark')).toHaveLength(1);
  });

  test('measures the answer from the last sound of the caller to the first of the agent', async () => {
    await using application = await serveFakeApplication({
      documents: { '/voice': CONNECT },
      onStream(socket, streamSid) {
        let frames = 0;
        // The caller speaks for 500 ms from the start; the agent answers when it has heard 900 ms.
        socket.on('message', data => {
          if (JSON.parse(String(data)).event === 'media' && ++frames === 45) speak(socket, streamSid, 300);
        });
      },
    });
    const words = { samples: toneSamples(500), label: 'hello' };
    const { timings } = await call(application.url, [{ type: 'interrupt', words, afterMs: 0 }, silence(900), hangUp], {
      patienceMs: 20,
    });
    expect(timings).toHaveLength(1);
    expect(timings[0]?.latencyMs).toBeGreaterThan(380);
    expect(timings[0]?.latencyMs).toBeLessThan(500);
  });
});

describe('the documents', () => {
  test('the voice webhook gets the parameters of an inbound call', async () => {
    await using application = await serveFakeApplication({ documents: { '/voice': '<Response/>' } });
    const { callSid, outcome } = await call(application.url, []);
    expect(application.requests[0]?.form).toMatchObject({
      CallSid: callSid,
      From: '+14155550123',
      To: '+14155550100',
      CallStatus: 'ringing',
      Direction: 'inbound',
      ApiVersion: '2010-04-01',
    });
    expect(callSid).toMatch(/^CA[0-9a-f]{32}$/);
    expect(outcome).toEqual({ type: 'far-side-hung-up' });
  });

  test('webhook and stream are signed when there is a token', async () => {
    await using application = await serveFakeApplication({ documents: { '/voice': CONNECT } });
    await call(application.url, [silence(100), hangUp], { authToken: 'secret' });
    const [request] = application.requests;
    const expected = signRequest('secret', `${application.url}/voice`, request?.form);
    expect(request?.headers['x-twilio-signature']).toBe(expected);
    expect(application.upgrades[0]?.['x-twilio-signature']).toBe(signRequest('secret', application.mediaUrl));
  });

  test('a socket closed by the application falls through to the next verb', async () => {
    await using application = await serveFakeApplication({
      documents: { '/voice': CONNECT.replace('</Connect>', '</Connect><Say>Goodbye</Say>') },
      onStream: socket => socket.close(),
    });
    const { outcome, events } = await call(application.url, []);
    expect(events).toContainEqual({ type: 'carrier-said', text: 'Goodbye' });
    expect(outcome).toEqual({ type: 'far-side-hung-up' });
  });

  test('a socket closed by the application leads to the action, and the verb after it is never reached', async () => {
    await using application = await serveFakeApplication({
      documents: {
        '/voice': CONNECT.replace('<Connect>', '<Connect action="/after">').replace(
          '</Connect>',
          '</Connect><Say>No</Say>',
        ),
        '/after': '<Response><Say>Sorry, where were we?</Say></Response>',
      },
      onStream: socket => socket.terminate(),
    });
    const { events } = await call(application.url, []);
    expect(events.filter(event => event.type === 'carrier-said')).toEqual([
      { type: 'carrier-said', text: 'Sorry, where were we?' },
    ]);
    expect(application.requests.at(-1)).toMatchObject({ path: '/after', form: { CallStatus: 'in-progress' } });
  });

  test('a refused stream is reported and the call goes on', async () => {
    await using application = await serveFakeApplication({
      documents: { '/voice': CONNECT.replace('</Connect>', '</Connect><Say>Later</Say>') },
      refuseStream: true,
    });
    const { events } = await call(application.url, []);
    expect(events).toContainEqual(expect.objectContaining({ type: 'fault', code: 31920 }));
    expect(events).toContainEqual({ type: 'carrier-said', text: 'Later' });
  });

  test('a dialled number is reported and its outcome posted to the action', async () => {
    await using application = await serveFakeApplication({
      documents: {
        '/voice': '<Response><Redirect>/dial</Redirect></Response>',
        '/dial': '<Response><Dial action="/dialed"><Number>+14155550177</Number></Dial></Response>',
        '/dialed': '<Response><Hangup/></Response>',
      },
    });
    const { outcome } = await call(application.url, [], { dialStatus: 'busy' });
    expect(outcome).toEqual({ type: 'dialed', number: '+14155550177' });
    expect(application.requests.at(-1)).toMatchObject({ path: '/dialed', form: { DialCallStatus: 'busy' } });
  });

  test('a rejected call ends with its reason', async () => {
    await using application = await serveFakeApplication({
      documents: { '/voice': '<Response><Reject reason="busy"/></Response>' },
    });
    expect((await call(application.url, [])).outcome).toEqual({ type: 'rejected', reason: 'busy' });
  });

  test('the end of the call is told to the status callback', async () => {
    await using application = await serveFakeApplication({ documents: { '/voice': '<Response/>' } });
    await call(application.url, [], { statusCallbackUrl: `${application.url}/status` });
    expect(application.requests.at(-1)).toMatchObject({
      path: '/status',
      form: { CallStatus: 'completed', CallDuration: '0' },
    });
  });

  test.each([
    ['an error status', '/missing', 11200],
    ['a document that is not TwiML', '/broken', 12100],
  ])('%s fails the call with code', async (_, path, code) => {
    await using application = await serveFakeApplication({ documents: { '/broken': '<Response><Say>' } });
    const { outcome } = await call(application.url, [], { webhookUrl: application.url + path });
    expect(outcome).toMatchObject({ type: 'failed', code });
  });

  test('an application that is not there fails the call', async () => {
    const gone = await serveFakeApplication({ documents: {} });
    await gone[Symbol.asyncDispose]();
    expect((await call(gone.url, [])).outcome).toMatchObject({ type: 'failed', code: 11205 });
  });

  test('aborting hangs up', async () => {
    const caller = new AbortController();
    await using application = await serveFakeApplication({
      documents: { '/voice': CONNECT },
      onStream: () => caller.abort(),
    });
    const { outcome } = await call(application.url, [], { signal: caller.signal });
    expect(outcome).toEqual({ type: 'caller-hung-up' });
    expect(application.ofEvent('stop')).toHaveLength(1);
  });
});
