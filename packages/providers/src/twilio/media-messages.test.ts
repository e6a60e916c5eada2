import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InboundMessage, parseInboundMessage } from './media-messages.ts';

const anything = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.double(),
  fc.constant(null),
  fc.boolean(),
  fc.array(fc.string()),
);
const counter = fc.oneof(fc.nat().map(String), fc.nat(), anything);
const mediaLike = fc.record(
  {
    event: fc.constant('media'),
    sequenceNumber: counter,
    streamSid: fc.oneof(fc.string(), anything),
    media: fc.oneof(
      fc.record(
        {
          track: fc.oneof(fc.string(), anything),
          chunk: counter,
          timestamp: counter,
          payload: fc.oneof(fc.string(), anything),
        },
        { requiredKeys: [] },
      ),
      anything,
    ),
  },
  { requiredKeys: ['event'] },
);

describe('media stream messages', () => {
  it('reads media by hand exactly as the schema does', () => {
    fc.assert(
      fc.property(mediaLike, message => {
        const text = JSON.stringify(message);
        expect(parseInboundMessage(text)).toEqual(InboundMessage.safeParse(JSON.parse(text)).data);
      }),
      { numRuns: 2000 },
    );
  });

  it('reads media as Twilio writes it exactly as the schema does', () => {
    const digits = fc.oneof(fc.nat().map(String), fc.constantFrom('', '007', '1234567890123456', '-1', '1.5'));
    const word = fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom('inbound', 'MZ1', '/+8=', 'a\\u0041', '\\n'));
    fc.assert(
      fc.property(digits, word, digits, digits, word, word, (sequence, track, chunk, timestamp, payload, streamSid) => {
        const text =
          `{"event":"media","sequenceNumber":"${sequence}","media":{"track":"${track}","chunk":"${chunk}",` +
          `"timestamp":"${timestamp}","payload":"${payload}"},"streamSid":"${streamSid}"}`;
        let json: unknown;
        try {
          json = JSON.parse(text);
        } catch {
          json = undefined;
        }
        expect(parseInboundMessage(text)).toEqual(InboundMessage.safeParse(json).data);
      }),
      { numRuns: 3000 },
    );
  });

  it('never throws, whatever arrives', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), text => {
        parseInboundMessage(text);
      }),
    );
  });

  it('reads the documented messages and ignores fields it does not know', () => {
    const start = {
      event: 'start',
      sequenceNumber: '1',
      start: {
        accountSid: 'AC1',
        streamSid: 'MZ1',
        callSid: 'CA1',
        tracks: ['inbound'],
        mediaFormat: { encoding: 'audio/x-mulaw', sampleRate: 8000, channels: 1 },
        customParameters: { token: 'abc' },
        somethingNew: true,
      },
      streamSid: 'MZ1',
    };
    expect(parseInboundMessage(JSON.stringify(start))).toMatchObject({
      event: 'start',
      sequenceNumber: 1,
      streamSid: 'MZ1',
      start: { callSid: 'CA1', customParameters: { token: 'abc' } },
    });
    const connected = '{"event":"connected","protocol":"Call","version":"1.0.0"}';
    expect(parseInboundMessage(connected)).toEqual({ event: 'connected' });
    const dtmf = '{"event":"dtmf","streamSid":"MZ1","sequenceNumber":"5","dtmf":{"track":"inbound_track","digit":"1"}}';
    expect(parseInboundMessage(dtmf)).toMatchObject({ event: 'dtmf', dtmf: { digit: '1' } });
    const stop = '{"event":"stop","sequenceNumber":"5","stop":{"accountSid":"AC1","callSid":"CA1"},"streamSid":"MZ1"}';
    expect(parseInboundMessage(stop)).toMatchObject({ event: 'stop', sequenceNumber: 5 });
    expect(parseInboundMessage('{"event":"dtmf","streamSid":"MZ1","dtmf":{"digit":"12"}}')).toBeUndefined();
  });
});
