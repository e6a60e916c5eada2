/** The longest text of one message, from Deepgram's documentation. */
const MAX_LENGTH = 2000;

/** The text in pieces Aura takes, cut after sentences, else between words, else anywhere. */
export function textPieces(text: string, maxLength: number = MAX_LENGTH): string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest.length > maxLength) {
    const head = rest.slice(0, maxLength + 1);
    const sentence = Math.max(...['. ', '! ', '? ', '; '].map(end => head.lastIndexOf(end) + 1));
    const cut = sentence > 0 ? sentence : Math.max(0, head.lastIndexOf(' ')) || maxLength;
    pieces.push(rest.slice(0, cut).trim());
    rest = rest.slice(cut).trim();
  }
  pieces.push(rest);
  return pieces.filter(isSpeakable);
}

/** Signs alone make no sound, and nothing would be answered for them. */
function isSpeakable(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
