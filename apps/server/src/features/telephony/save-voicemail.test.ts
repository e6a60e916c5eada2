import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TwilioClient } from '@frontdesk/providers/twilio';
import { encodeSamples, readWav, wavHeader } from '@frontdesk/voice';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { calls, callTurns, recordings } from '../../db/schema/index.ts';
import { openTestDatabase, type TestDatabase } from '../../db/test-database.ts';
import { lazyJobs } from '../../jobs/jobs-fixture.ts';
import { FolderStorage } from '../../storage/folder-storage.ts';
import { insertBusiness, insertCall } from '../businesses/business-fixture.ts';
import { saveVoicemail } from './save-voicemail.ts';
import { storeAudio } from './voicemail-audio.ts';
import type { VoicemailContext } from './voicemail-context.ts';

let database: TestDatabase;
let folder: string;
let storage: FolderStorage;
beforeAll(async () => {
  database = await openTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'frontdesk-voicemail-'));
  storage = new FolderStorage(folder);
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

/** A second of a message, as Twilio has it. */
const PCM = { encoding: 'pcm16', sampleRateHz: 8000 } as const;
const data = encodeSamples(new Int16Array(8000).fill(500), 'pcm16');
const MESSAGE = new Uint8Array([...wavHeader(PCM, 1, data.length), ...data]);
const RECORDING = `RE${'1'.repeat(32)}`;

/** An account with one recording; what is asked of it is noted. */
function account(callSid: string, bytes = MESSAGE) {
  const asked: string[] = [];
  let isDown = false;
  const recordingsOf = {
    get: async () => ({ callSid }),
    async download(sid: string) {
      asked.push(`download ${sid}`);
      if (isDown) throw new Error('503');
      return (async function* () {
        for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000);
      })();
    },
    async delete(sid: string) {
      asked.push(`delete ${sid}`);
    },
  };
  const carrier = { recordings: recordingsOf } as unknown as TwilioClient;
  return {
    ...{ carrier, asked },
    setDown(value: boolean) {
      isDown = value;
    },
  };
}

async function open(more: Partial<VoicemailContext> = {}, settings = {}, bytes = MESSAGE) {
  const { db } = database;
  const businessId = await insertBusiness(db, { settings: { answerWhenClosed: true, facts: [], ...settings } });
  const callSid = randomUUID();
  const callId = await insertCall(db, businessId, { callSid, disposition: 'voicemail' });
  const twilio = account(callSid, bytes);
  const context: VoicemailContext = {
    ...{ db, storage, carrier: twilio.carrier, jobs: lazyJobs(database.url), wallTime: () => new Date() },
    transcribe: async () => [{ text: 'Call\u0000 me.', startedAtMs: 100, endedAtMs: 900 }],
    logger: { info() {}, warn() {}, error() {} },
    ...more,
  };
  return {
    ...{ businessId, callId, twilio, context },
    save: (with_: Partial<VoicemailContext> = {}) =>
      saveVoicemail({ ...context, ...with_ }, { callId, recordingSid: RECORDING }, new AbortController().signal),
    call: async () => (await db.select().from(calls).where(eq(calls.id, callId)))[0],
    turns: () => db.select().from(callTurns).where(eq(callTurns.callId, callId)).orderBy(callTurns.turnIndex),
    recording: async () => (await db.select().from(recordings).where(eq(recordings.callId, callId)))[0],
  };
}

it('is done once, however often the job runs', async () => {
  const { save, turns, twilio, call, recording } = await open();
  await save();
  await save();
  expect(twilio.asked).toEqual([`download ${RECORDING}`, `delete ${RECORDING}`]);
  expect(await turns()).toMatchObject([{ text: 'Call me.', speaker: 'caller', startedAtMs: 100 }]);
  expect(await call()).toMatchObject({ turnCount: 1 });
  expect(await recording()).toMatchObject({ status: 'completed', durationMs: 1000, recordingSid: RECORDING });
});

it('by two workers at once is written down once', async () => {
  const { save, turns } = await open();
  await Promise.all([save(), save()]);
  expect(await turns()).toHaveLength(1);
});

it('goes on where it stopped: nothing is deleted at the carrier before it is written down', async () => {
  const { save, turns, twilio, recording } = await open();
  twilio.setDown(true);
  await expect(save()).rejects.toThrow('503');
  expect(await recording()).toBeUndefined();
  twilio.setDown(false);
  await expect(save({ transcribe: () => Promise.reject(new Error('busy')) })).rejects.toThrow('busy');
  expect(await recording()).toMatchObject({ status: 'completed' });
  expect(twilio.asked.some(one => one.startsWith('delete'))).toBe(false);
  await save();
  expect(await turns()).toHaveLength(1);
  expect(twilio.asked.at(-1)).toBe(`delete ${RECORDING}`);
});

it('comes behind the conversation that was recorded before it', async () => {
  const { save, turns, businessId, callId, recording } = await open();
  const before = `${businessId}/${callId}.wav`;
  const talk = new Uint8Array(16 * 2000).fill(7);
  const header = wavHeader({ encoding: 'mulaw', sampleRateHz: 8000 }, 2, talk.length);
  await storeAudio(storage.create(before), { bytes: new Uint8Array([...header, ...talk]), durationMs: 2000 });
  await database.db.insert(recordings).values({ businessId, callId, storageKey: before, status: 'completed' });
  const turn = { businessId, callId, turnIndex: 0, speaker: 'agent' as const, text: 'Hello.' };
  await database.db.insert(callTurns).values({ ...turn, startedAtMs: 0, endedAtMs: 900 });
  await save();
  expect(await turns()).toMatchObject([{ text: 'Hello.' }, { turnIndex: 1, text: 'Call me.', startedAtMs: 2100 }]);
  const row = await recording();
  expect(row).toMatchObject({ durationMs: 3000, status: 'completed' });
  const stored = await storage.read(row?.storageKey ?? '');
  const wav = readWav(Buffer.concat((await stored?.content.toArray()) ?? []));
  expect([...wav.data.subarray(0, talk.length)]).toEqual([...talk]);
  // The caller is on the left, and the right is silent.
  expect(wav.data[talk.length + 1]).toBe(0xff);
  expect(await storage.read(before)).toBeNull();
});

it('is finished by whoever comes after a process that died once it was deleted at the carrier', async () => {
  const { save, twilio, call } = await open();
  const dies = () => {
    throw new Error('killed');
  };
  const carrier = { ...twilio.carrier, recordings: { ...twilio.carrier.recordings, delete: dies } };
  await expect(save({ carrier })).rejects.toThrow('killed');
  twilio.setDown(true);
  await save();
  expect((await call())?.metadata).toHaveProperty('voicemail_done_at');
});

it('is of the call that it was left on, and of no other: nobody hears, or deletes, what another business was told', async () => {
  const theirs = account('CA-of-another-business');
  const { save, recording } = await open({ carrier: theirs.carrier });
  await save();
  expect(await recording()).toBeUndefined();
  expect(theirs.asked).toEqual([]);
});

it('waits for a recording that is still being written', async () => {
  const { save, businessId, callId } = await open();
  const storageKey = `${businessId}/${callId}.wav`;
  await database.db.insert(recordings).values({ businessId, callId, storageKey, status: 'recording' });
  await expect(save()).rejects.toThrow('still being written');
});

it('can at least be heard where there is no recogniser, and is left alone where there is no account', async () => {
  const mute = await open({ transcribe: undefined });
  await mute.save();
  expect(await mute.turns()).toEqual([]);
  expect(await mute.recording()).toMatchObject({ status: 'completed' });
  const none = await open({ carrier: undefined });
  await none.save();
  expect((await none.call())?.metadata).not.toHaveProperty('voicemail_done_at');
});

it('is refused when it is no recording, or far too long', async () => {
  const odd = await open({}, {}, new TextEncoder().encode('<html>gone</html>'));
  await expect(odd.save()).rejects.toThrow('no WAV file');
  const long = await open({}, {}, new Uint8Array(13 * 1024 * 1024));
  await expect(long.save()).rejects.toThrow('longer than any message');
});

it('stays at the carrier where the business wants that', async () => {
  const { save, twilio } = await open({}, { keepVoicemailAtCarrier: true });
  await save();
  expect(twilio.asked).toEqual([`download ${RECORDING}`]);
});
