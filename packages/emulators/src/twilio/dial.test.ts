import { describe, expect, test } from 'vitest';
import { levelDb } from '../audio/level.ts';
import { readWav } from '../audio/wav.ts';
import { hangUp, press, silence } from '../twilio-caller/script/script.ts';
import { toneSamples } from '../twilio-caller/tone-fixture.ts';
import { lastCall, OURS, startCarrier, THEIRS } from './test-carrier.ts';

const STAFF = '+14155550177';
const OTHER = '+14155550178';
const speak = { type: 'say', words: { samples: toneSamples(600), label: 'hello' }, atOnce: true } as const;
const heardLevel = (call: { wav(): Buffer }) => levelDb(readWav(call.wav()).channels[1] ?? new Int16Array());

describe('Dial', () => {
  test('puts a call through: both hear each other, and the action learns how it went', async () => {
    await using carrier = await startCarrier({
      '/voice': `<Response><Dial action="/dialed" callerId="${OURS}" record="record-from-answer-dual" recordingStatusCallback="/recording"><Number url="/whisper" statusCallback="/leg" statusCallbackEvent="ringing answered completed">${STAFF}</Number></Dial></Response>`,
      '/whisper': '<Response><Say>A caller for you</Say></Response>',
      '/dialed': '<Response><Say>Bye</Say></Response>',
    });
    const { application, emulator } = carrier;
    const script = [silence(900), press('5'), speak, silence(200), hangUp];
    emulator.setCallee(STAFF, { type: 'answer', script });
    const call = emulator.phone({ from: THEIRS, to: OURS, script: [] });
    await call.ended;
    const child = lastCall(emulator);
    expect(child).toMatchObject({ direction: 'outbound-dial', parentCallSid: call.sid, from: OURS });
    expect(child.events).toContainEqual({ type: 'carrier-said', text: 'A caller for you' });
    expect(call.events).toContainEqual({ type: 'bridged', callSid: child.sid });
    expect(call.events).toContainEqual({ type: 'keys-heard', digits: '5' });
    expect(heardLevel(call)).toBeGreaterThan(-30);
    expect(application.formsOf('/dialed')).toMatchObject([
      { DialCallStatus: 'completed', DialCallSid: child.sid, DialBridged: 'true' },
    ]);
    expect(application.formsOf('/recording')).toMatchObject([
      { CallSid: call.sid, RecordingSource: 'DialVerb', RecordingChannels: '2' },
    ]);
    expect(application.formsOf('/leg').map(form => [form.CallStatus, form.ParentCallSid])).toEqual([
      ['ringing', call.sid],
      ['in-progress', call.sid],
      ['completed', call.sid],
    ]);
  });

  test('rings several at once: whoever takes it first wins, the others are canceled', async () => {
    await using carrier = await startCarrier({
      '/voice': `<Response><Dial action="/dialed"><Number url="/screen">${STAFF}</Number><Number>${OTHER}</Number></Dial></Response>`,
      '/screen': '<Response><Gather numDigits="1" timeout="9" action="/pressed"/><Hangup/></Response>',
      '/pressed': '<Response/>',
      '/dialed': '<Response/>',
    });
    const { application, emulator } = carrier;
    emulator.setCallee(STAFF, { type: 'answer', script: [silence(100), press('1'), silence(300), hangUp] });
    emulator.setCallee(OTHER, { type: 'answer', script: [], afterMs: 5000 });
    await emulator.phone({ from: THEIRS, to: OURS, script: [] }).ended;
    const [, first, second] = emulator.calls;
    expect([first?.status, second?.status]).toEqual(['completed', 'canceled']);
    expect(application.formsOf('/dialed')).toMatchObject([{ DialCallStatus: 'completed', DialCallSid: first?.sid }]);
  });

  test.each([
    ['busy', { type: 'busy' as const }],
    ['no-answer', { type: 'no-answer' as const }],
    ['failed', { type: 'failed' as const }],
  ])('tells the action of %s', async (status, callee) => {
    await using carrier = await startCarrier({
      '/voice': `<Response><Dial action="/dialed" answerOnBridge="true">${STAFF}</Dial></Response>`,
      '/dialed': '<Response><Say>Nobody there</Say></Response>',
    });
    const { application, emulator } = carrier;
    emulator.setCallee(STAFF, callee);
    await emulator.phone({ from: THEIRS, to: OURS, script: [] }).ended;
    expect(application.formsOf('/dialed')).toMatchObject([
      { DialCallStatus: status, DialBridged: 'false', CallStatus: 'ringing' },
    ]);
  });

  test('a caller who hangs up takes the dialled leg along', async () => {
    await using carrier = await startCarrier({ '/voice': `<Response><Dial>${STAFF}</Dial></Response>` });
    const { emulator } = carrier;
    emulator.setCallee(STAFF, { type: 'answer', script: [] });
    await emulator.phone({ from: THEIRS, to: OURS, script: [silence(400), hangUp] }).ended;
    expect(lastCall(emulator).status).toBe('completed');
    emulator.setCallee(STAFF, { type: 'answer', script: [], afterMs: 9000 });
    await emulator.phone({ from: THEIRS, to: OURS, script: [silence(200), hangUp] }).ended;
    expect(lastCall(emulator).status).toBe('canceled');
  });

  test('will not show a number the account does not have', async () => {
    await using carrier = await startCarrier({
      '/voice': `<Response><Dial action="/dialed" callerId="+14155559999">${STAFF}</Dial></Response>`,
      '/dialed': '<Response/>',
    });
    const call = carrier.emulator.phone({ from: THEIRS, to: OURS, script: [] });
    await call.ended;
    expect(call.events).toContainEqual(expect.objectContaining({ type: 'fault', code: 13214 }));
    expect(carrier.application.formsOf('/dialed')).toMatchObject([{ DialCallStatus: 'failed' }]);
  });
});

describe('Conference', () => {
  const room = (attributes = '') =>
    `<Response><Dial action="/left"><Conference statusCallback="/room" statusCallbackEvent="start end join leave hold" ${attributes}>room 1</Conference></Dial></Response>`;

  test('lets two calls meet; the caller waits to music, and the end of one ends it', async () => {
    await using carrier = await startCarrier({
      '/voice': room('waitUrl="/music" endConferenceOnExit="true"'),
      '/music': '<Response><Say>Please hold the line</Say></Response>',
      '/join': room('startConferenceOnEnter="true"'),
      '/left': '<Response><Say>You left</Say></Response>',
    });
    const { application, emulator, sdk } = carrier;
    const call = emulator.phone({ from: THEIRS, to: OURS, script: [silence(2600), hangUp] });
    await expect.poll(() => call.events).toContainEqual({ type: 'carrier-said', text: 'Please hold the line' });
    emulator.setCallee(STAFF, { type: 'answer', script: [silence(200), speak, speak] });
    await sdk.calls.create({ to: STAFF, from: OURS, url: `${application.url}/join` });
    const staff = lastCall(emulator);
    await expect.poll(() => staff.events).toContainEqual({ type: 'joined-conference', name: 'room 1' });

    const [conference] = await sdk.conferences.list({ friendlyName: 'room 1', status: 'in-progress' });
    const participants = sdk.conferences(conference?.sid ?? '').participants;
    expect((await participants.list()).map(({ callSid }) => callSid)).toEqual([call.sid, staff.sid]);
    expect((await participants(call.sid).update({ hold: true })).hold).toBe(true);
    expect((await participants(call.sid).update({ hold: false })).hold).toBe(false);

    await Promise.all([call.ended, staff.ended]);
    expect(staff.events).toContainEqual({ type: 'carrier-said', text: 'You left' });
    expect(application.formsOf('/room').map(form => form.StatusCallbackEvent)).toEqual([
      'participant-join',
      'participant-join',
      'conference-start',
      'participant-hold',
      'participant-unhold',
      'participant-leave',
      'conference-end',
      'participant-leave',
    ]);
    expect(application.formsOf('/left').map(form => form.DialCallStatus)).toEqual(['answered', 'answered']);
    expect(heardLevel(call)).toBeGreaterThan(-32);
  });
});
