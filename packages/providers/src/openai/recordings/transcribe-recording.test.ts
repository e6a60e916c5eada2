import { startOpenAiEmulator } from '@frontdesk/emulators';
import { wavHeader } from '@frontdesk/voice';
import { expect, it } from 'vitest';
import { accountAt } from '../openai-fixture.ts';
import { openai } from '../openai-provider.ts';
import { recordingParts } from './recording-parts.ts';

const LANGUAGE = { language: 'en-GB', signal: new AbortController().signal };
const stereo = (seconds: number) =>
  new Uint8Array([
    ...wavHeader({ encoding: 'mulaw', sampleRateHz: 8000 }, 2, 16_000 * seconds),
    ...new Uint8Array(16_000 * seconds),
  ]);

it('reads a recording of the carrier, with the times of what was said', async () => {
  const emulator = await startOpenAiEmulator({
    transcribe: ({ samples, sampleRateHz, language }) =>
      samples.length / sampleRateHz === 4 && language === 'en' ? 'Two of us. Tonight.' : '',
  });
  const transcribe = openai.recordings?.create(accountAt(emulator));
  expect(await transcribe?.(stereo(4), LANGUAGE)).toEqual([
    { text: 'Two of us.', startedAtMs: 0, endedAtMs: expect.closeTo(2315, -1) },
    { text: 'Tonight.', startedAtMs: expect.closeTo(2315, -1), endedAtMs: 4000 },
  ]);
  expect(await transcribe?.(stereo(1), LANGUAGE)).toEqual([]);
  emulator.fail('transcriptions', { type: 'refuse', status: 500 });
  await expect(transcribe?.(stereo(1), LANGUAGE)).rejects.toMatchObject({ fault: 'unavailable' });
  await expect(transcribe?.(new Uint8Array(100), LANGUAGE)).rejects.toThrow('no WAV file');
  await emulator.close();
});

it('cuts a long recording where it is quiet', () => {
  const data = new Uint8Array(8 * 60_000).fill(0x10);
  data.fill(0xff, 8 * 24_000, 8 * 24_600);
  const parts = [...recordingParts({ encoding: 'mulaw', sampleRateHz: 8000, data }, 30_000)];
  expect(parts.map(part => part.startMs)).toEqual([0, expect.closeTo(24_300, -3), expect.any(Number)]);
  const samples = parts.reduce((sum, part) => sum + (part.file.length - 58) / 2, 0);
  expect(samples).toBe(data.length);
});
