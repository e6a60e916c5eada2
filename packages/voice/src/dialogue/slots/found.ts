/** A value and where in the words it was said. */
export interface Found<T> {
  readonly value: T;
  readonly start: number;
  readonly end: number;
}

/** The words with what was found blanked out, so that positions stay the same. */
export function masked(words: string, found: { readonly start: number; readonly end: number } | undefined): string {
  if (!found) return words;
  return words.slice(0, found.start) + ';'.repeat(found.end - found.start) + words.slice(found.end);
}

/** The words without what was found, so that the next parser does not read it again. */
export function without(words: string, found: { readonly start: number; readonly end: number } | undefined): string {
  if (!found) return words;
  return `${words.slice(0, found.start)} | ${words.slice(found.end)}`.replace(/ +/g, ' ').trim();
}
