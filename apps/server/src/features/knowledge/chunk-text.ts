/**
 * Longest passage, in characters. The embedded retrieval reads 256 word pieces, about 1,000 characters of English, and
 * an agent reads a passage out: 600 characters are some 40 seconds of speech.
 */
const MAX_CHARACTERS = 600;

/**
 * Divides a text into passages short enough to be found and spoken: whole paragraphs together while they fit, else whole
 * sentences, else words. Joined again they have every word of the text, in order. At least one passage for any text
 * with a word in it.
 */
export function chunkText(text: string): string[] {
  const pieces = text
    .split(/\n\s*\n/)
    .map(paragraph => paragraph.trim())
    .filter(paragraph => paragraph !== '')
    .flatMap(paragraph => (paragraph.length <= MAX_CHARACTERS ? [paragraph] : splitParagraph(paragraph)));
  return joinWhileShort(pieces, '\n\n');
}

function splitParagraph(paragraph: string): string[] {
  const sentences = paragraph.split(/(?<=[.!?…])\s+|\n+/).filter(sentence => sentence.trim() !== '');
  return joinWhileShort(
    sentences.flatMap(sentence => (sentence.length <= MAX_CHARACTERS ? [sentence] : splitSentence(sentence))),
    ' ',
  );
}

function splitSentence(sentence: string): string[] {
  const words = sentence.split(/\s+/).flatMap(word => word.match(new RegExp(`.{1,${MAX_CHARACTERS}}`, 'gsu')) ?? []);
  return joinWhileShort(words, ' ');
}

function joinWhileShort(pieces: readonly string[], separator: string): string[] {
  const joined: string[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last !== undefined && last.length + separator.length + piece.length <= MAX_CHARACTERS)
      joined[joined.length - 1] = last + separator + piece;
    else joined.push(piece);
  }
  return joined;
}
