import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { VoiceSettings } from '@frontdesk/contract';
import {
  type CallerVoice,
  decodeMulaw,
  readWav,
  TELEPHONE_RATE_HZ,
  toTelephoneRate,
  writeWav,
} from '@frontdesk/emulators';
import type { AudioFrame, TextToSpeech } from '@frontdesk/voice';

export interface CallerVoiceOptions {
  /** Opened only when a line is not in the cache yet. */
  readonly openTextToSpeech: () => Promise<TextToSpeech>;
  readonly settings: VoiceSettings;
  /** Lines spoken before are kept here, one WAV file each. */
  readonly cacheDir: string;
}

/** A caller's voice made by one of our own synthesizers. The same words in the same voice are synthesized once. */
export function cachedCallerVoice({ openTextToSpeech, settings, cacheDir }: CallerVoiceOptions): CallerVoice {
  let opened: Promise<TextToSpeech> | null = null;
  return {
    async speak(text, signal) {
      const key = createHash('sha256')
        .update(JSON.stringify([settings, text]))
        .digest('hex')
        .slice(0, 32);
      const file = join(cacheDir, `${key}.wav`);
      const cached = await readFile(file).catch(() => null);
      if (cached) return readWav(cached).channels[0] ?? new Int16Array(0);
      opened ??= openTextToSpeech();
      const samples = await synthesize(await opened, text, settings, signal);
      await mkdir(cacheDir, { recursive: true });
      // Renamed into place, so that a run cut short leaves no half a line behind.
      const partial = `${file}.${process.pid}.partial`;
      await writeFile(partial, writeWav({ sampleRateHz: TELEPHONE_RATE_HZ, channels: [samples] }));
      await rename(partial, file);
      return samples;
    },
  };
}

async function synthesize(textToSpeech: TextToSpeech, text: string, voice: VoiceSettings, signal: AbortSignal) {
  const { outputs } = textToSpeech.capabilities;
  const format =
    outputs.find(output => output.encoding === 'pcm16' && output.sampleRateHz === TELEPHONE_RATE_HZ) ??
    outputs.find(output => output.encoding !== 'alaw');
  if (!format) throw new Error(`The voice "${textToSpeech.id}" has no format that a telephone can carry.`);
  const pieces: Int16Array[] = [];
  for await (const event of textToSpeech.synthesize(text, { voice, language: 'en-US', format, signal }))
    if (event.type === 'audio') pieces.push(samplesOf(event.frame));
  signal.throwIfAborted();
  if (pieces.length === 0) throw new Error(`The voice "${textToSpeech.id}" made no sound of a caller's line.`);
  const samples = new Int16Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let offset = 0;
  for (const piece of pieces) {
    samples.set(piece, offset);
    offset += piece.length;
  }
  return toTelephoneRate({ sampleRateHz: format.sampleRateHz, channels: [samples] });
}

function samplesOf({ encoding, data }: AudioFrame): Int16Array {
  if (encoding === 'mulaw') return decodeMulaw(data);
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  return Int16Array.from({ length: data.length >> 1 }, (_, index) => view.getInt16(index * 2, true));
}
