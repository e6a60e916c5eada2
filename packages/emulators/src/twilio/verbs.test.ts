import { describe, expect, test } from 'vitest';
import { levelDb } from '../audio/level.ts';
import { readWav, writeWav } from '../audio/wav.ts';
import { hangUp, press, say, silence } from '../twilio-caller/script/script.ts';
import { toneSamples } from '../twilio-caller/tone-fixture.ts';
import { OURS, startCarrier, THEIRS } from './test-carrier.ts';

const words = (label: string, durationMs = 1000) => ({ samples: toneSamples(durationMs), label });

describe('a call to one of the account’s numbers', () => {
  test('gathers keys, then words', async () => {
    await using carrier = await startCarrier({
      '/voice': '<Response><Gather input="dtmf" numDigits="2" action="/keys"><Say>Press two</Say></Gather></Response>',
      '/keys':
        '<Response><Gather input="speech" speechTimeout="auto" action="/words"><Say>Go on</Say></Gather></Response>',
      '/words': '<Response><Hangup/></Response>',
    });
    const { application, emulator } = carrier;
    const script = [silence(100), press('12'), say('A table for two, please.')];
    const call = emulator.phone({ from: THEIRS, to: OURS, script, agentQuietMs: 150, forwardedFrom: '+14155550111' });
    expect(await call.ended).toEqual({ type: 'far-side-hung-up' });
    expect(application.formsOf('/voice')).toMatchObject([
      { CallStatus: 'ringing', Direction: 'inbound', From: THEIRS, To: OURS, ForwardedFrom: '+14155550111' },
    ]);
    expect(application.formsOf('/keys')).toMatchObject([{ Digits: '12', CallStatus: 'in-progress' }]);
    expect(application.formsOf('/words')).toMatchObject([{ SpeechResult: 'A table for two, please.' }]);
    expect(application.formsOf('/status')).toMatchObject([{ CallStatus: 'completed', SequenceNumber: '0' }]);
  });

  test('takes keys up to the finishing one, and falls through a Gather that gets nothing', async () => {
    await using carrier = await startCarrier({
      '/voice': '<Response><Gather timeout="1" action="/keys"/><Gather action="/keys" timeout="2"/></Response>',
      '/keys': '<Response/>',
    });
    const { application, emulator } = carrier;
    await emulator.phone({ from: THEIRS, to: OURS, script: [silence(1500), press('42#')] }).ended;
    expect(application.formsOf('/keys')).toMatchObject([{ Digits: '42', FinishedOnKey: '#' }]);
  });

  test('records a message, transcribes it and tells where it is', async () => {
    await using carrier = await startCarrier({
      '/voice':
        '<Response><Record action="/recorded" playBeep="false" transcribeCallback="/text" recordingStatusCallback="/recording"/></Response>',
    });
    const { application, emulator, sdk } = carrier;
    const script = [silence(200), { type: 'say', words: words('Call me back.'), atOnce: true }, hangUp] as const;
    await emulator.phone({ from: THEIRS, to: OURS, script }).ended;
    expect(application.formsOf('/recorded')).toMatchObject([{ Digits: 'hangup', CallStatus: 'completed' }]);
    expect(application.formsOf('/text')).toMatchObject([{ TranscriptionText: 'Call me back.' }]);
    const [form] = application.formsOf('/recording');
    expect(form).toMatchObject({ RecordingStatus: 'completed', RecordingDuration: '1', RecordingSource: 'RecordVerb' });
    expect(emulator.recordings).toMatchObject([{ sid: form?.RecordingSid, status: 'completed' }]);
    expect((await sdk.recordings(form?.RecordingSid ?? '').fetch()).duration).toBe('1');

    const media = async (extension: string) =>
      fetch(`${form?.RecordingUrl}${extension}`, {
        headers: { authorization: `Basic ${btoa(`${emulator.accountSid}:${emulator.authToken}`)}` },
      });
    const { channels } = readWav(await (await media('.wav')).bytes());
    expect(channels).toHaveLength(1);
    expect(levelDb(channels[0] ?? new Int16Array())).toBeGreaterThan(-30);
    await sdk.recordings(form?.RecordingSid ?? '').remove();
    expect((await media('.wav')).status).toBe(404);
  });

  test('goes on after a message nobody spoke', async () => {
    await using carrier = await startCarrier({
      '/voice': '<Response><Record action="/recorded" timeout="1"/><Say>Goodbye</Say></Response>',
    });
    const call = carrier.emulator.phone({ from: THEIRS, to: OURS, script: [] });
    await call.ended;
    expect(call.events).toContainEqual({ type: 'carrier-said', text: 'Goodbye' });
    expect(carrier.application.formsOf('/recorded')).toEqual([]);
  });

  test('plays a recording and keys', async () => {
    const recording = writeWav({ sampleRateHz: 8000, channels: [toneSamples(400)] });
    await using carrier = await startCarrier({
      '/voice': '<Response><Play>/tone.wav</Play><Play digits="w1"/></Response>',
      '/tone.wav': recording,
    });
    const call = carrier.emulator.phone({ from: THEIRS, to: OURS, script: [] });
    await call.ended;
    const heard = readWav(call.wav()).channels[1] ?? new Int16Array();
    expect(heard.filter(sample => Math.abs(sample) > 1000).length / 8).toBeGreaterThan(300);
    expect(call.events).toContainEqual({ type: 'keys-heard', digits: '1' });
  });

  test('asks with GET where the number says so, the fields in the signed address', async () => {
    await using carrier = await startCarrier();
    const { application, emulator, sdk } = carrier;
    const [number] = await sdk.incomingPhoneNumbers.list();
    await sdk
      .incomingPhoneNumbers(number?.sid ?? '')
      .update({ voiceMethod: 'GET', voiceUrl: `${application.url}/get?a=1` });
    await emulator.phone({ from: THEIRS, to: OURS, script: [] }).ended;
    const asked = application.requests[0]?.path ?? '';
    expect(Object.fromEntries(new URL(asked, application.url).searchParams)).toMatchObject({ a: '1', From: THEIRS });
    expect(application.refused).toEqual([]);
  });

  test('asks the fallback when the application fails', async () => {
    await using carrier = await startCarrier({
      '/voice': '<Response><Redirect>/broken</Redirect></Response>',
      '/broken': '<Response>',
      '/fallback': '<Response><Say>We are closed</Say></Response>',
    });
    const { application, emulator } = carrier;
    const call = emulator.phone({ from: THEIRS, to: OURS, script: [] });
    expect(await call.ended).toEqual({ type: 'far-side-hung-up' });
    expect(application.formsOf('/fallback')).toMatchObject([
      { ErrorCode: '12100', ErrorUrl: `${application.url}/broken` },
    ]);
  });

  test('is never answered when it is rejected, and ends when its caller gives up', async () => {
    await using carrier = await startCarrier({ '/voice': '<Response><Reject reason="busy"/></Response>' });
    const rejected = carrier.emulator.phone({ from: THEIRS, to: OURS, script: [] });
    expect(await rejected.ended).toEqual({ type: 'rejected', reason: 'busy' });
    expect(carrier.application.formsOf('/status')).toMatchObject([{ CallStatus: 'busy', CallDuration: '0' }]);

    await using slow = await startCarrier({ '/voice': '<Response><Pause length="9"/></Response>' });
    const abandoned = slow.emulator.phone({ from: THEIRS, to: OURS, script: [silence(200), hangUp] });
    expect(await abandoned.ended).toEqual({ type: 'caller-hung-up' });
    expect(abandoned.status).toBe('no-answer');
  });

  test('a redirect by REST stops a running stream and goes on with the new document', async () => {
    await using carrier = await startCarrier({
      '/voice':
        '<Response><Connect action="/after"><Stream url="{{media}}" statusCallback="/stream"/></Connect></Response>',
      '/new': '<Response><Say>One moment</Say></Response>',
    });
    const { application, emulator, sdk } = carrier;
    const call = emulator.phone({ from: THEIRS, to: OURS, script: [silence(100), press('7')] });
    await expect.poll(() => application.streamEvents).toContain('dtmf');
    await sdk.calls(call.sid).update({ url: `${application.url}/new` });
    await call.ended;
    expect(application.streamEvents).toEqual(['connected', 'start', 'dtmf', 'stop']);
    expect(call.events).toContainEqual({ type: 'carrier-said', text: 'One moment' });
    expect(application.formsOf('/after')).toEqual([]);
    expect(application.formsOf('/stream').map(form => form.StreamEvent)).toEqual(['stream-started', 'stream-stopped']);
    expect(application.refused).toEqual([]);
  });

  test('a stream the application closes leads to its action', async () => {
    await using carrier = await startCarrier(
      {
        '/voice': '<Response><Connect action="/after"><Stream url="{{media}}"/></Connect></Response>',
        '/after': '<Response><Say>Goodbye</Say></Response>',
      },
      { onStream: socket => socket.close() },
    );
    const call = carrier.emulator.phone({ from: THEIRS, to: OURS, script: [] });
    await call.ended;
    expect(call.events).toContainEqual({ type: 'carrier-said', text: 'Goodbye' });
  });
});
