/**
 * As many of the lines, in order, as fit into a number of characters; what is left out is told at the end. About four
 * characters make a token of a language model.
 */
export function linesWithin(lines: readonly string[], maxCharacters: number): string {
  const kept: string[] = [];
  let length = 0;
  for (const line of lines) {
    length += line.length + 1;
    if (length > maxCharacters) break;
    kept.push(line);
  }
  const left = lines.length - kept.length;
  return [...kept, ...(left > 0 ? [`(and ${left} more, which are not listed here)`] : [])].join('\n');
}

/** Whether a text names every one of these already. */
export function namesAll(text: string, names: readonly string[]): boolean {
  return names.length > 0 && names.every(name => text.includes(name));
}
