import {
  encodeSamples,
  type SpeechEvent,
  type SynthesizeOptions,
  type TextToSpeech,
  type WordTime,
} from '@frontdesk/voice';
import { audioFrames } from '../../waveform/audio-frames.ts';
import { finishSpeech, toInt16 } from '../../waveform/finish-speech.ts';
import { resample } from '../../waveform/resample.ts';
import { QueueFullError } from '../inference/inference-errors.ts';
import { SPEED_FACTOR } from '../kokoro/voices.ts';
import { normalizeForSpeech } from '../normalization/normalize.ts';
import { LOCAL_SPEECH_OUTPUTS } from '../speech-outputs.ts';
import { probeFlite, runFlite } from './flite-program.ts';
import { readWave } from './wave-file.ts';

export interface FliteOptions {
  /** Default `flite`, found on the PATH. */
  readonly program?: string;
  /** How many may run at once; more are refused. Each takes about 20 ms for a second of speech. */
  readonly maxRunning?: number;
}

const PREFERRED_VOICES = { female: ['slt', 'kal16'], male: ['rms', 'kal16', 'slt'] } as const;

/**
 * The installed flite program as a light voice: clear, quick and plainly a machine. One process for each text, killed on
 * abort. Word times are shared out by length, good to about a word. `open` gives the reason in words when it cannot be used.
 */
export class FliteTextToSpeech implements TextToSpeech {
  readonly id = 'local:flite';
  readonly capabilities = { outputs: LOCAL_SPEECH_OUTPUTS, wordTimes: true };
  readonly #program: string;
  readonly #voices: readonly string[];
  readonly #maxRunning: number;
  #running = 0;

  private constructor(program: string, voices: readonly string[], maxRunning: number) {
    this.#program = program;
    this.#voices = voices;
    this.#maxRunning = maxRunning;
  }

  static async open({
    program = 'flite',
    maxRunning = 8,
  }: FliteOptions = {}): Promise<FliteTextToSpeech | { readonly reason: string }> {
    const probe = await probeFlite(program);
    return probe.isAvailable ? new FliteTextToSpeech(program, probe.voices, maxRunning) : { reason: probe.reason };
  }

  async *synthesize(text: string, { voice, format, signal }: SynthesizeOptions): AsyncGenerator<SpeechEvent> {
    const speakable = normalizeForSpeech(text);
    if (speakable === '' || signal.aborted) return;
    if (this.#running >= this.#maxRunning) throw new QueueFullError(this.id);
    this.#running++;
    let file: Buffer;
    try {
      const name = PREFERRED_VOICES[voice.gender].find(candidate => this.#voices.includes(candidate));
      file = await runFlite(this.#program, speakable, {
        voice: name ?? this.#voices[0] ?? '',
        stretch: 1 / (voice.rate ?? SPEED_FACTOR[voice.speed]),
        signal,
      });
    } catch (error) {
      if (signal.aborted) return;
      throw error;
    } finally {
      this.#running--;
    }
    const wave = readWave(file);
    const { samples } = finishSpeech(wave.samples, wave.sampleRateHz);
    const spoken = toInt16(resample(samples, wave.sampleRateHz, format.sampleRateHz));
    yield { type: 'word-times', words: evenWordTimes(text, (spoken.length / format.sampleRateHz) * 1000) };
    for (const frame of audioFrames(encodeSamples(spoken, format.encoding), format)) {
      if (signal.aborted) return;
      yield { type: 'audio', frame };
    }
  }
}

function evenWordTimes(text: string, lengthMs: number): WordTime[] {
  const words = text.split(/\s+/).filter(Boolean);
  const total = words.reduce((sum, word) => sum + word.length, 0);
  let before = 0;
  return words.map(word => {
    const startMs = (before / total) * lengthMs;
    before += word.length;
    return { word, startMs, endMs: (before / total) * lengthMs };
  });
}
