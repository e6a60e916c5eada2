import { describe, expect, test } from 'vitest';
import { lastCall, OURS, startCarrier, THEIRS } from '../test-carrier.ts';
import { sdkFor } from '../test-sdk.ts';

describe('REST, driven by Twilio’s SDK', () => {
  test('finds, buys, configures and releases numbers', async () => {
    await using carrier = await startCarrier({}, { unavailableNumbers: ['+14155551075'] });
    const { emulator, sdk } = carrier;
    const found = await sdk.availablePhoneNumbers('US').local.list({ areaCode: 415, limit: 5 });
    expect(found).toHaveLength(5);
    expect(found[0]).toMatchObject({ isoCountry: 'US', capabilities: { voice: true, SMS: true } });
    expect((await sdk.availablePhoneNumbers('GB').mobile.list({ limit: 2 }))[0]?.phoneNumber).toMatch(/^\+447/);
    expect((await sdk.availablePhoneNumbers('US').tollFree.list({ limit: 1 }))[0]?.phoneNumber).toMatch(/^\+1833/);
    await expect(sdk.availablePhoneNumbers('XX').local.list()).rejects.toMatchObject({ status: 404, code: 20404 });

    const phoneNumber = found[1]?.phoneNumber ?? '';
    const bought = await sdk.incomingPhoneNumbers.create({ phoneNumber, voiceUrl: 'https://a.example/voice' });
    expect(bought).toMatchObject({ phoneNumber, voiceUrl: 'https://a.example/voice', voiceMethod: 'POST' });
    await expect(sdk.incomingPhoneNumbers.create({ phoneNumber })).rejects.toMatchObject({ code: 21422 });
    await expect(sdk.incomingPhoneNumbers.create({ phoneNumber: '+14155551075' })).rejects.toMatchObject({
      code: 21422,
    });
    const again = await sdk.availablePhoneNumbers('US').local.list({ areaCode: 415 });
    expect(again.map(number => number.phoneNumber)).not.toContain(phoneNumber);

    const updated = await sdk
      .incomingPhoneNumbers(bought.sid)
      .update({ smsUrl: 'https://a.example/sms', voiceUrl: '' });
    expect(updated).toMatchObject({ smsUrl: 'https://a.example/sms', voiceUrl: null });
    expect((await sdk.incomingPhoneNumbers.list({ phoneNumber })).map(({ sid }) => sid)).toEqual([bought.sid]);
    expect(await sdk.incomingPhoneNumbers(bought.sid).remove()).toBe(true);
    await expect(sdk.incomingPhoneNumbers(bought.sid).fetch()).rejects.toMatchObject({ status: 404 });
    expect(emulator.numbers.map(number => number.phone_number)).toEqual([OURS]);
  });

  test('pages through what is long', async () => {
    const numbers = Array.from({ length: 7 }, (_, index) => `+1415555020${index}`);
    await using carrier = await startCarrier({}, { numbers });
    const { emulator, sdk } = carrier;
    const listed = await sdk.incomingPhoneNumbers.list({ pageSize: 3 });
    expect(listed.map(({ phoneNumber }) => phoneNumber)).toEqual(numbers);
    const lists = emulator.requests.filter(({ request }) => request === 'GET /IncomingPhoneNumbers');
    expect(lists).toHaveLength(1 + 3);
  });

  test('sends texts, refuses those to whom they are not wanted, and moves them on', async () => {
    await using carrier = await startCarrier({
      '/sms': '<Response><Message>Thank you</Message><Message><Body>And goodbye</Body></Message></Response>',
    });
    const { application, emulator, sdk } = carrier;
    const statusCallback = `${application.url}/message-status`;
    const sent = await sdk.messages.create({ to: THEIRS, from: OURS, body: 'Your table is booked.', statusCallback });
    expect(sent).toMatchObject({ status: 'queued', numSegments: '1', direction: 'outbound-api' });
    await emulator.setMessageStatus(sent.sid, 'undelivered', 30003);
    expect(await sdk.messages(sent.sid).fetch()).toMatchObject({ status: 'undelivered', errorCode: 30003 });
    expect(application.formsOf('/message-status')).toMatchObject([
      { MessageSid: sent.sid, MessageStatus: 'undelivered', ErrorCode: '30003', From: OURS, To: THEIRS },
    ]);

    expect(await emulator.text({ from: THEIRS, to: OURS, body: 'Stop' })).toEqual(['Thank you', 'And goodbye']);
    expect(application.formsOf('/sms')).toMatchObject([{ Body: 'Stop', From: THEIRS, To: OURS, NumMedia: '0' }]);
    await expect(sdk.messages.create({ to: THEIRS, from: OURS, body: 'Hello' })).rejects.toMatchObject({ code: 21610 });
    await emulator.text({ from: THEIRS, to: OURS, body: 'START' });
    await sdk.messages.create({ to: THEIRS, from: OURS, body: 'Hello' });
    expect(await sdk.messages.list({ to: THEIRS, limit: 1 })).toMatchObject([{ body: 'Hello' }]);
    expect(application.refused).toEqual([]);
  });

  test('starts, pauses and stops a recording of a live call', async () => {
    await using carrier = await startCarrier();
    const { application, emulator, sdk } = carrier;
    emulator.setCallee(THEIRS, { type: 'answer', script: [] });
    const placed = await sdk.calls.create({
      to: THEIRS,
      from: OURS,
      twiml: '<Response><Say loop="0">Hello</Say></Response>',
    });
    await expect(sdk.calls(placed.sid).recordings.create()).rejects.toMatchObject({ code: 21220 });
    await expect.poll(() => lastCall(emulator).status).toBe('in-progress');
    const recording = await sdk.calls(placed.sid).recordings.create({
      recordingChannels: 'dual',
      recordingStatusCallback: `${application.url}/recording`,
    });
    expect(recording).toMatchObject({ status: 'in-progress', channels: 2, source: 'StartCallRecordingAPI' });
    const current = sdk.calls(placed.sid).recordings('Twilio.CURRENT');
    expect((await current.update({ status: 'paused', pauseBehavior: 'skip' })).status).toBe('paused');
    expect((await current.update({ status: 'in-progress' })).status).toBe('in-progress');
    await expect.poll(() => lastCall(emulator).agentSpeech.length).toBeGreaterThan(0);
    expect((await current.update({ status: 'stopped' })).status).toBe('stopped');
    await expect.poll(() => application.formsOf('/recording')).toMatchObject([{ RecordingStatus: 'completed' }]);
    expect(await sdk.recordings.list({ callSid: placed.sid })).toMatchObject([
      { sid: recording.sid, status: 'completed' },
    ]);
    await sdk.recordings(recording.sid).remove();
    expect(await sdk.recordings.list({ callSid: placed.sid })).toEqual([]);
  });

  test.each([
    [{ to: '', from: OURS, twiml: '<Response/>' }, 21201],
    [{ to: 'bakery', from: OURS, twiml: '<Response/>' }, 21211],
    [{ to: THEIRS, from: '+14155559999', twiml: '<Response/>' }, 21210],
    [{ to: THEIRS, from: OURS }, 21205],
    [{ to: THEIRS, from: OURS, twiml: '<Response/>', timeout: 900 }, 20001],
  ])('refuses a call it cannot place: %o', async (options, code) => {
    await using carrier = await startCarrier();
    await expect(carrier.sdk.calls.create(options)).rejects.toMatchObject({ status: 400, code });
    expect(carrier.emulator.calls).toEqual([]);
  });

  test('refuses whoever has the wrong token', async () => {
    await using carrier = await startCarrier();
    await expect(sdkFor(carrier.emulator, 'wrong').calls.list()).rejects.toMatchObject({ status: 401, code: 20003 });
  });

  test('makes trouble when told to, once for each time asked', async () => {
    await using carrier = await startCarrier();
    const { emulator, sdk } = carrier;
    const call = { to: THEIRS, from: OURS, twiml: '<Response/>' };
    emulator.fail(
      { request: 'POST /Calls', type: 'status', status: 429, times: 2 },
      { request: 'POST /Calls', type: 'status', status: 503 },
      { request: 'POST /Calls', type: 'drop' },
      { request: 'POST /Calls', type: 'drop-after-acting' },
      { request: 'GET /Calls', type: 'slow', delayMs: 200 },
      { request: 'GET /Calls', type: 'garbage' },
    );
    await expect(sdk.calls.create(call)).rejects.toMatchObject({ status: 429, code: 20429 });
    await expect(sdk.calls.create(call)).rejects.toMatchObject({ status: 429 });
    await expect(sdk.calls.create(call)).rejects.toMatchObject({ status: 503 });
    await expect(sdk.calls.create(call)).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(emulator.calls).toHaveLength(0);
    await expect(sdk.calls.create(call)).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(emulator.calls).toHaveLength(1);
    const startMs = performance.now();
    expect(await sdk.calls.list({ to: THEIRS })).toHaveLength(1);
    expect(performance.now() - startMs).toBeGreaterThan(190);
    await expect(sdk.calls.list()).rejects.toThrow();
    expect(await sdk.calls.list({ startTimeAfter: new Date(Date.now() - 60_000), from: OURS })).toHaveLength(1);
    expect(await sdk.calls.list({ startTimeAfter: new Date(Date.now() + 60_000) })).toHaveLength(0);
  });
});
