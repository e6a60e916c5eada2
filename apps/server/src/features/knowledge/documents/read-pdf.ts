import { Worker } from 'node:worker_threads';
import { UnreadableDocumentError } from './unreadable-document.ts';
import { workerEntry } from './worker-entry.ts';

/** What the worker found. */
export type PdfAnswer =
  | { readonly type: 'text'; readonly pages: readonly string[] }
  | { readonly type: 'too-many-pages'; readonly pages: number }
  | { readonly type: 'unreadable'; readonly isEncrypted: boolean };

const MAX_PAGES = 300;
/** An honest file of 300 pages takes about two seconds. */
const LIMIT_MS = 20_000;
/** pdf.js itself takes about 60 MB. */
const MEMORY_LIMIT_MB = 256;

/** The text of a PDF, a paragraph a page. Throws `UnreadableDocumentError` with the reason. */
export async function readPdf(bytes: Uint8Array): Promise<string> {
  const answer = await readInWorker(bytes);
  switch (answer.type) {
    case 'text':
      return answer.pages
        .map(page => page.trim())
        .filter(page => page !== '')
        .join('\n\n');
    case 'too-many-pages':
      throw new UnreadableDocumentError(`The PDF has ${answer.pages} pages; ${MAX_PAGES} are the most.`);
    case 'unreadable':
      throw new UnreadableDocumentError(
        answer.isEncrypted ? 'The PDF is locked with a password.' : 'This PDF cannot be read.',
      );
  }
}

async function readInWorker(bytes: Uint8Array): Promise<PdfAnswer> {
  const worker = new Worker(workerEntry(import.meta.url, './pdf-worker.ts'), {
    name: 'pdf',
    workerData: { bytes, maxPages: MAX_PAGES },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB },
    // pdf.js warns of fonts it does not know; that is no news for our log.
    stdout: true,
    stderr: true,
  });
  const { promise, resolve } = Promise.withResolvers<PdfAnswer>();
  const timer = setTimeout(() => resolve({ type: 'unreadable', isEncrypted: false }), LIMIT_MS);
  worker.once('message', resolve);
  worker.once('error', () => resolve({ type: 'unreadable', isEncrypted: false }));
  worker.once('exit', () => resolve({ type: 'unreadable', isEncrypted: false }));
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
