import { describe, expect, it } from 'vitest';
import { twiml } from './twiml.ts';

const body = (document: string): string => document.replace('<?xml version="1.0" encoding="UTF-8"?>', '');

describe('TwiML', () => {
  it('connects the call to a media stream with its parameters', () => {
    const document = twiml({
      verb: 'connect-stream',
      url: 'wss://a.example/media/twilio',
      action: 'https://a.example/webhooks/twilio/stream-ended',
      parameters: { token: 'a.b' },
    });
    expect(document).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><Response><Connect action="https://a.example/webhooks/twilio/stream-ended">' +
        '<Stream url="wss://a.example/media/twilio"><Parameter name="token" value="a.b"/></Stream></Connect></Response>',
    );
  });

  it('escapes text and attributes', () => {
    const document = twiml(
      { verb: 'say', text: `Tom & Jerry's <"grill"> ]]>`, language: 'en-US', voice: 'a"b' },
      { verb: 'redirect', url: 'https://a.example/x?a=1&b=2' },
    );
    expect(body(document)).toBe(
      `<Response><Say voice="a&quot;b" language="en-US">Tom &amp; Jerry's &lt;"grill"&gt; ]]&gt;</Say>` +
        '<Redirect>https://a.example/x?a=1&amp;b=2</Redirect></Response>',
    );
  });

  it('drops characters XML cannot hold', () => {
    expect(body(twiml({ verb: 'say', text: 'caf\u00e9\u0000\u0007 \ud800ok \u{1f44b}' }))).toBe(
      '<Response><Say>caf\u00e9 ok \u{1f44b}</Say></Response>',
    );
  });

  it('writes the other verbs', () => {
    const document = twiml(
      { verb: 'dial', number: '+14155550123', callerId: '+14155550100', timeoutSeconds: 20, action: '/after' },
      { verb: 'play', url: 'https://a.example/hold.wav', loop: 2 },
      { verb: 'pause', lengthSeconds: 2 },
      { verb: 'hangup' },
      { verb: 'reject', reason: 'busy' },
    );
    expect(body(document)).toBe(
      '<Response><Dial callerId="+14155550100" timeout="20" action="/after"><Number>+14155550123</Number></Dial>' +
        '<Play loop="2">https://a.example/hold.wav</Play><Pause length="2"/><Hangup/><Reject reason="busy"/></Response>',
    );
    expect(body(twiml())).toBe('<Response/>');
  });

  it('asks for keys and speech while it talks', () => {
    const document = twiml({
      verb: 'gather',
      input: ['dtmf', 'speech'],
      action: 'https://a.example/turn',
      timeoutSeconds: 4,
      numDigits: 1,
      finishOnKey: '',
      actionOnEmptyResult: true,
      speechTimeoutSeconds: 'auto',
      hints: ['table', 'book & go'],
      prompt: [
        { verb: 'say', text: 'Hello', loop: 2 },
        { verb: 'play', url: 'https://a.example/menu.wav' },
        { verb: 'pause', lengthSeconds: 1 },
      ],
    });
    expect(body(document)).toBe(
      '<Response><Gather input="dtmf speech" action="https://a.example/turn" timeout="4" numDigits="1" finishOnKey="" ' +
        'actionOnEmptyResult="true" speechTimeout="auto" hints="table,book &amp; go"><Say loop="2">Hello</Say>' +
        '<Play>https://a.example/menu.wav</Play><Pause length="1"/></Gather></Response>',
    );
  });

  it('takes a message and presses keys', () => {
    const document = twiml(
      { verb: 'play', digits: 'ww12#' },
      { verb: 'record', action: '/left', maxSeconds: 120, playBeep: true, transcribeCallback: '/text' },
    );
    expect(body(document)).toBe(
      '<Response><Play digits="ww12#"/>' +
        '<Record action="/left" maxLength="120" playBeep="true" transcribe="true" transcribeCallback="/text"/></Response>',
    );
  });

  it('rings several phones at once, each with its whisper', () => {
    const document = twiml({
      verb: 'dial',
      numbers: [
        {
          number: '+14155550123',
          url: 'https://a.example/whisper',
          statusCallback: '/leg',
          statusCallbackEvents: ['ringing', 'answered'],
        },
        { number: '+14155550124', sendDigits: 'w1' },
      ],
      answerOnBridge: true,
      record: 'record-from-answer-dual',
    });
    expect(body(document)).toBe(
      '<Response><Dial answerOnBridge="true" record="record-from-answer-dual">' +
        '<Number url="https://a.example/whisper" statusCallback="/leg" statusCallbackEvent="ringing answered">+14155550123</Number>' +
        '<Number sendDigits="w1">+14155550124</Number></Dial></Response>',
    );
  });

  it('puts a caller into a conference', () => {
    const document = twiml({
      verb: 'dial',
      conference: {
        name: 'transfer-1',
        participantLabel: 'caller',
        beep: false,
        startOnEnter: false,
        endOnExit: true,
        waitUrl: '',
        statusCallback: '/room',
        statusCallbackEvents: ['join', 'leave'],
      },
      action: '/after',
    });
    expect(body(document)).toBe(
      '<Response><Dial action="/after"><Conference participantLabel="caller" beep="false" ' +
        'startConferenceOnEnter="false" endConferenceOnExit="true" waitUrl="" statusCallback="/room" ' +
        'statusCallbackEvent="join leave">transfer-1</Conference></Dial></Response>',
    );
  });

  it('hands a caller over to a SIP address', () => {
    const document = twiml({ verb: 'dial', sip: 'sip:call_1@sip.example.com;transport=tcp', answerOnBridge: true });
    expect(body(document)).toBe(
      '<Response><Dial answerOnBridge="true"><Sip>sip:call_1@sip.example.com;transport=tcp</Sip></Dial></Response>',
    );
  });

  it('answers a message', () => {
    expect(body(twiml({ verb: 'message', body: 'Fish & chips at 7', statusCallback: '/sent' }))).toBe(
      '<Response><Message statusCallback="/sent"><Body>Fish &amp; chips at 7</Body></Message></Response>',
    );
  });

  it('refuses a parameter Twilio would not carry', () => {
    const parameters = { token: 'x'.repeat(495) };
    expect(() => twiml({ verb: 'connect-stream', url: 'wss://a.example/m', parameters })).toThrow(RangeError);
  });
});
