import { describe, expect, test } from 'vitest';
import { lastCall, OURS, startCarrier, THEIRS } from './test-carrier.ts';

const EVENTS = ['initiated', 'ringing', 'answered', 'completed'];

describe('a call placed by REST', () => {
  test('rings, is answered, runs its TwiML and tells of all that, signed and numbered', async () => {
    await using carrier = await startCarrier({ '/voice': '<Response><Say>Hello there</Say></Response>' });
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
    await using carrier = await startCarrier();
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
    await using carrier = await startCarrier({ '/voice': '<Response/>' }, { callbackOrder });
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
    await using carrier = await startCarrier({ '/voice': '<Response/>' });
    const { application, emulator, sdk } = carrier;
    emulator.setCallee(THEIRS, { type: 'answer', script: [], answeredBy: 'machine_end_beep', detectionMs: 60 });
    await sdk.calls.create({ to: THEIRS, from: OURS, url: `${application.url}/voice`, machineDetection: 'Enable' });
    await lastCall(emulator).ended;
    expect(application.formsOf('/voice')).toMatchObject([
      { AnsweredBy: 'machine_start', MachineDetectionDuration: '60' },
    ]);
  });

  test('asynchronous machine detection posts its verdict while the TwiML runs, which can then be replaced', async () => {
    await using carrier = await startCarrier({
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
    await using carrier = await startCarrier();
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

  test('is recorded from the answer on, both sides apart', async () => {
    await using carrier = await startCarrier();
    const { application, emulator, sdk } = carrier;
    emulator.setCallee(THEIRS, { type: 'answer', script: [] });
    const placed = await sdk.calls.create({
      to: THEIRS,
      from: OURS,
      twiml: '<Response><Say>This call is being recorded by us</Say></Response>',
      record: true,
      recordingChannels: 'dual',
      recordingStatusCallback: `${application.url}/recording`,
      recordingStatusCallbackEvent: ['in-progress', 'completed'],
      statusCallback: `${application.url}/status`,
    });
    await lastCall(emulator).ended;
    const forms = application.formsOf('/recording');
    expect(forms.map(form => form.RecordingStatus)).toEqual(['in-progress', 'completed']);
    expect(forms[1]).toMatchObject({ CallSid: placed.sid, RecordingChannels: '2', RecordingSource: 'OutboundAPI' });
    expect(application.formsOf('/status')).toMatchObject([{ RecordingSid: forms[1]?.RecordingSid }]);
  });

  test('waits its turn where the account may start only so many a second', async () => {
    await using carrier = await startCarrier({}, { callsPerSecond: 5 });
    const { application, emulator, sdk } = carrier;
    const statusCallback = `${application.url}/status`;
    const call = { to: THEIRS, from: OURS, twiml: '<Response/>', statusCallback, statusCallbackEvent: ['initiated'] };
    for (let count = 0; count < 3; count++) await sdk.calls.create(call);
    expect(emulator.calls.map(({ status }) => status)).toContain('queued');
    const startMs = performance.now();
    await Promise.all(emulator.calls.map(({ ended }) => ended));
    expect(performance.now() - startMs).toBeGreaterThan(300);
    expect(application.formsOf('/status')).toHaveLength(3);
  });
});
