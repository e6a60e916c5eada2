import { readFile } from 'node:fs/promises';
import { Tokenizer } from '@huggingface/tokenizers';
import { Tensor } from 'onnxruntime-node';
import { openSession } from '../inference/onnx-session.ts';
import { serveWorker } from '../inference/serve-worker.ts';
import { minilmFiles } from '../models/model-files.ts';

export interface EmbeddingTask {
  readonly texts: readonly string[];
}

/** One unit vector of 384 numbers for each text. */
export type EmbeddingResult = readonly Float32Array[];

/** The model was trained on texts up to this long; more of an entry adds nothing. */
const MAX_TOKENS = 256;

await serveWorker<{ readonly modelsDir: string }, EmbeddingTask, EmbeddingResult>(async ({ modelsDir }) => {
  const files = minilmFiles(modelsDir);
  const session = await openSession(files.model);
  const tokenizer = new Tokenizer(
    JSON.parse(await readFile(files.tokenizer, 'utf8')),
    JSON.parse(await readFile(files.tokenizerConfig, 'utf8')),
  );

  async function embed(text: string): Promise<Float32Array> {
    const encoded = tokenizer.encode(text).ids;
    const ids = encoded.length > MAX_TOKENS ? [...encoded.slice(0, MAX_TOKENS - 1), ...encoded.slice(-1)] : encoded;
    const shape = [1, ids.length];
    const whole = new BigInt64Array(ids.length).fill(1n);
    const output = await session.run({
      input_ids: new Tensor('int64', BigInt64Array.from(ids, BigInt), shape),
      attention_mask: new Tensor('int64', whole, shape),
      token_type_ids: new Tensor('int64', new BigInt64Array(ids.length), shape),
    });
    const hidden = output.last_hidden_state;
    if (!(hidden?.data instanceof Float32Array)) throw new Error('MiniLM gave no last_hidden_state');
    return meanDirection(hidden.data, ids.length);
  }

  await embed('warm'); // the first run is slow
  return async ({ texts }, control) => {
    const vectors: Float32Array[] = [];
    for (const text of texts) {
      if (control.isCancelled()) return [];
      vectors.push(await embed(text));
    }
    for (const vector of vectors) control.transfer(vector.buffer);
    return vectors;
  };
});

/** The mean of the tokens' vectors, at length 1. */
function meanDirection(hidden: Float32Array, tokens: number): Float32Array {
  const size = hidden.length / tokens;
  const sum = new Float32Array(size);
  for (const [index, value] of hidden.entries()) sum[index % size] = (sum[index % size] ?? 0) + value;
  const length = Math.hypot(...sum) || 1;
  return sum.map(value => value / length);
}
