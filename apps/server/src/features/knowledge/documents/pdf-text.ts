import { extractText, getDocumentProxy } from 'unpdf';
import { UnreadableDocumentError } from './unreadable-document.ts';

const MAX_PAGES = 300;

/** The text of a PDF, a paragraph a page. Throws `UnreadableDocumentError` with the reason. */
export async function pdfText(bytes: Uint8Array): Promise<string> {
  const document = await getDocumentProxy(bytes).catch(toReason);
  if (document.numPages > MAX_PAGES)
    throw new UnreadableDocumentError(`The PDF has ${document.numPages} pages; ${MAX_PAGES} are the most.`);
  const { text } = await extractText(document, { mergePages: false }).catch(toReason);
  return text
    .map(page => page.trim())
    .filter(page => page !== '')
    .join('\n\n');
}

function toReason(cause: unknown): never {
  const isLocked = cause instanceof Error && cause.name === 'PasswordException';
  const reason = isLocked ? 'The PDF is locked with a password.' : 'This PDF cannot be read.';
  throw new UnreadableDocumentError(reason, { cause });
}
