import { CsvError } from 'csv-parse/sync';
import type { DocumentKind } from './document-kinds.ts';
import { htmlText } from './html-text.ts';
import { pdfText } from './pdf-text.ts';
import { csvText, jsonText } from './table-text.ts';
import { UnreadableDocumentError } from './unreadable-document.ts';

/**
 * What a file says, as text. Takes a processor for up to seconds, so it runs in a worker. Throws
 * `UnreadableDocumentError` with the reason.
 */
export async function documentText(kind: DocumentKind, bytes: Uint8Array): Promise<string> {
  const text = tidy(await toText(kind, bytes));
  if (text === '') throw new UnreadableDocumentError('There is no text in this file.');
  return text;
}

async function toText(kind: DocumentKind, bytes: Uint8Array): Promise<string> {
  switch (kind) {
    case 'pdf':
      return pdfText(bytes);
    case 'html':
      return htmlText(decode(bytes));
    case 'csv':
      return csvOf(decode(bytes));
    case 'json':
      return jsonOf(decode(bytes));
    case 'text':
      return decode(bytes);
  }
}

/** UTF-8, or UTF-16 with its mark. Old code pages are not guessed: names and prices would come out wrong. */
function decode(bytes: Uint8Array): string {
  const mark = `${bytes[0]},${bytes[1]}`;
  const encoding = mark === '255,254' ? 'utf-16le' : mark === '254,255' ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new UnreadableDocumentError('This file is not in UTF-8. Save it as UTF-8 text and try again.', { cause });
  }
}

function csvOf(text: string): string {
  try {
    return csvText(text);
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    throw new UnreadableDocumentError(`This is no CSV: ${cause.message}`, { cause });
  }
}

function jsonOf(text: string): string {
  try {
    return jsonText(text);
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new UnreadableDocumentError('This is no JSON.', { cause });
  }
}

/** Line ends of one kind, and no control characters, which the database would not keep. */
function tidy(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}
