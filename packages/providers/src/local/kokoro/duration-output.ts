import { readFile } from 'node:fs/promises';

/** The graph's tensor that holds how many 25 ms frames each token lasts: int64 [1, tokens]. */
export const DURATIONS = '/encoder/Cast_output_0';

// Protocol buffer field numbers of onnx.proto.
const MODEL_GRAPH = 7;
const GRAPH_OUTPUT = 12;
const VALUE_NAME = 1;
const VALUE_TYPE = 2;
const TYPE_TENSOR = 1;
const TENSOR_ELEMENT = 1;
const INT64 = 7;

/**
 * Reads the model with one output more: the durations, from which word times follow. Protocol buffers written one after
 * the other merge, so declaring the output is a matter of a few bytes at the end; the model's own bytes stay as they are.
 */
export async function readModelWithDurations(file: string): Promise<Uint8Array> {
  const tensorType = message(TYPE_TENSOR, [...tag(TENSOR_ELEMENT, 0), INT64]);
  const value = [...message(VALUE_NAME, [...Buffer.from(DURATIONS)]), ...message(VALUE_TYPE, tensorType)];
  const declaration = message(MODEL_GRAPH, message(GRAPH_OUTPUT, value));
  return Buffer.concat([await readFile(file), Buffer.from(declaration)]);
}

/** A length-delimited field shorter than 128 bytes. */
function message(field: number, bytes: readonly number[]): number[] {
  return [...tag(field, 2), bytes.length, ...bytes];
}

function tag(field: number, wireType: number): number[] {
  return [(field << 3) | wireType];
}
