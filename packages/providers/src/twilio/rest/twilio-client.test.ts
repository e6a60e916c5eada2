import { startTwilioEmulator, type TwilioEmulator } from '@frontdesk/emulators';
import { systemClock } from '@frontdesk/voice';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTwilioClient } from './create-twilio-client.ts';
import type { TwilioClient } from './twilio-client.ts';

const [OURS, SECOND] = ['+14155550100', '+14155550101'];
const THEIRS = '+14155550123';
/** Where nobody listens: what is told there gets lost, and nothing here depends on it. */
const NOWHERE = 'http://127.0.0.1:9';

let twilio: TwilioEmulator;
let client: TwilioClient;
beforeAll(async () => {
  twilio = await startTwilioEmulator({ numbers: [OURS, SECOND] });
  const { accountSid, authToken, url: baseUrl } = twilio;
  client = createTwilioClient({ accountSid, authToken, baseUrl, clock: systemClock });
});
afterAll(() => twilio.close());

const formOf = (request: string) => twilio.requests.findLast(one => one.request === request)?.form;

/** Asks until the answer is the one waited for; the vitest time limit ends it. */
async function until<T>(ask: () => Promise<T>, isIt: (answer: T) => boolean): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (isIt(answer)) return answer;
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}

const talking = (seconds: number) => ({ twiml: `<Response><Pause length="${seconds}"/></Response>` });

async function placedCall() {
  twilio.setCallee(THEIRS, { type: 'answer', script: [] });
  const { sid } = await client.calls.create({ from: OURS, to: THEIRS, instructions: talking(30) });
  await until(
    () => client.calls.get(sid),
    call => call.status === 'in-progress',
  );
  return sid;
}

describe('calls', () => {
  it('are placed with all that was asked for', async () => {
    twilio.setCallee(THEIRS, { type: 'busy' });
    const call = await client.calls.create({
      from: OURS,
      to: THEIRS,
      instructions: { url: `${NOWHERE}/voice?call_id=1` },
      fallbackUrl: `${NOWHERE}/fallback`,
      statusCallback: `${NOWHERE}/status`,
      statusCallbackEvents: ['ringing', 'answered', 'completed'],
      ringSeconds: 20,
      timeLimitSeconds: 600,
      machineDetection: { until: 'message-end', callback: `${NOWHERE}/machine`, timeoutSeconds: 12 },
      recording: { channels: 'dual', callback: `${NOWHERE}/recording` },
    });
    expect(call).toMatchObject({ status: 'queued', from: OURS, to: THEIRS, durationSeconds: null, answeredBy: null });
    expect(formOf('POST /Calls')).toEqual({
      From: OURS,
      To: THEIRS,
      Url: `${NOWHERE}/voice?call_id=1`,
      FallbackUrl: `${NOWHERE}/fallback`,
      StatusCallback: `${NOWHERE}/status`,
      StatusCallbackEvent: ['ringing', 'answered', 'completed'],
      Timeout: '20',
      TimeLimit: '600',
      MachineDetection: 'DetectMessageEnd',
      MachineDetectionTimeout: '12',
      AsyncAmd: 'true',
      AsyncAmdStatusCallback: `${NOWHERE}/machine`,
      Record: 'true',
      RecordingChannels: 'dual',
      RecordingStatusCallback: `${NOWHERE}/recording`,
      RecordingStatusCallbackEvent: ['completed', 'absent'],
    });
    await until(
      () => client.calls.get(call.sid),
      ({ status }) => status === 'busy',
    );
  });

  it('that were placed although the answer got lost are found', async () => {
    const to = '+14155550177';
    const startedAfter = new Date();
    expect(await client.calls.list({ to, from: OURS, startedAfter })).toEqual([]);
    twilio.fail({ request: 'POST /Calls', type: 'drop-after-acting' });
    await expect(client.calls.create({ from: OURS, to, instructions: talking(1) })).rejects.toMatchObject({
      isInDoubt: true,
    });
    const found = await client.calls.list({ to, from: OURS, startedAfter });
    expect(found.map(call => call.to)).toEqual([to]);
    const later = new Date(Date.now() + 5000);
    expect(await client.calls.list({ to, from: OURS, startedAfter: later })).toEqual([]);
  });

  it('go on with other instructions, and are ended; an ended one refuses', async () => {
    const sid = await placedCall();
    await client.calls.update(sid, { instructions: talking(20) });
    await client.calls.update(sid, { status: 'completed' });
    const ended = await until(
      () => client.calls.get(sid),
      call => call.status === 'completed',
    );
    expect(ended.durationSeconds).toBeGreaterThanOrEqual(0);
    await expect(client.calls.update(sid, { status: 'completed' })).rejects.toMatchObject({ code: 21220 });
  });
});

describe('recordings', () => {
  it('are started, paused, stopped, downloaded and deleted', async () => {
    const callSid = await placedCall();
    const started = await client.recordings.start(callSid, { channels: 'dual', callback: `${NOWHERE}/recording` });
    expect(started).toMatchObject({ callSid, status: 'in-progress', channels: 2 });
    const { sid } = started;
    expect(await client.recordings.update(callSid, sid, 'paused')).toMatchObject({ status: 'paused' });
    await client.recordings.update(callSid, sid, 'in-progress');
    await new Promise(resolve => setTimeout(resolve, 200));
    await client.recordings.update(callSid, sid, 'stopped');
    await until(
      () => client.recordings.get(sid),
      recording => recording.status === 'completed',
    );
    const pieces: Uint8Array[] = [];
    for await (const piece of await client.recordings.download(sid)) pieces.push(piece);
    const wav = Buffer.concat(pieces);
    expect(wav.toString('latin1', 0, 4)).toBe('RIFF');
    // Channels, in a WAV file's format chunk.
    expect(wav.readUInt16LE(22)).toBe(2);
    await client.recordings.delete(sid);
    await client.recordings.delete(sid);
    await client.calls.update(callSid, { status: 'completed' });
  });
});

describe('numbers', () => {
  it('are searched, bought, found, configured and given back', async () => {
    const offers = await client.numbers.search({ country: 'US', kind: 'local', areaCode: '512', sms: true, limit: 3 });
    expect(offers).toHaveLength(3);
    const [offer] = offers;
    expect(offer).toMatchObject({ country: 'US', capabilities: { voice: true, sms: true } });
    const number = offer?.number ?? '';
    expect(number).toMatch(/^\+1512\d{7}$/);
    expect(await client.numbers.find(number)).toBeNull();
    const bought = await client.numbers.buy(number, { voiceUrl: `${NOWHERE}/voice`, friendlyName: 'Front desk' });
    expect(bought).toMatchObject({ number, voiceUrl: `${NOWHERE}/voice`, smsUrl: null, friendlyName: 'Front desk' });
    const urls = { smsUrl: `${NOWHERE}/message`, smsFallbackUrl: `${NOWHERE}/message-fallback`, isRoutedHere: true };
    await client.numbers.configure(bought.sid, urls);
    expect(await client.numbers.find(number)).toMatchObject({
      sid: bought.sid,
      voiceUrl: `${NOWHERE}/voice`,
      smsUrl: `${NOWHERE}/message`,
      smsFallbackUrl: `${NOWHERE}/message-fallback`,
      isRoutedElsewhere: false,
    });
    await expect(client.numbers.buy(number, {})).rejects.toMatchObject({ code: 21422, isRetryable: false });
    await client.numbers.release(bought.sid);
    await client.numbers.release(bought.sid);
    expect(await client.numbers.find(number)).toBeNull();
  });

  it('are listed, all pages of them', async () => {
    const numbers = Array.from({ length: 450 }, (_, index) => `+1415600${String(index).padStart(4, '0')}`);
    const large = await startTwilioEmulator({ numbers });
    const { accountSid, authToken, url: baseUrl } = large;
    const one = createTwilioClient({ accountSid, authToken, baseUrl, clock: systemClock });
    const listed: string[] = [];
    for await (const { number } of one.numbers.list()) listed.push(number);
    expect(listed.sort()).toEqual(numbers);
    await large.close();
  });
});

describe('messages', () => {
  it('are sent and followed', async () => {
    const sent = await client.messages.send({ from: OURS, to: THEIRS, body: 'Table for two at 7 👋' });
    expect(sent).toMatchObject({ status: expect.any(String), segments: 1 });
    await twilio.setMessageStatus(sent.sid, 'delivered');
    expect(await client.messages.get(sent.sid)).toMatchObject({ sid: sent.sid, status: 'delivered' });
  });
});

it('says so when the credentials are wrong', async () => {
  const { accountSid, url: baseUrl } = twilio;
  const stranger = createTwilioClient({ accountSid, authToken: 'wrong', baseUrl, clock: systemClock });
  await expect(stranger.calls.get('CA1')).rejects.toMatchObject({ code: 20003, isRetryable: false });
});
