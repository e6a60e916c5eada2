import { Worker } from 'node:worker_threads';
import type { DocumentKind } from './document-kinds.ts';
import { LimitedTurns } from './limited-turns.ts';
import { UnreadableDocumentError } from './unreadable-document.ts';
import { workerEntry } from './worker-entry.ts';

/** What the worker found. */
export type DocumentAnswer =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'unreadable'; readonly reason: string };

/** An honest PDF of 300 pages takes about two seconds. */
const LIMIT_MS = 20_000;
/** The PDF reader itself takes about 60 MB. */
const MEMORY_LIMIT_MB = 256;
/** Two threads leave processors for calls; uploads are rare. */
const turns = new LimitedTurns({ atOnce: 2, maxWaiting: 20 });

/**
 * What a file says, as text. A thread of its own reads it: somebody's file may take long, or all memory, and calls go on
 * meanwhile. Throws `UnreadableDocumentError` with the reason, and `rate_limited` when too many files wait.
 */
export async function readDocument(kind: DocumentKind, bytes: Uint8Array): Promise<string> {
  const answer = await turns.run(() => readInWorker(kind, bytes));
  if (answer.type === 'unreadable') throw new UnreadableDocumentError(answer.reason);
  return answer.text;
}

async function readInWorker(kind: DocumentKind, bytes: Uint8Array): Promise<DocumentAnswer> {
  const worker = new Worker(workerEntry(import.meta.url, './document-worker.ts'), {
    name: 'document',
    workerData: { kind, bytes },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB },
    // The PDF reader warns of fonts it does not know; that is no news for our log.
    stdout: true,
    stderr: true,
  });
  const { promise, resolve } = Promise.withResolvers<DocumentAnswer>();
  const giveUp = () => resolve({ type: 'unreadable', reason: 'This file takes too much to read.' });
  const timer = setTimeout(giveUp, LIMIT_MS);
  worker.once('message', resolve);
  worker.once('error', giveUp);
  worker.once('exit', giveUp);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
