import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { startS3Emulator } from '@frontdesk/emulators';
import { type AudioFormat, TELEPHONE, WAV_HEADER_BYTES, wavHeader } from '@frontdesk/voice';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FolderStorage } from './folder-storage.ts';
import type { RecordingStorage } from './recording-storage.ts';
import { S3Storage } from './s3-storage.ts';
import { SpeechCacheFolder } from './speech-cache-folder.ts';

const KEY = 'recordings/0199a1b2-call.wav';
const format: AudioFormat = TELEPHONE;

interface Subject {
  readonly storage: RecordingStorage;
  /** The folder where a recording is while it is being written. */
  readonly folder: string;
  close(): Promise<void>;
}

async function openFolder(): Promise<Subject> {
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-storage-'));
  return { folder, storage: new FolderStorage(folder), close: () => rm(folder, { recursive: true }) };
}

async function openS3(): Promise<Subject> {
  const spool = await openFolder();
  const emulator = await startS3Emulator({ bucket: 'calls' });
  const storage = new S3Storage(
    {
      bucket: 'calls',
      region: 'us-east-1',
      endpoint: emulator.url,
      credentials: { accessKeyId: 'id', secretAccessKey: 'secret' },
    },
    new FolderStorage(spool.folder),
  );
  return {
    folder: spool.folder,
    storage,
    async close() {
      await emulator.close();
      await spool.close();
    },
  };
}

const audio = (bytes: number, value: number) => new Uint8Array(bytes).fill(value);

async function contentOf(storage: RecordingStorage, range?: { start: number; end: number }) {
  const found = await storage.read(KEY, range);
  return found && buffer(found.content);
}

describe.each([
  ['a folder', openFolder],
  ['S3', openS3],
])('recordings in %s', (_name, open) => {
  let subject: Subject;
  let storage: RecordingStorage;

  beforeEach(async () => {
    subject = await open();
    storage = subject.storage;
  });

  afterEach(async () => {
    await storage.close();
    await subject.close();
  });

  async function record(pieces: Uint8Array[]) {
    const sink = storage.create(KEY);
    sink.write(wavHeader(format, 2, 0));
    for (const piece of pieces) sink.write(piece);
    const dataBytes = pieces.reduce((sum, piece) => sum + piece.length, 0);
    await sink.close(wavHeader(format, 2, dataBytes));
    return Buffer.concat([wavHeader(format, 2, dataBytes), ...pieces]);
  }

  test('come back as they were written, in order, with the final header', async () => {
    const whole = await record([audio(1600, 1), audio(800, 2)]);
    expect(await contentOf(storage)).toEqual(whole);
    expect((await storage.read(KEY))?.sizeBytes).toBe(whole.length);
  });

  test('come back in part, for players that seek', async () => {
    const whole = await record([audio(1600, 1), audio(800, 2)]);
    expect(await contentOf(storage, { start: 0, end: 9 })).toEqual(whole.subarray(0, 10));
    expect(await contentOf(storage, { start: 1650, end: 1669 })).toEqual(whole.subarray(1650, 1670));
    expect(await contentOf(storage, { start: 1e6, end: 2e6 })).toHaveLength(0);
  });

  test('larger than one part of an upload arrive whole', async () => {
    const whole = await record([audio(6_000_000, 1), audio(6_000_000, 2)]);
    expect((await contentOf(storage))?.equals(whole)).toBe(true);
  });

  test('cut short by a kill are made playable', async () => {
    // What such a recording leaves: a header without length, one second of stereo μ-law at 8 kHz, half a block.
    const left = new FolderStorage(subject.folder).path(KEY);
    await mkdir(dirname(left));
    await writeFile(left, Buffer.concat([wavHeader(format, 2, 0), audio(16_001, 3)]));

    expect(await storage.recover(KEY)).toEqual({ sizeBytes: WAV_HEADER_BYTES + 16_000, durationMs: 1000 });
    expect(await contentOf(storage)).toEqual(Buffer.concat([wavHeader(format, 2, 16_000), audio(16_000, 3)]));
  });

  test('that were never written are absent, and deleting is final and repeatable', async () => {
    expect(await storage.read(KEY)).toBeNull();
    expect(await storage.recover(KEY)).toBeNull();
    await record([audio(160, 1)]);
    await storage.delete(KEY);
    await storage.delete(KEY);
    expect(await storage.read(KEY)).toBeNull();
  });

  test('cannot be reached by a path out of the storage', async () => {
    await expect(storage.read('../secret.wav')).rejects.toThrow(/recording key/);
    await expect(storage.read('/etc/passwd')).rejects.toThrow(/recording key/);
  });
});

test('a recording that cannot be written says so when it is closed, not before', async () => {
  const storage = new FolderStorage('/dev/null/nowhere');
  const sink = storage.create(KEY);
  sink.write(audio(10, 1));
  await expect(sink.close(wavHeader(format, 2, 10))).rejects.toThrow(/ENOTDIR|ENOENT/);
  await storage.close();
});

test('cached speech is kept over restarts, the lines used last when there is too much', async () => {
  const { folder, close } = await openFolder();
  const first = await SpeechCacheFolder.open(folder);
  expect(await first.read('0123abcd')).toBeUndefined();
  for (const key of ['aaaaaaaa', 'bbbbbbbb', 'cccccccc']) await first.write(key, audio(320, 7));
  await utimes(join(folder, 'aa/aaaaaaaa'), 1, 1);
  await utimes(join(folder, 'bb/bbbbbbbb'), 2, 2);
  await first.read('aaaaaaaa');

  const second = await SpeechCacheFolder.open(folder, 700);
  expect(await second.read('aaaaaaaa')).toEqual(Buffer.from(audio(320, 7)));
  expect(await second.read('bbbbbbbb')).toBeUndefined();
  expect(await second.read('cccccccc')).toBeDefined();
  await close();
});
