/** A file that cannot be made into text. The message says why, to whoever uploaded it. */
export class UnreadableDocumentError extends Error {
  override readonly name = 'UnreadableDocumentError';
}
