import { extname } from 'node:path';
import { KnowledgeUploadFields, MAX_KNOWLEDGE_CHARACTERS } from '@frontdesk/contract';
import { toSnakeKey } from '@frontdesk/contract/wire-case';
import type { FastifyRequest } from 'fastify';
import { AppError } from '../../../app-error.ts';
import type { NewKnowledge } from '../add-knowledge.ts';
import { documentKind, READABLE_ENDINGS, safeFileName } from './document-kinds.ts';
import { readDocument } from './read-document.ts';
import { UnreadableDocumentError } from './unreadable-document.ts';

/** A long menu with pictures as PDF is about 3 MB. */
export const MAX_UPLOAD_BYTES = 5 * 1024 * 1024;

export const UPLOAD_LIMITS = {
  fileSize: MAX_UPLOAD_BYTES,
  files: 1,
  // `name` and `type`, and one more to be told about.
  fields: 3,
  fieldSize: 1024,
  fieldNameSize: 40,
  parts: 5,
} as const;

/**
 * Reads an uploaded file (part `file`; beside it `name` and `type`) into a new item. Throws `validation_failed` with
 * every problem; the HTTP framework's own error when the file or the form is too large.
 */
export async function receiveUpload(request: FastifyRequest): Promise<NewKnowledge> {
  const { file, fields } = await readForm(request);
  const parsed = KnowledgeUploadFields.safeParse(fields);
  const problems = (parsed.error?.issues ?? []).map(({ path, message }) => ({
    field: path.map(part => toSnakeKey(String(part))).join('.'),
    message,
  }));
  if (!file) problems.push({ field: 'file', message: 'Send one file, as the part named file.' });
  const sourceName = safeFileName(file?.name ?? '');
  const kind = documentKind(sourceName);
  if (file && !kind)
    problems.push({ field: 'file', message: `Only files that end in ${READABLE_ENDINGS.join(', ')} can be read.` });
  if (!file || !kind || !parsed.data || problems.length > 0) throw invalid(problems);
  const content = await readDocument(kind, file.bytes).catch(toProblem);
  if (content.length > MAX_KNOWLEDGE_CHARACTERS)
    throw invalid([
      {
        field: 'file',
        message: `The file has ${content.length} characters of text; ${MAX_KNOWLEDGE_CHARACTERS} are the most.`,
      },
    ]);
  const { type, name = sourceName.slice(0, -extname(sourceName).length).trim() || sourceName } = parsed.data;
  return { name, type, content, sourceName };
}

async function readForm(request: FastifyRequest) {
  const fields: Record<string, unknown> = {};
  let file: { readonly name: string; readonly bytes: Buffer } | null = null;
  for await (const part of request.parts({ limits: UPLOAD_LIMITS })) {
    if (part.type === 'field') fields[part.fieldname] = part.value;
    // Bytes of a part by another name are read and dropped, or the rest of the form would never come.
    else if (part.fieldname === 'file') file = { name: part.filename ?? '', bytes: await part.toBuffer() };
    else await part.toBuffer();
  }
  return { file, fields };
}

function toProblem(error: unknown): never {
  if (error instanceof UnreadableDocumentError) throw invalid([{ field: 'file', message: error.message }]);
  throw error;
}

function invalid(problems: { field: string; message: string }[]): AppError {
  return new AppError('validation_failed', 'The upload has problems.', { problems });
}
