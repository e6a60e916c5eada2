import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { DURATIONS, readKokoroGraph } from './kokoro-graph.ts';

export const KOKORO_RATE_HZ = 24_000;
/** One row of a voice: its style for phrases of one length. */
const STYLE_SIZE = 256;

export interface KokoroSpeech {
  /** 24 kHz, -1 to 1. */
  readonly samples: Float32Array;
  /** Frames of 25 ms each token lasts, the silences at both ends included. */
  readonly durations: readonly number[];
}

/** Kokoro 82M: phoneme numbers to a waveform, one phrase a run. */
export class KokoroModel {
  readonly #session: InferenceSession;
  readonly #voicesDir: string;
  readonly #voices = new Map<string, Float32Array>();

  private constructor(session: InferenceSession, voicesDir: string) {
    this.#session = session;
    this.#voicesDir = voicesDir;
  }

  /** Loads the graph; about 1.3 s and 700 MB. Throws when a file is missing. */
  static async open(files: { model: string; voicesDir: string }, threads: number): Promise<KokoroModel> {
    const session = await InferenceSession.create(await readKokoroGraph(files.model), {
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      graphOptimizationLevel: 'all', // folds the half-precision weights to what the processor computes in: half the time
      logSeverityLevel: 3,
    });
    return new KokoroModel(session, files.voicesDir);
  }

  async speak(tokens: readonly number[], voiceId: string, speed: number): Promise<KokoroSpeech> {
    const voice = await this.#voice(voiceId);
    const row = Math.min(tokens.length, voice.length / STYLE_SIZE - 1);
    const padded = [0, ...tokens, 0];
    const outputs = await this.#session.run({
      input_ids: new Tensor('int64', BigInt64Array.from(padded, BigInt), [1, padded.length]),
      style: new Tensor('float32', voice.slice(row * STYLE_SIZE, (row + 1) * STYLE_SIZE), [1, STYLE_SIZE]),
      speed: new Tensor('float32', Float32Array.of(speed), [1]),
    });
    const durations = outputs[DURATIONS]?.data as BigInt64Array;
    return { samples: outputs.waveform?.data as Float32Array, durations: Array.from(durations, Number) };
  }

  async #voice(id: string): Promise<Float32Array> {
    const known = this.#voices.get(id);
    if (known) return known;
    const bytes = await readFile(join(this.#voicesDir, `${id}.bin`));
    const voice = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
    this.#voices.set(id, voice);
    return voice;
  }
}
