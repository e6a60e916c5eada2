import { randomUUID } from 'node:crypto';
import { interleave, readWav, TELEPHONE, type TranscribeRecording, wavHeader } from '@frontdesk/voice';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { auditLog, calls, callTurns, recordings } from '../../db/schema/index.ts';
import { openTestServer, type TestServer } from '../../http/server-fixture.ts';
import { addMember, sender } from '../businesses/api-fixture.ts';
import { insertBusiness } from '../businesses/business-fixture.ts';
import { type TranscriptionContext, transcribeCall, workOnTranscriptions } from './transcribe-recording.ts';

const [CALLER_SOUND, AGENT_SOUND] = [0x11, 0x22];

let server: TestServer;
let context: TranscriptionContext;
let businessId: string;
let key: string;

/** Tells the sides apart by their sound. */
const transcribe: TranscribeRecording = async wav => {
  const { data, channels } = readWav(wav);
  if (channels !== 1) throw new Error('Both sides at once.');
  if (data[0] === AGENT_SOUND) return [{ text: 'How can I help?', startedAtMs: 100, endedAtMs: 900 }];
  return [
    { text: 'Hello?', startedAtMs: 0, endedAtMs: 90 },
    { text: 'A table, please.\u0000', startedAtMs: 1000, endedAtMs: 1900 },
  ];
};

beforeAll(async () => {
  server = await openTestServer();
  const { database, jobs, storage } = server;
  const logger = { info() {}, warn: console.warn, error: console.error };
  context = { db: database.db, jobs, storage, transcribe, wallTime: () => new Date('2026-11-21T12:00:00Z'), logger };
  businessId = await insertBusiness(database.db);
  key = (await addMember(server, businessId, 'manager')).key;
  await workOnTranscriptions(context);
});
afterAll(() => server.close());

async function recordedCall(status: 'recording' | 'completed' | 'expired' = 'completed') {
  const { db } = server.database;
  const [call] = await db.insert(calls).values({ businessId, direction: 'inbound', status: 'completed' }).returning();
  if (!call) throw new Error('The call was not inserted.');
  const storageKey = `${businessId}/${call.id}.wav`;
  const samples = interleave(new Uint8Array(800).fill(CALLER_SOUND), new Uint8Array(800).fill(AGENT_SOUND), 1);
  const sink = server.storage.create(storageKey);
  const header = wavHeader(TELEPHONE, 2, samples.length);
  sink.write(header);
  sink.write(samples);
  await sink.close(header);
  await db.insert(recordings).values({ businessId, callId: call.id, storageKey, status });
  return call.id;
}

const ask = (callId: string, body: object = {}, asking = key) =>
  sender(server)('POST', `/api/calls/${callId}/transcribe`, asking, body);
const detail = async (callId: string) => (await sender(server)('GET', `/api/calls/${callId}`, key)).body;
const HEARD = [
  { speaker: 'caller', text: 'Hello?', started_at_ms: 0, ended_at_ms: 90 },
  { speaker: 'agent', text: 'How can I help?', started_at_ms: 100, ended_at_ms: 900 },
  { speaker: 'caller', text: 'A table, please.', started_at_ms: 1000, ended_at_ms: 1900 },
];
const transcribed = (callId: string) =>
  vi.waitFor(async () => {
    expect(await detail(callId)).toMatchObject({ metadata: { recording_transcript: { turns: HEARD } } });
  }, 15_000);

describe('a recording that is to be transcribed', () => {
  it('is written down beside what there is', async () => {
    const callId = await recordedCall();
    const turn = { businessId, callId, turnIndex: 0, speaker: 'agent' as const, text: 'Hm?' };
    await server.database.db.insert(callTurns).values({ ...turn, startedAtMs: 0, endedAtMs: 10 });
    expect(await ask(callId, { apply: true })).toMatchObject({
      status: 202,
      body: { call_id: callId, status: 'queued' },
    });
    await transcribed(callId);
    expect(await detail(callId)).toMatchObject({ transcript: [{ text: 'Hm?' }], turn_count: 0 });
    const audit = await server.database.db.select().from(auditLog).where(eq(auditLog.subjectId, callId));
    expect(audit).toMatchObject([{ action: 'recording.transcription_asked', after: { apply: true } }]);
  });

  it('becomes the transcript of a call that has none, where that is wanted, once', async () => {
    const callId = await recordedCall();
    await ask(callId);
    await transcribed(callId);
    expect(await detail(callId)).toMatchObject({ transcript: [] });
    const { signal } = new AbortController();
    for (let time = 0; time < 2; time++) await transcribeCall(context, { businessId, callId, apply: true }, signal);
    expect(await detail(callId)).toMatchObject({
      transcript: HEARD.map((turn, index) => ({ ...turn, index })),
      turn_count: 3,
    });
  });

  it('is not there, not ready, or none of theirs', async () => {
    const { db } = server.database;
    const [silent] = await db.insert(calls).values({ businessId, direction: 'inbound' }).returning();
    expect((await ask(silent?.id ?? '')).status).toBe(404);
    expect((await ask(await recordedCall('expired'))).status).toBe(404);
    expect(await ask(await recordedCall('recording'))).toMatchObject({ body: { code: 'not_ready' } });
    const callId = await recordedCall();
    expect((await ask(callId, { apply: 'yes' })).status).toBe(400);
    const stranger = await addMember(server, await insertBusiness(db), 'owner');
    expect((await ask(callId, {}, stranger.key)).status).toBe(404);
    expect((await ask(callId, {}, (await server.addUser('admin')).key)).status).toBe(403);
    expect((await ask(randomUUID())).status).toBe(404);
  });
});
