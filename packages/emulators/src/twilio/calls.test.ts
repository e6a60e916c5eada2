import { describe, expect, test } from 'vitest';
import { hangUp, press, type Script, say, silence } from '../twilio-caller/script/script.ts';
import { serveApplication } from './application-fixture.ts';
import { sdkFor } from './sdk-fixture.ts';
import { startTwilioEmulator } from './start-twilio-emulator.ts';
import type { TwilioEmulator, TwilioEmulatorOptions } from './twilio-emulator.ts';

const OURS = '+14155550100';
const THEIRS = '+14155550123';
const AUTH_TOKEN = 'secret';

type Documents = Parameters<typeof serveApplication>[0]['documents'];

async function start(documents: Documents, options: TwilioEmulatorOptions = {}) {
  const application = await serveApplication({ authToken: AUTH_TOKEN, documents });
  const emulator = await startTwilioEmulator({ authToken: AUTH_TOKEN, numbers: [OURS], ...options });
  return {
    application,
    emulator,
    sdk: sdkFor(emulator),
    async [Symbol.asyncDispose]() {
      await emulator.close();
      await application[Symbol.asyncDispose]();
    },
  };
}

const lastCall = (emulator: TwilioEmulator) => {
  const call = emulator.calls.at(-1);
  if (!call) throw new Error('There was no call.');
  return call;
};

const EVENTS = ['initiated', 'ringing', 'answered', 'completed'];

describe('a call placed by REST', () => {
  test('rings, is answered, runs its TwiML and tells of all that, signed and numbered', async () => {
    await using carrier = await start({ '/voice': '<Response><Say>Hello there</Say></Response>' });
    const { application, emulator, sdk } = carrier;
    emulator.setCallee(THEIRS, { type: 'answer', script: [] });
    const placed = await sdk.calls.create({
      to: THEIRS,
      from: OURS,
      url: `${application.url}/voice`,
      statusCallback: `${application.url}/status`,
      statusCallbackEvent: EVENTS,
    });
    expect(placed).toMatchObject({
      status: 'queued',
      to: THEIRS,
      from: OURS,
      direction: 'outbound-api',
      duration: null,
    });
    const call = lastCall(emulator);
    expect(await call.ended).toEqual({ type: 'far-side-hung-up' });
    expect(call.events).toContainEqual({ type: 'carrier-said', text: 'Hello there' });
    expect(application.formsOf('/voice')).toMatchObject([
      { CallSid: placed.sid, CallStatus: 'in-progress', Direction: 'outbound-api' },
    ]);
    expect(
      application.formsOf('/status').map(form => [form.SequenceNumber, form.CallStatus, form.CallbackSource]),
    ).toEqual([
      ['0', 'initiated', 'call-progress-events'],
      ['1', 'ringing', 'call-progress-events'],
      ['2', 'in-progress', 'call-progress-events'],
      ['3', 'completed', 'call-progress-events'],
    ]);
    expect(application.refused).toEqual([]);
    const fetched = await sdk.calls(placed.sid).fetch();
    expect(fetched.status).toBe('completed');
    expect(fetched.startTime).toBeInstanceOf(Date);
  });

  test.each([
    ['busy', { type: 'busy' as const }, '486'],
    ['no-answer', { type: 'no-answer' as const }, '487'],
    ['failed', { type: 'failed' as const }, '404'],
  ])('ends as %s', async (status, callee, sipResponseCode) => {
    await using carrier = await start({});
    const { application, emulator, sdk } = carrier;
    emulator.setCallee(THEIRS, callee);
    const statusCallback = `${application.url}/status`;
    await sdk.calls.create({ to: THEIRS, from: OURS, url: `${application.url}/voice`, statusCallback });
    await lastCall(emulator).ended;
    expect(lastCall(emulator).status).toBe(status);
    expect(application.formsOf('/status')).toMatchObject([
      { CallStatus: status, SipResponseCode: sipResponseCode, CallDuration: '0' },
    ]);
    expect(application.formsOf('/voice')).toEqual([]);
  });

  test.each([
    ['reversed', ['completed', 'in-progress', 'ringing', 'initiated']],
    [
      'repeated',
      ['initiated', 'initiated', 'ringing', 'ringing', 'in-progress', 'in-progress', 'completed', 'completed'],
    ],
  ] as const)('tells of it %s when asked to', async (callbackOrder, expected) => {
    await using carrier = await start({ '/voice': '<Response/>' }, { callbackOrder });
    const { application, emulator, sdk } = carrier;
    emulator.setCallee(THEIRS, { type: 'answer', script: [] });
    await sdk.calls.create({
      to: THEIRS,
      from: OURS,
      url: `${application.url}/voice`,
      statusCallback: `${application.url}/status`,
      statusCallbackEvent: EVENTS,
    });
    await lastCall(emulator).ended;
    expect(application.formsOf('/status').map(form => form.CallStatus)).toEqual(expected);
  });

  test('synchronous machine detection holds the TwiML back until it knows', async () => {
    await using carrier = await start({ '/voice': '<Response/>' });
    const { application, emulator, sdk } = carrier;
    emulator.setCallee(THEIRS, { type: 'answer', script: [], answeredBy: 'machine_end_beep', detectionMs: 60 });
    await sdk.calls.create({ to: THEIRS, from: OURS, url: `${application.url}/voice`, machineDetection: 'Enable' });
    await lastCall(emulator).ended;
    expect(application.formsOf('/voice')).toMatchObject([
      { AnsweredBy: 'machine_start', MachineDetectionDuration: '60' },
    ]);
  });

  test('asynchronous machine detection posts its verdict while the TwiML runs, which can then be replaced', async () => {
    await using carrier = await start({
      '/voice': '<Response><Pause length="20"/></Response>',
      '/machine': '<Response><Say>Please call us back</Say></Response>',
    });
    const { application, emulator, sdk } = carrier;
    emulator.setCallee(THEIRS, { type: 'answer', script: [], answeredBy: 'machine_end_beep' });
    const placed = await sdk.calls.create({
      to: THEIRS,
      from: OURS,
      url: `${application.url}/voice`,
      machineDetection: 'DetectMessageEnd',
      asyncAmd: 'true',
      asyncAmdStatusCallback: `${application.url}/amd`,
    });
    await expect
      .poll(() => application.formsOf('/amd'))
      .toMatchObject([{ CallSid: placed.sid, AnsweredBy: 'machine_end_beep', MachineDetectionDuration: '200' }]);
    expect(application.formsOf('/voice')[0]).not.toHaveProperty('AnsweredBy');
    await sdk.calls(placed.sid).update({ url: `${application.url}/machine` });
    await lastCall(emulator).ended;
    expect(lastCall(emulator).events).toContainEqual({ type: 'carrier-said', text: 'Please call us back' });
    expect((await sdk.calls(placed.sid).fetch()).answeredBy).toBe('machine_end_beep');
  });

  test('is canceled while it rings, and hung up while it talks', async () => {
    await using carrier = await start({});
    const { emulator, sdk } = carrier;
    emulator.setCallee(THEIRS, { type: 'answer', script: [], afterMs: 5000 });
    const ringing = await sdk.calls.create({ to: THEIRS, from: OURS, twiml: '<Response/>' });
    expect((await sdk.calls(ringing.sid).update({ status: 'canceled' })).status).toBe('canceled');
    emulator.setCallee(THEIRS, { type: 'answer', script: [] });
    const twiml = '<Response><Pause length="30"/></Response>';
    const talking = await sdk.calls.create({ to: THEIRS, from: OURS, twiml });
    const call = lastCall(emulator);
    await expect.poll(() => call.status).toBe('in-progress');
    await sdk.calls(talking.sid).update({ status: 'completed' });
    expect(await call.ended).toEqual({ type: 'far-side-hung-up' });
    await expect(sdk.calls(talking.sid).update({ status: 'completed' })).rejects.toMatchObject({ code: 21220 });
  });
});

describe('a call to one of the account’s numbers', () => {
  const phone = async (
    { application, emulator, sdk }: Awaited<ReturnType<typeof start>>,
    script: Script,
    patienceMs = 5000,
  ) => {
    const [number] = await sdk.incomingPhoneNumbers.list();
    await sdk
      .incomingPhoneNumbers(number?.sid ?? '')
      .update({ voiceUrl: `${application.url}/voice`, statusCallback: `${application.url}/status` });
    return emulator.phone({ from: THEIRS, to: OURS, script, patienceMs });
  };

  test('gathers keys and words', async () => {
    await using carrier = await start({
      '/voice': '<Response><Gather input="dtmf" numDigits="2" action="/keys"><Say>Press two</Say></Gather></Response>',
      '/keys':
        '<Response><Gather input="speech" speechTimeout="auto" action="/words"><Say>Go on</Say></Gather></Response>',
      '/words': '<Response><Hangup/></Response>',
    });
    const call = await phone(carrier, [silence(100), press('12'), say('A table for two, please.')]);
    expect(await call.ended).toEqual({ type: 'far-side-hung-up' });
    expect(carrier.application.formsOf('/voice')).toMatchObject([
      { CallStatus: 'ringing', Direction: 'inbound', From: THEIRS, To: OURS },
    ]);
    expect(carrier.application.formsOf('/keys')).toMatchObject([{ Digits: '12', CallStatus: 'in-progress' }]);
    expect(carrier.application.formsOf('/words')).toMatchObject([{ SpeechResult: 'A table for two, please.' }]);
    expect(carrier.application.formsOf('/status')).toMatchObject([{ CallStatus: 'completed', CallDuration: '3' }]);
  });

  test('records a message and tells where it is', async () => {
    await using carrier = await start({
      '/voice':
        '<Response><Record action="/recorded" playBeep="false" transcribeCallback="/text" recordingStatusCallback="/recording"/></Response>',
    });
    const { application, emulator, sdk } = carrier;
    const words = { samples: new Int16Array(8000).fill(5000), label: 'Call me back.' };
    const call = await phone(carrier, [silence(200), { type: 'interrupt', words, afterMs: 0 }, hangUp], 100);
    await call.ended;
    expect(application.formsOf('/recorded')).toMatchObject([{ Digits: 'hangup', CallStatus: 'completed' }]);
    expect(application.formsOf('/text')).toMatchObject([{ TranscriptionText: 'Call me back.' }]);
    const [form] = application.formsOf('/recording');
    expect(form).toMatchObject({ RecordingStatus: 'completed', RecordingDuration: '1', RecordingSource: 'RecordVerb' });
    expect(emulator.recordings).toMatchObject([{ sid: form?.RecordingSid, status: 'completed' }]);
    expect((await sdk.recordings(form?.RecordingSid ?? '').fetch()).duration).toBe('1');
  });

  test('is put through: both hear each other, and the action learns how it went', async () => {
    await using carrier = await start({
      '/voice':
        '<Response><Dial action="/dialed" callerId="+14155550100"><Number url="/whisper" statusCallback="/leg" statusCallbackEvent="ringing answered completed">+14155550177</Number></Dial></Response>',
      '/whisper': '<Response><Say>A caller for you</Say></Response>',
      '/dialed': '<Response><Say>Bye</Say></Response>',
    });
    const { application, emulator } = carrier;
    emulator.setCallee('+14155550177', { type: 'answer', script: [silence(900), press('5'), silence(300), hangUp] });
    const call = await phone(carrier, []);
    await call.ended;
    const child = lastCall(emulator);
    expect(child).toMatchObject({ direction: 'outbound-dial', parentCallSid: call.sid, from: OURS });
    expect(child.events).toContainEqual({ type: 'carrier-said', text: 'A caller for you' });
    expect(call.events).toContainEqual({ type: 'bridged', callSid: child.sid });
    expect(call.events).toContainEqual({ type: 'keys-heard', digits: '5' });
    expect(application.formsOf('/dialed')).toMatchObject([
      { DialCallStatus: 'completed', DialCallSid: child.sid, DialBridged: 'true' },
    ]);
    expect(application.formsOf('/leg').map(form => [form.CallStatus, form.ParentCallSid])).toEqual([
      ['ringing', call.sid],
      ['in-progress', call.sid],
      ['completed', call.sid],
    ]);
  });
});
