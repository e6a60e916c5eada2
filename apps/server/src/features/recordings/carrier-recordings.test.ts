import { silence } from '@frontdesk/emulators';
import { signTwilioRequest } from '@frontdesk/providers/twilio';
import { readWav } from '@frontdesk/voice';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { auditLog, businesses, calls, recordings } from '../../db/schema/index.ts';
import { insertCall } from '../businesses/business-fixture.ts';
import { CALLEE, openOutbound, presses } from '../outbound/outbound-fixture.ts';
import { awaitCarrierRecordings } from './await-carrier-recordings.ts';
import { expireRecordings } from './expire-recordings.ts';
import { inOwnForm } from './own-form.ts';
import type { RecordingContext } from './recording-context.ts';
import { workOnRecordings } from './recording-jobs.ts';
import { startCarrierRecording } from './start-carrier-recording.ts';

const TWO_DAYS_MS = 2 * 24 * 3_600_000;

let line: Awaited<ReturnType<typeof openOutbound>>;
let context: RecordingContext;

beforeAll(async () => {
  line = await openOutbound();
  const { jobs, storage } = line.server;
  context = { ...line.context, jobs, storage };
  await workOnRecordings(context);
});
afterAll(() => line.close());
beforeEach(() => line.emulator.setCallee(CALLEE, presses('2')));

const recordingOf = async (callId: unknown) => {
  const [row] = await line.database.db
    .select()
    .from(recordings)
    .where(eq(recordings.callId, String(callId)));
  return row;
};

/** Places a call that the carrier records, and waits until the recording is here. */
async function recordedCall(settings = {}) {
  const number = numbers.pop();
  const { businessId, agentId, key } = await line.addBusiness(number, { settings });
  const agent = await line.send('PUT', `/api/agents/${agentId}`, key, {
    ...{ recording_source: 'carrier', publish: true, version: 1 },
  });
  expect(agent).toMatchObject({ status: 200, body: { recording_source: 'carrier' } });
  const { status, body } = await line.start(key, { business_id: businessId, agent_id: agentId });
  expect({ status, body }).toMatchObject({ status: 201 });
  await vi.waitFor(async () => expect((await recordingOf(body.call_id))?.status).toBe('completed'), 15_000);
  return { businessId, key, callId: String(body.call_id), sid: (await recordingOf(body.call_id))?.recordingSid };
}
/** What the latest call's line has carried: two channels of 16 bits. */
const carried = () => line.emulator.calls.at(-1)?.wav().length ?? 0;
const SECOND_BYTES = 2 * 2 * 8000;
const numbers = ['+14155550100', '+14155550101', '+14155550102'];

describe('a call that the carrier records', () => {
  it('is recorded on both sides, fetched, and deleted at the carrier; players can seek in it', async () => {
    const { key, callId, sid } = await recordedCall();
    await vi.waitFor(() => {
      expect(line.emulator.recordings.find(recording => recording.sid === sid)?.status).toBe('deleted');
    }, 10_000);
    const get = (headers = {}) => line.server.fetch(`/api/calls/${callId}/recording`, { key, headers });
    const whole = await get();
    const wav = readWav(new Uint8Array(await whole.arrayBuffer()));
    expect(wav).toMatchObject({ channels: 2, format: { encoding: 'mulaw', sampleRateHz: 8000 } });
    expect(wav.data.length).toBeGreaterThan(2000);
    const part = await get({ range: 'bytes=100-199' });
    expect([part.status, (await part.arrayBuffer()).byteLength]).toEqual([206, 100]);
    const { body } = await line.send('GET', `/api/calls/${callId}`, key);
    expect(body).toMatchObject({ recording: { status: 'completed', duration_ms: expect.any(Number) } });
  });

  it('stays at the carrier where the business keeps it there, and goes here when its time is over', async () => {
    const { businessId, key, callId, sid } = await recordedCall({
      keepRecordingsAtCarrier: true,
      recordingRetentionDays: 1,
    });
    expect(line.emulator.recordings.find(recording => recording.sid === sid)?.status).toBe('completed');
    expect(await expireRecordings(context)).toBe(0);
    const later = { ...context, wallTime: () => new Date(Date.now() + TWO_DAYS_MS) };
    expect(await expireRecordings(later)).toBe(1);
    expect(await expireRecordings(later)).toBe(0);
    expect((await recordingOf(callId))?.status).toBe('expired');
    expect((await line.server.fetch(`/api/calls/${callId}/recording`, { key })).status).toBe(404);
    const entries = await line.database.db.select().from(auditLog).where(eq(auditLog.businessId, businessId));
    expect(entries.map(({ action }) => action)).toContain('recording.expired');
    await line.database.db.update(businesses).set({ settings: { answerWhenClosed: true, facts: [] } });
  });

  it('is fetched also when nobody was there to be told of it, and is not begun twice', async () => {
    const { businessId } = await line.addBusiness('+14155550103');
    // It is told to an address where nobody listens.
    const deaf = { ...context, publicUrl: 'http://127.0.0.1:1' };
    line.emulator.setCallee(CALLEE, { type: 'answer', script: [silence(20_000)] });
    const callSid = (await line.placeUnnoticed()).sid;
    const callId = await insertCall(line.database.db, businessId, { callSid });
    await vi.waitFor(() => expect(line.emulator.calls.at(-1)?.status).toBe('in-progress'), 10_000);
    for (let times = 0; times < 2; times++)
      await startCarrierRecording(deaf, { callId, callSid }, new AbortController().signal);
    const begun = line.emulator.recordings.filter(recording => recording.callSid === callSid);
    expect(begun).toHaveLength(1);
    expect(await recordingOf(callId)).toMatchObject({ status: 'recording', recordingSid: begun[0]?.sid });
    const before = carried();
    await vi.waitFor(() => expect(carried()).toBeGreaterThan(before + 2 * SECOND_BYTES), 10_000);
    line.emulator.calls.at(-1)?.hangUp();
    await line.database.db
      .update(calls)
      .set({ endedAt: new Date(Date.now() + 1000) })
      .where(eq(calls.id, callId));
    const atCarrier = () => line.emulator.recordings.find(recording => recording.callSid === callSid)?.status;
    await vi.waitFor(() => expect(atCarrier()).toBe('completed'), 10_000);
    await awaitCarrierRecordings(context);
    expect((await recordingOf(callId))?.status).toBe('recording');
    await awaitCarrierRecordings({ ...context, wallTime: () => new Date(Date.now() + 20 * 60_000) });
    await vi.waitFor(async () => expect((await recordingOf(callId))?.status).toBe('completed'), 15_000);
  });

  it('that will not come is not waited for', async () => {
    const { businessId } = await line.addBusiness('+14155550104');
    const values = { businessId, recordingSid: `RE${'0'.repeat(32)}`, status: 'recording' as const };
    const endedAt = new Date(Date.now() + 1000);
    const [gone, silent] = [
      await insertCall(line.database.db, businessId, { endedAt, callSid: 'CA-gone' }),
      await insertCall(line.database.db, businessId, { endedAt, callSid: 'CA-silent' }),
    ];
    await line.database.db.insert(recordings).values([gone, silent].map(callId => ({ ...values, callId })));
    const url = `${line.publicUrl}/webhooks/twilio/recording`;
    const parameters = { CallSid: 'CA-silent', RecordingSid: values.recordingSid, RecordingStatus: 'absent' };
    const signature = signTwilioRequest(line.emulator.authToken, { url, parameters });
    const headers = { 'x-twilio-signature': signature };
    await fetch(url, { method: 'POST', body: new URLSearchParams(parameters), headers });
    expect((await recordingOf(silent))?.status).toBe('failed');
    await awaitCarrierRecordings({ ...context, wallTime: () => new Date(Date.now() + 20 * 60_000) });
    expect((await recordingOf(gone))?.status).toBe('failed');
  });

  it('is fetched when the carrier is busy, slow or broken for a while', async () => {
    line.emulator.fail(
      { request: 'GET /Recordings', type: 'status', status: 503, times: 2 },
      { request: 'GET /Recordings', type: 'drop' },
    );
    const { callId } = await recordedCall();
    expect((await recordingOf(callId))?.sizeBytes).toBeGreaterThan(2000);
  });
});

describe('the form in which recordings are kept', () => {
  const collect = async (pieces: Uint8Array[]) => {
    const converted: Uint8Array[] = [];
    for await (const samples of inOwnForm(streamOf(pieces))) converted.push(samples);
    return Buffer.concat(converted);
  };
  async function* streamOf(pieces: Uint8Array[]) {
    yield* pieces;
  }
  const header = (tag: number, channels: number, rate: number) => {
    const bytes = Buffer.alloc(44);
    bytes.write('RIFF', 0);
    bytes.write('WAVEfmt ', 8);
    bytes.writeUInt32LE(16, 16);
    bytes.writeUInt16LE(tag, 20);
    bytes.writeUInt16LE(channels, 22);
    bytes.writeUInt32LE(rate, 24);
    bytes.write('data', 36);
    return bytes;
  };

  it('is the same however the bytes arrive', async () => {
    const samples = Buffer.from(Int16Array.from({ length: 200 }, (_, index) => index * 100).buffer);
    const file = Buffer.concat([header(1, 2, 8000), samples]);
    const whole = await collect([file]);
    expect(whole).toHaveLength(200);
    for (const size of [1, 3, 7, 45])
      expect(
        await collect(
          Array.from({ length: Math.ceil(file.length / size) }, (_, index) =>
            file.subarray(index * size, (index + 1) * size),
          ),
        ),
      ).toEqual(whole);
  });

  it('has a silent second side when there was one channel', async () => {
    const bytes = await collect([header(7, 1, 8000), Buffer.from([1, 2, 3])]);
    expect([...bytes]).toEqual([1, 0xff, 2, 0xff, 3, 0xff]);
  });

  it('is not made of what is no telephone recording', async () => {
    await expect(collect([header(1, 2, 44_100)])).rejects.toThrow('not in a form');
    await expect(collect([Buffer.alloc(8000)])).rejects.toThrow('no WAV');
    await expect(collect([Buffer.from('RIFF')])).rejects.toThrow('no WAV');
  });
});
