import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { DOCUMENT_KINDS } from './document-kinds.ts';
import { documentText } from './document-text.ts';
import type { DocumentAnswer } from './read-document.ts';
import { UnreadableDocumentError } from './unreadable-document.ts';

const Task = z.object({ kind: z.enum(DOCUMENT_KINDS), bytes: z.instanceof(Uint8Array) });

/** Reads one document and ends. */
async function answer(): Promise<DocumentAnswer> {
  const { kind, bytes } = Task.parse(workerData);
  try {
    return { type: 'text', text: await documentText(kind, bytes) };
  } catch (error) {
    if (!(error instanceof UnreadableDocumentError)) throw error;
    return { type: 'unreadable', reason: error.message };
  }
}

parentPort?.postMessage(await answer());
