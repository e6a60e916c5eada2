import { parentPort, workerData } from 'node:worker_threads';
import { extractText, getDocumentProxy } from 'unpdf';
import { z } from 'zod';
import type { PdfAnswer } from './read-pdf.ts';

const Task = z.object({ bytes: z.instanceof(Uint8Array), maxPages: z.number() });

/** Reads one PDF and ends: parsing somebody's file may take long, or all memory, and calls go on meanwhile. */
async function readTask(): Promise<PdfAnswer> {
  const { bytes, maxPages } = Task.parse(workerData);
  try {
    const document = await getDocumentProxy(bytes);
    if (document.numPages > maxPages) return { type: 'too-many-pages', pages: document.numPages };
    const { text } = await extractText(document, { mergePages: false });
    return { type: 'text', pages: text };
  } catch (error) {
    return { type: 'unreadable', isEncrypted: error instanceof Error && error.name === 'PasswordException' };
  }
}

parentPort?.postMessage(await readTask());
