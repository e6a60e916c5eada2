import { type InferenceSession, Tensor } from 'onnxruntime-node';
import { openSession } from '../inference/onnx-session.ts';
import { loopLength } from './token-loop.ts';

/** Shapes of the two English models, from the exporter's reference client (moonshine-js 0.1.16, src/model.ts). */
const SHAPES = {
  tiny: { layers: 6, heads: 8, headSize: 36 },
  base: { layers: 8, heads: 8, headSize: 52 },
} as const;

const START_TOKEN = 1;
const END_TOKEN = 2;
/** Speech holds about 6.5 tokens a second (the model's paper); digits read out one by one reach 8. */
const TOKENS_PER_SECOND = 9;
export const MODEL_RATE_HZ = 16_000;

export type MoonshineSize = keyof typeof SHAPES;

export interface DecodedTokens {
  readonly tokens: readonly number[];
  /** Mean probability of the chosen tokens, 0 to 1. */
  readonly confidence: number;
}

/** Moonshine: a whole stretch of speech to text tokens, greedily. Not a streaming model. */
export class MoonshineModel {
  readonly #size: MoonshineSize;
  readonly #encoder: InferenceSession;
  readonly #decoder: InferenceSession;

  private constructor(size: MoonshineSize, encoder: InferenceSession, decoder: InferenceSession) {
    this.#size = size;
    this.#encoder = encoder;
    this.#decoder = decoder;
  }

  static async open(size: MoonshineSize, files: { encoder: string; decoder: string }): Promise<MoonshineModel> {
    return new MoonshineModel(size, await openSession(files.encoder), await openSession(files.decoder));
  }

  /**
   * `samples` are 16 kHz, −1 to 1. Null when cancelled on the way. A decoder that goes round in circles is stopped,
   * and the circles are cut off.
   */
  async decode(samples: Float32Array, isCancelled: () => boolean): Promise<DecodedTokens | null> {
    const encoded = await this.#encoder.run({ input_values: new Tensor('float32', samples, [1, samples.length]) });
    const hiddenStates = encoded.last_hidden_state;
    if (!hiddenStates) throw new Error('Moonshine encoder gave no last_hidden_state');
    const limit = Math.max(3, Math.ceil((samples.length / MODEL_RATE_HZ) * TOKENS_PER_SECOND));
    const past = this.#emptyPast();
    const tokens: number[] = [];
    const probabilities: number[] = [];
    let token = START_TOKEN;
    for (let step = 0; step < limit; step++) {
      if (isCancelled()) return null;
      const output = await this.#decoder.run({
        input_ids: new Tensor('int64', [BigInt(token)], [1, 1]),
        encoder_hidden_states: hiddenStates,
        use_cache_branch: new Tensor('bool', [step > 0], [1]),
        ...past,
      });
      const best = mostLikely(output.logits);
      token = best.token;
      probabilities.push(best.probability);
      if (token === END_TOKEN) break;
      tokens.push(token);
      const looped = loopLength(tokens);
      if (looped > 0) {
        tokens.length -= looped;
        probabilities.length = tokens.length;
        break;
      }
      keepPast(past, output, step === 0);
    }
    return { tokens, confidence: mean(probabilities) };
  }

  #emptyPast(): Record<string, Tensor> {
    const { layers, heads, headSize } = SHAPES[this.#size];
    const past: Record<string, Tensor> = {};
    for (let layer = 0; layer < layers; layer++) {
      for (const part of ['decoder.key', 'decoder.value', 'encoder.key', 'encoder.value']) {
        past[`past_key_values.${layer}.${part}`] = new Tensor('float32', new Float32Array(0), [0, heads, 1, headSize]);
      }
    }
    return past;
  }
}

/** The encoder's keys and values come once, with the first step; the decoder's grow with every step. */
function keepPast(past: Record<string, Tensor>, output: Readonly<Record<string, unknown>>, isFirst: boolean): void {
  for (const name of Object.keys(past)) {
    const present = output[name.replace('past_key_values', 'present')];
    if (present instanceof Tensor && (isFirst || name.includes('.decoder.'))) past[name] = present;
  }
}

function mostLikely(logits: unknown): { token: number; probability: number } {
  if (!(logits instanceof Tensor) || !(logits.data instanceof Float32Array)) {
    throw new Error('Moonshine decoder gave no logits');
  }
  const values = logits.data;
  let token = 0;
  let highest = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? highest;
    if (value > highest) {
      highest = value;
      token = index;
    }
  }
  let sum = 0;
  for (const value of values) sum += Math.exp(value - highest);
  return { token, probability: 1 / sum };
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
