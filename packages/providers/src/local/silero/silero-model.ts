import { type InferenceSession, Tensor } from 'onnxruntime-node';
import { openSession } from '../inference/onnx-session.ts';

/** Samples of one window and of the window before it that the model sees again; from Silero VAD v5's own client. */
export const SILERO_SHAPES = {
  8000: { window: 256, context: 32 },
  16000: { window: 512, context: 64 },
} as const;

export type SileroRate = keyof typeof SILERO_SHAPES;

const STATE_SIZE = 128;

/** What the model remembers of one stream. */
export interface SileroMemory {
  readonly context: Float32Array;
  /** Two layers, one after the other. */
  readonly state: Float32Array;
}

export function freshMemory(rate: SileroRate): SileroMemory {
  return { context: new Float32Array(SILERO_SHAPES[rate].context), state: new Float32Array(2 * STATE_SIZE) };
}

/** Silero VAD v5: how likely a window of 32 ms holds speech. Judges windows of many streams in one go. */
export class SileroModel {
  readonly #session: InferenceSession;

  private constructor(session: InferenceSession) {
    this.#session = session;
  }

  static async open(file: string): Promise<SileroModel> {
    return new SileroModel(await openSession(file));
  }

  /**
   * Probabilities in the order of the windows, which stand one after the other in `samples` (−1 to 1), each of a
   * different stream; updates the streams' memories.
   */
  async judge(memories: readonly SileroMemory[], samples: Float32Array, rate: SileroRate): Promise<Float32Array> {
    const { window, context } = SILERO_SHAPES[rate];
    const count = memories.length;
    const input = new Float32Array(count * (context + window));
    const state = new Float32Array(2 * count * STATE_SIZE);
    for (const [index, memory] of memories.entries()) {
      input.set(memory.context, index * (context + window));
      input.set(samples.subarray(index * window, (index + 1) * window), index * (context + window) + context);
      state.set(memory.state.subarray(0, STATE_SIZE), index * STATE_SIZE);
      state.set(memory.state.subarray(STATE_SIZE), (count + index) * STATE_SIZE);
    }
    const result = await this.#session.run({
      input: new Tensor('float32', input, [count, context + window]),
      state: new Tensor('float32', state, [2, count, STATE_SIZE]),
      sr: new Tensor('int64', [BigInt(rate)], []),
    });
    const after = floats(result.stateN);
    for (const [index, memory] of memories.entries()) {
      memory.context.set(samples.subarray((index + 1) * window - context, (index + 1) * window));
      memory.state.set(after.subarray(index * STATE_SIZE, (index + 1) * STATE_SIZE));
      memory.state.set(after.subarray((count + index) * STATE_SIZE, (count + index + 1) * STATE_SIZE), STATE_SIZE);
    }
    return floats(result.output);
  }
}

function floats(tensor: unknown): Float32Array {
  if (tensor instanceof Tensor && tensor.data instanceof Float32Array) return tensor.data;
  throw new Error('Silero gave no floating point output');
}
