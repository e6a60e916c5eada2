/**
 * Spelling to sound for words no dictionary has, by the small sequence model of g2p_en (a GRU encoder and decoder over
 * letters, trained on the CMU dictionary; Apache-2.0). About 5 ms a word.
 */
interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float32Array;
}

interface Cell {
  readonly inputWeights: Matrix;
  readonly hiddenWeights: Matrix;
  readonly inputBias: Float32Array;
  readonly hiddenBias: Float32Array;
}

interface StoredTensor {
  readonly shape: readonly number[];
  readonly data: string;
}

/** How the weights are stored: base64 little-endian float32 under these names. */
export interface StoredWeights {
  readonly graphemes: readonly string[];
  readonly phonemes: readonly string[];
  readonly [tensor: string]: StoredTensor | readonly string[] | unknown;
}

// Positions in the model's own symbol tables.
const START = 2;
const END = 3;
/** The longest answer the model was trained to give. */
const MAX_PHONES = 20;

/** Gives ARPAbet phones with stress for a word of the letters a to z. */
export type LetterToSound = (word: string) => string[];

/** Unpacks the weights; throws when a tensor is missing. */
export function openLetterToSound(weights: StoredWeights): LetterToSound {
  const letterVectors = tensor(weights, 'enc_emb');
  const phoneVectors = tensor(weights, 'dec_emb');
  const encoder = cell(weights, 'enc');
  const decoder = cell(weights, 'dec');
  const outputWeights = tensor(weights, 'fc_w');
  const outputBias = tensor(weights, 'fc_b').values;
  const letterIndex = new Map(weights.graphemes.map((letter, index) => [letter, index]));
  const unknown = letterIndex.get('<unk>') ?? 0;

  return word => {
    let hidden: Float32Array = new Float32Array(encoder.hiddenWeights.columns);
    for (const letter of [...word, '</s>']) {
      hidden = step(encoder, row(letterVectors, letterIndex.get(letter) ?? unknown), hidden);
    }
    const phones: string[] = [];
    let last = START;
    while (phones.length < MAX_PHONES) {
      hidden = step(decoder, row(phoneVectors, last), hidden);
      last = indexOfGreatest(multiply(outputWeights, hidden, outputBias));
      if (last === END) break;
      phones.push(weights.phonemes[last] ?? '');
    }
    return phones;
  };
}

/** One step of a gated recurrent unit; the gates lie in the order reset, update, new. */
function step(cell: Cell, input: Float32Array, hidden: Float32Array): Float32Array {
  const fromInput = multiply(cell.inputWeights, input, cell.inputBias);
  const fromHidden = multiply(cell.hiddenWeights, hidden, cell.hiddenBias);
  const size = hidden.length;
  return hidden.map((previous, index) => {
    const reset = sigmoid(at(fromInput, index) + at(fromHidden, index));
    const update = sigmoid(at(fromInput, size + index) + at(fromHidden, size + index));
    const fresh = Math.tanh(at(fromInput, 2 * size + index) + reset * at(fromHidden, 2 * size + index));
    return (1 - update) * fresh + update * previous;
  });
}

function multiply({ rows, columns, values }: Matrix, vector: Float32Array, bias: Float32Array): Float32Array {
  const product = new Float32Array(rows);
  for (let rowIndex = 0; rowIndex < rows; rowIndex++) {
    let sum = at(bias, rowIndex);
    const offset = rowIndex * columns;
    for (let column = 0; column < columns; column++) sum += at(values, offset + column) * at(vector, column);
    product[rowIndex] = sum;
  }
  return product;
}

function cell(weights: StoredWeights, side: 'enc' | 'dec'): Cell {
  return {
    inputWeights: tensor(weights, `${side}_w_ih`),
    hiddenWeights: tensor(weights, `${side}_w_hh`),
    inputBias: tensor(weights, `${side}_b_ih`).values,
    hiddenBias: tensor(weights, `${side}_b_hh`).values,
  };
}

function tensor(weights: StoredWeights, name: string): Matrix {
  const stored = weights[name] as StoredTensor | undefined;
  if (!stored?.data) throw new Error(`The letter-to-sound weights lack ${name}`);
  const bytes = Buffer.from(stored.data, 'base64');
  const values = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  return { rows: stored.shape[0] ?? 0, columns: stored.shape[1] ?? 1, values };
}

function row(matrix: Matrix, index: number): Float32Array {
  return matrix.values.subarray(index * matrix.columns, (index + 1) * matrix.columns);
}

function indexOfGreatest(values: Float32Array): number {
  let best = 0;
  for (let index = 1; index < values.length; index++) if (at(values, index) > at(values, best)) best = index;
  return best;
}

function at(values: Float32Array, index: number): number {
  return values[index] as number;
}

function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
