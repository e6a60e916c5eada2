import { readFile } from 'node:fs/promises';

/** The graph's tensor that holds how many 25 ms frames each token lasts: int64 [1, tokens]. */
export const DURATIONS = '/encoder/Cast_output_0';

// The vocoder takes a phase as atan(imaginary / real). In silence both can be exactly zero, and one "not a number" there
// makes the whole waveform so. The guard puts the smallest step of half precision in place of a zero divisor.
const IMAGINARY = '/decoder/decoder/generator/Gather_5_output_0';
const REAL = '/decoder/decoder/generator/Gather_4_output_0';
const GUARDED_REAL = '/decoder/decoder/generator/Gather_4_guarded0';
const ZERO = 'guard_zero';
const STEP = 'guard_step';
const IS_ZERO = 'guard_is_zero';

// Field numbers and types of onnx.proto.
const MODEL_GRAPH = 7;
const GRAPH = { node: 1, initializer: 5, output: 12 };
const NODE = { input: 1, output: 2, name: 3, type: 4 };
const TENSOR = { type: 2, name: 8, rawData: 9 };
const VALUE = { name: 1, type: 2 };
const TYPE_TENSOR = 1;
const TENSOR_ELEMENT = 1;
const FLOAT16 = 10;
const INT64 = 7;

/**
 * Reads the model file as a graph that also gives the durations, from which word times follow, and that divides safely.
 * Protocol buffers written one after the other merge, so additions are a few bytes at the end; the one change inside is
 * a name of the same length. Throws when the file is not the graph this was made for.
 */
export async function readKokoroGraph(file: string): Promise<Uint8Array> {
  const model = await readFile(file);
  const divisor = model.indexOf(Buffer.from([...text(NODE.input, IMAGINARY), ...text(NODE.input, REAL)]));
  if (divisor < 0) throw new Error('The Kokoro model is not the expected graph');
  model.set(Buffer.from(text(NODE.input, GUARDED_REAL)), divisor + text(NODE.input, IMAGINARY).length);
  return Buffer.concat([model, Buffer.from(additions())]);
}

function additions(): number[] {
  const durations = [
    ...text(VALUE.name, DURATIONS),
    ...bytes(VALUE.type, bytes(TYPE_TENSOR, number(TENSOR_ELEMENT, INT64))),
  ];
  return bytes(MODEL_GRAPH, [
    ...node('Equal', [REAL, ZERO], IS_ZERO),
    ...node('Where', [IS_ZERO, STEP, REAL], GUARDED_REAL),
    ...halfPrecision(ZERO, [0, 0]),
    ...halfPrecision(STEP, [1, 0]),
    ...bytes(GRAPH.output, durations),
  ]);
}

function node(type: string, inputs: readonly string[], output: string): number[] {
  return bytes(GRAPH.node, [
    ...inputs.flatMap(input => text(NODE.input, input)),
    ...text(NODE.output, output),
    ...text(NODE.name, output),
    ...text(NODE.type, type),
  ]);
}

function halfPrecision(name: string, value: readonly [low: number, high: number]): number[] {
  const tensor = [...number(TENSOR.type, FLOAT16), ...text(TENSOR.name, name), ...bytes(TENSOR.rawData, value)];
  return bytes(GRAPH.initializer, tensor);
}

function text(field: number, value: string): number[] {
  return bytes(field, [...Buffer.from(value)]);
}

function number(field: number, value: number): number[] {
  return [...varint(field << 3), ...varint(value)];
}

function bytes(field: number, value: readonly number[]): number[] {
  return [...varint((field << 3) | 2), ...varint(value.length), ...value];
}

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...varint(value >>> 7)];
}
