import { extname } from 'node:path';

export const DOCUMENT_KINDS = ['text', 'csv', 'json', 'html', 'pdf'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

const BY_ENDING: Readonly<Record<string, DocumentKind>> = {
  '.txt': 'text',
  '.md': 'text',
  '.markdown': 'text',
  '.csv': 'csv',
  '.json': 'json',
  '.html': 'html',
  '.htm': 'html',
  '.pdf': 'pdf',
};

export const READABLE_ENDINGS = Object.keys(BY_ENDING);

/** What to read a file as, by its name's ending; undefined for what we cannot read. Its declared type proves nothing. */
export function documentKind(fileName: string): DocumentKind | undefined {
  return BY_ENDING[extname(fileName).toLowerCase()];
}

/** Longest name kept; what people's file systems take, and then some. */
const MAX_NAME = 200;

/** A file's name without folders, control characters and what turns writing around. Never empty. */
export function safeFileName(fileName: string): string {
  const base = fileName.split(/[\\/]/).at(-1) ?? '';
  const clean = base
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .trim();
  return Array.from(clean).slice(-MAX_NAME).join('') || 'document';
}
