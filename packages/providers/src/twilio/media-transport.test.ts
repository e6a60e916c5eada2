import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type Clock, TELEPHONE, type TransportEvent } from '@frontdesk/voice';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { type AcceptedMediaStream, type AcceptMediaStreamOptions, acceptMediaStream } from './accept-media-stream.ts';
import { OutboundMessage } from './media-messages.ts';
import type { MediaTransport } from './media-transport.ts';

/** A clock that stands still until told; timers run when it passes them. */
class ManualClock implements Clock {
  #now = 0;
  #timers: { at: number; action: () => void }[] = [];
  now = () => this.#now;
  wallTime = () => new Date(this.#now);
  schedule(delayMs: number, action: () => void): () => void {
    const timer = { at: this.#now + delayMs, action };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter(other => other !== timer);
    };
  }
  advance(ms: number): void {
    this.#now += ms;
    const due = this.#timers.filter(timer => timer.at <= this.#now);
    this.#timers = this.#timers.filter(timer => timer.at > this.#now);
    for (const timer of due) timer.action();
  }
  get pending(): number {
    return this.#timers.length;
  }
}

const START = {
  event: 'start',
  sequenceNumber: '1',
  start: {
    accountSid: 'AC1',
    streamSid: 'MZ1',
    callSid: 'CA1',
    tracks: ['inbound'],
    mediaFormat: { encoding: 'audio/x-mulaw', sampleRate: 8000, channels: 1 },
    customParameters: { token: 'abc' },
  },
  streamSid: 'MZ1',
};
const CONNECTED = { event: 'connected', protocol: 'Call', version: '1.0.0' };
const STOP = { event: 'stop', streamSid: 'MZ1', stop: { accountSid: 'AC1', callSid: 'CA1' } };

function media(index: number, options: { timestamp?: number; bytes?: number[]; streamSid?: string } = {}) {
  const { timestamp = (index - 1) * 20 + 5, bytes = new Array(160).fill(index), streamSid = 'MZ1' } = options;
  return {
    event: 'media',
    sequenceNumber: String(index + 1),
    media: {
      track: 'inbound',
      chunk: String(index),
      timestamp: String(timestamp),
      payload: Buffer.from(bytes).toString('base64'),
    },
    streamSid,
  };
}

let server: WebSocketServer;
let clock: ManualClock;
const carriers: WebSocket[] = [];

beforeEach(async () => {
  clock = new ManualClock();
  server = new WebSocketServer({ port: 0, host: '127.0.0.1', maxPayload: 1024 * 1024 });
  await once(server, 'listening');
});

afterEach(async () => {
  for (const carrier of carriers.splice(0)) carrier.terminate();
  for (const socket of server.clients) socket.terminate();
  await new Promise(resolve => server.close(resolve));
});

/** The carrier's end of a fresh socket, and what our end makes of it. */
async function dial(options: Partial<AcceptMediaStreamOptions> = {}) {
  const accepted = new Promise<AcceptedMediaStream>(resolve => {
    server.once('connection', socket => resolve(acceptMediaStream(socket, { clock, ...options })));
  });
  const carrier = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  carriers.push(carrier);
  carrier.on('error', () => {});
  await once(carrier, 'open');
  const send = (message: unknown) => carrier.send(typeof message === 'string' ? message : JSON.stringify(message));
  return { carrier, accepted, send };
}

async function begin(options: Partial<AcceptMediaStreamOptions> = {}) {
  const dialed = await dial(options);
  dialed.send(CONNECTED);
  dialed.send(START);
  const stream = await dialed.accepted;
  if (stream.status !== 'started') throw new Error(`The stream failed: ${stream.reason}`);
  return { ...dialed, stream, transport: stream.transport };
}

/** Everything the transport yields until it ends, faults apart. */
async function drain(transport: MediaTransport) {
  const events: TransportEvent[] = [];
  for await (const event of transport.receive()) if (event.type !== 'fault') events.push(event);
  return events;
}

function audioOf(events: readonly TransportEvent[]): Buffer {
  return Buffer.concat(events.flatMap(event => (event.type === 'audio' ? [event.frame.data] : [])));
}

async function nextMessage(carrier: WebSocket): Promise<unknown> {
  const [data] = await once(carrier, 'message');
  return JSON.parse(String(data));
}

describe('a Twilio media stream', () => {
  it('says which call it is and delivers its audio until stop', async () => {
    const { stream, transport, send } = await begin();
    expect(stream.start).toEqual({
      streamSid: 'MZ1',
      callSid: 'CA1',
      accountSid: 'AC1',
      customParameters: { token: 'abc' },
    });
    send(media(1));
    send(media(2));
    send({ event: 'dtmf', streamSid: 'MZ1', sequenceNumber: '4', dtmf: { track: 'inbound_track', digit: '#' } });
    send({ ...STOP, sequenceNumber: '5' });
    const events = await drain(transport);
    expect(audioOf(events)).toEqual(Buffer.concat([Buffer.alloc(160, 1), Buffer.alloc(160, 2)]));
    expect(events.at(-1)).toEqual({ type: 'dtmf', digit: '#' });
    expect(transport.faultCounts.size).toBe(0);
  });

  it('keeps what arrives between start and the first read', async () => {
    const { transport, send, carrier } = await begin();
    for (let index = 1; index <= 10; index++) send(media(index));
    carrier.close();
    await once(carrier, 'close');
    expect(audioOf(await drain(transport))).toHaveLength(1600);
  });

  it('writes media, mark and clear as Twilio documents them', async () => {
    const { transport, carrier } = await begin();
    const words: unknown[] = [];
    const three = new Promise<void>(resolve => {
      carrier.on('message', data => words.push(JSON.parse(String(data))) === 3 && resolve());
    });
    transport.send({ ...TELEPHONE, data: new Uint8Array([1, 2, 255]) });
    transport.mark('a "quoted" mark');
    transport.clear();
    await three;
    expect(words).toEqual([
      { event: 'media', streamSid: 'MZ1', media: { payload: 'AQL/' } },
      { event: 'mark', streamSid: 'MZ1', mark: { name: 'a "quoted" mark' } },
      { event: 'clear', streamSid: 'MZ1' },
    ]);
    for (const word of words) expect(OutboundMessage.safeParse(word).success).toBe(true);
  });

  it('reports marks it sent, as often as it sent them, and no others', async () => {
    const { transport, send, carrier } = await begin();
    const mark = (name: string, sequence: number) => {
      send({ event: 'mark', streamSid: 'MZ1', sequenceNumber: String(sequence), mark: { name } });
    };
    transport.mark('a');
    transport.mark('a');
    await nextMessage(carrier);
    mark('a', 2);
    mark('a', 3);
    mark('a', 4);
    mark('b', 5);
    send({ ...STOP, sequenceNumber: '6' });
    expect(await drain(transport)).toEqual([
      { type: 'mark-reached', name: 'a' },
      { type: 'mark-reached', name: 'a' },
    ]);
    expect(transport.faultCounts).toEqual(new Map([['mark-unknown', 2]]));
  });

  it('refuses audio in another format', async () => {
    const { transport } = await begin();
    expect(() => transport.send({ encoding: 'pcm16', sampleRateHz: 8000, data: new Uint8Array(2) })).toThrow(TypeError);
  });

  it('closes with a normal close frame, ends the reader and leaves no timer', async () => {
    const { transport, carrier } = await begin();
    const closed = once(carrier, 'close');
    const events = drain(transport);
    await transport.close();
    await transport.close();
    expect(await events).toEqual([]);
    expect((await closed)[0]).toBe(1000);
    expect(clock.pending).toBe(0);
    transport.send({ ...TELEPHONE, data: new Uint8Array(160) });
    transport.mark('late');
    transport.clear();
  });

  it('ends when the carrier disappears without a word', async () => {
    const { transport, carrier } = await begin();
    const events = drain(transport);
    carrier.terminate();
    expect(await events).toEqual([]);
  });

  it('gives up on a carrier that fell silent', async () => {
    const { transport, carrier } = await begin({ limits: { idleTimeoutMs: 1000 } });
    const closed = once(carrier, 'close');
    clock.advance(1000);
    await drain(transport);
    await closed;
    expect(transport.faultCounts.get('idle')).toBe(1);
    expect(clock.pending).toBe(0);
  });
});

describe('a media stream that does not begin', () => {
  it.each([
    ['nothing', []],
    ['audio only', [media(1), media(2)]],
    ['garbage', ['hello', '{"event":"nope"}', '[]', 'null']],
  ])('is dropped after the start timeout with %s', async (_name, messages) => {
    const { accepted, carrier, send } = await dial({ startTimeoutMs: 3000 });
    const closed = once(carrier, 'close');
    for (const message of messages) send(message);
    const pong = once(carrier, 'pong');
    carrier.ping();
    await pong;
    clock.advance(3000);
    expect(await accepted).toEqual({ status: 'failed', reason: 'timeout' });
    expect((await closed)[0]).toBe(1008);
  });

  it('is dropped at once when it floods garbage, or carries another codec, or hangs up', async () => {
    const flood = await dial();
    for (let index = 0; index < 60; index++) flood.send('garbage');
    expect(await flood.accepted).toEqual({ status: 'failed', reason: 'garbage' });

    const codec = await dial();
    const mediaFormat = { encoding: 'audio/x-l16', sampleRate: 16000, channels: 1 };
    codec.send({ ...START, start: { ...START.start, mediaFormat } });
    expect(await codec.accepted).toEqual({ status: 'failed', reason: 'unsupported-format' });

    const gone = await dial();
    gone.carrier.close();
    expect(await gone.accepted).toEqual({ status: 'failed', reason: 'closed' });
  });

  it('still begins after a few unusable messages, and counts them', async () => {
    const { accepted, send } = await dial();
    send('garbage');
    send(media(1));
    send(START);
    const stream = await accepted;
    expect(stream.status === 'started' && stream.transport.faultCounts).toEqual(new Map([['before-start', 2]]));
  });
});

describe('a media stream with faults', () => {
  it('ignores and counts what it cannot use, and goes on', async () => {
    const { transport, send, carrier } = await begin();
    send(media(1));
    carrier.send(Buffer.from([1, 2, 3]), { binary: true });
    send('{"event":"media"');
    send({ ...media(2), media: { payload: 'not base64!', chunk: '2' }, sequenceNumber: undefined });
    send(JSON.stringify({ ...media(2), padding: 'x'.repeat(70_000) }));
    send(media(2, { streamSid: 'MZother' }));
    send(START);
    send(media(1));
    send({ ...media(2), media: { ...media(2).media, track: 'outbound' } });
    send({ ...media(2), sequenceNumber: '4', media: { ...media(2).media, chunk: '1' } });
    send({ ...media(2), sequenceNumber: '5' });
    send({ ...media(2), sequenceNumber: '99999999' });
    send({ ...STOP, sequenceNumber: '6' });
    send(media(3));
    carrier.close();
    const events = await drain(transport);
    await once(carrier, 'close');
    expect(audioOf(events)).toEqual(Buffer.concat([Buffer.alloc(160, 1), Buffer.alloc(160, 2)]));
    expect(Object.fromEntries(transport.faultCounts)).toEqual({
      binary: 1,
      malformed: 2,
      oversized: 1,
      'wrong-stream': 1,
      'start-repeated': 1,
      'out-of-order': 2,
      'wrong-track': 1,
      'media-repeated': 1,
      'after-stop': 1,
    });
  });

  it('tells the reader of each fault with its latest count', async () => {
    const { transport, send } = await begin();
    send('garbage');
    send('garbage');
    send({ ...STOP, sequenceNumber: '2' });
    const events: TransportEvent[] = [];
    for await (const event of transport.receive()) events.push(event);
    expect(events.at(-1)).toEqual({ type: 'fault', fault: 'malformed', count: 2 });
  });

  it('fills holes with silence, so that the audio lasts as long as the stream', async () => {
    const { transport, send } = await begin();
    send(media(1, { timestamp: 65 }));
    send(media(2, { timestamp: 86 }));
    send(media(3, { timestamp: 65 + 140 }));
    send({ ...STOP, sequenceNumber: '5' });
    const audio = audioOf(await drain(transport));
    expect(audio).toHaveLength(160 * 8);
    expect(audio.subarray(320, 320 + 160 * 5)).toEqual(Buffer.alloc(160 * 5, 0xff));
    expect(transport.faultCounts).toEqual(new Map([['gap', 1]]));
  });

  it('bounds the silence for one hole and survives a clock that jumps back', async () => {
    const { transport, send } = await begin({ limits: { maxGapMs: 100 } });
    send(media(1));
    send(media(2, { timestamp: 3_600_000 }));
    send(media(3, { timestamp: 45 }));
    send(media(4, { timestamp: 65 }));
    send({ ...STOP, sequenceNumber: '6' });
    expect(audioOf(await drain(transport))).toHaveLength(160 * 4 + 800);
    expect(Object.fromEntries(transport.faultCounts)).toEqual({ 'gap-too-long': 1, 'timestamp-backwards': 1 });
  });

  it('drops the oldest audio when nobody reads', async () => {
    const { transport, send } = await begin({ limits: { maxQueuedAudioMs: 40 } });
    for (let index = 1; index <= 5; index++) send(media(index));
    send({ ...STOP, sequenceNumber: '7' });
    await expect.poll(() => transport.faultCounts.get('receive-overflow')).toBe(3);
    expect(audioOf(await drain(transport))).toEqual(Buffer.concat([Buffer.alloc(160, 4), Buffer.alloc(160, 5)]));
  });

  it('drops agent audio, never marks, when the carrier stops reading', async () => {
    const { transport, carrier } = await begin({ limits: { maxBufferedBytes: 100_000 } });
    carrier.pause();
    for (let index = 0; index < 400; index++) transport.send({ ...TELEPHONE, data: new Uint8Array(80_000) });
    transport.mark('end');
    expect(transport.faultCounts.get('send-overflow')).toBeGreaterThan(0);
    const end = new Promise<void>(resolve => {
      carrier.on('message', data => String(data).includes('"mark"') && resolve());
    });
    carrier.resume();
    await end;
  });

  it('survives any order of any messages', async () => {
    const message = fc.oneof(
      fc
        .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 5000 }))
        .map(([n, at]) => media(n, { timestamp: at })),
      fc.constantFrom(CONNECTED, START, { event: 'mark', streamSid: 'MZ1', mark: { name: 'x' } }),
      fc.json(),
      fc.string(),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(message, { maxLength: 60 }), async messages => {
        const { transport, send, carrier } = await begin();
        const events = drain(transport);
        for (const one of messages) send(one);
        send(STOP);
        for (const event of await events) {
          expect(event.type === 'audio' ? event.frame.data.length > 0 : event.type === 'mark-reached').toBe(true);
        }
        const closed = once(carrier, 'close');
        await transport.close();
        await closed;
      }),
      { numRuns: 60 },
    );
  });
});
