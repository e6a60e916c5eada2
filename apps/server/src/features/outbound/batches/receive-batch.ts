import { NewBatch } from '@frontdesk/contract';
import { toCamelCase, toSnakeKey } from '@frontdesk/contract/wire-case';
import type { FastifyRequest } from 'fastify';
import { AppError } from '../../../app-error.ts';
import type { BatchOrder } from './create-batch.ts';
import { readBatchCsv } from './read-batch-csv.ts';

/** Ten thousand people with a few facts about each. */
export const MAX_CSV_BYTES = 5 * 1024 * 1024;
/** Purpose and message are the longest of it. */
const MAX_ORDER_BYTES = 64 * 1024;
/** The form around the file. */
export const MAX_UPLOAD_BYTES = MAX_CSV_BYTES + MAX_ORDER_BYTES + 16 * 1024;
const LIMITS = {
  ...{ fileSize: MAX_CSV_BYTES, fieldSize: MAX_ORDER_BYTES, fieldNameSize: 40 },
  ...{ files: 1, fields: 2, parts: 3 },
} as const;

/**
 * Reads an uploaded batch: the part `file`, CSV, and the part `batch`, what else there is to say, as JSON. Throws
 * `validation_failed` with every problem; the HTTP framework's own error when the file or the form is too large.
 */
export async function receiveBatch(request: FastifyRequest): Promise<BatchOrder> {
  let file: Buffer | undefined;
  let order: unknown;
  for await (const part of request.parts({ limits: LIMITS })) {
    if (part.type === 'field') {
      if (part.fieldname === 'batch') order = part.value;
    }
    // Bytes of a part by another name are read and dropped, or the rest of the form would never come.
    else if (part.fieldname === 'file') file = await part.toBuffer();
    else await part.toBuffer();
  }
  const parsed = NewBatch.safeParse(toCamelCase(jsonOf(order)));
  const problems = (parsed.error?.issues ?? []).map(({ path, message }) => ({
    field: ['batch', ...path.map(part => toSnakeKey(String(part)))].join('.'),
    message,
  }));
  if (!file) problems.push({ field: 'file', message: 'Send one CSV file, as the part named file.' });
  if (!file || !parsed.success || problems.length > 0)
    throw new AppError('validation_failed', 'The upload has problems.', { problems });
  return { batch: parsed.data, ...readBatchCsv(file) };
}

/** Undefined where it is none, for the schema to refuse. */
function jsonOf(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : text;
  } catch {
    return undefined;
  }
}
