import { readFile } from 'node:fs/promises';
import { finishSpeech, toInt16 } from '../../waveform/finish-speech.ts';
import { resample } from '../../waveform/resample.ts';
import { serveWorker } from '../inference/serve-worker.ts';
import { kokoroFiles, letterToSoundFile } from '../models/model-files.ts';
import { type LetterToSound, openLetterToSound } from '../pronunciation/letter-to-sound.ts';
import { type Pronunciation, pronounceText } from '../pronunciation/pronounce.ts';
import { WordPronunciation } from '../pronunciation/word-pronunciation.ts';
import { KOKORO_RATE_HZ, KokoroModel } from './kokoro-model.ts';
import { phonemeTokens } from './phoneme-tokens.ts';
import { KOKORO_VOICES } from './voices.ts';

export interface KokoroWorkerData {
  readonly modelsDir: string;
  readonly threads: number;
}

/** One short piece of speakable text. */
export interface KokoroTask {
  readonly text: string;
  readonly voiceId: string;
  readonly speed: number;
  readonly sampleRateHz: number;
}

export interface KokoroResult {
  readonly samples: Int16Array;
  /** When each spoken word begins and ends, milliseconds from the first sample. */
  readonly words: readonly { readonly startMs: number; readonly endMs: number }[];
}

const FRAME_MS = 25;
/** The waveform starts this many frames before the durations say (as in Kokoro's own word times). */
const LEADING_FRAMES = 3;

await serveWorker<KokoroWorkerData, KokoroTask, KokoroResult>(async ({ modelsDir, threads }) => {
  const weights = await readFile(letterToSoundFile(modelsDir), 'utf8');
  let guess: LetterToSound | undefined; // unpacked when the first unknown word comes
  const dictionary = new WordPronunciation(word => {
    guess ??= openLetterToSound(JSON.parse(weights));
    return guess(word);
  });
  const model = await KokoroModel.open(kokoroFiles(modelsDir), threads);
  const warmUp = phonemeTokens(pronounceText('Hello, how can I help you?', dictionary).phonemes);
  await model.speak(warmUp, KOKORO_VOICES[0]?.id ?? '', 1); // the first run is slow

  return async ({ text, voiceId, speed, sampleRateHz }, control) => {
    const pronunciation = pronounceText(text, dictionary);
    if (pronunciation.phonemes.trim() === '' || control.isCancelled()) return { samples: new Int16Array(0), words: [] };
    const spoken = await model.speak(phonemeTokens(pronunciation.phonemes), voiceId, speed);
    const { samples, trimmedMs } = finishSpeech(spoken.samples, KOKORO_RATE_HZ);
    if (samples.length === 0) throw new Error('The Kokoro model gave no sound'); // so that another voice speaks
    const finished = toInt16(resample(samples, KOKORO_RATE_HZ, sampleRateHz));
    const durationMs = (finished.length / sampleRateHz) * 1000;
    control.transfer(finished.buffer);
    return { samples: finished, words: wordTimes(pronunciation, spoken.durations, trimmedMs, durationMs) };
  };
});

function wordTimes(
  { words }: Pronunciation,
  durations: readonly number[],
  trimmedMs: number,
  durationMs: number,
): KokoroResult['words'] {
  const startsMs: number[] = []; // of every token: the silence before, the letters, the silence after
  let frames = -LEADING_FRAMES;
  for (const duration of durations) {
    startsMs.push(frames * FRAME_MS - trimmedMs);
    frames += duration;
  }
  const at = (letter: number) => Math.max(0, Math.min(durationMs, startsMs[letter + 1] ?? durationMs));
  return words.map(({ start, end }) => ({ startMs: at(start), endMs: at(end) }));
}
