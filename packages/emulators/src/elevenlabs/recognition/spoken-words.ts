/** Length of a spoken word, and of the silence after a sentence. */
const WORD_MS = 300;
const SENTENCE_PAUSE_MS = 1000;

/** A text as recognised words with their times, in seconds. */
export function spokenWords(text: string, startMs: number) {
  let atMs = startMs;
  const word = (type: 'word' | 'spacing', written: string, lengthMs: number) => {
    const start = atMs / 1000;
    atMs += lengthMs;
    return { text: written, start, end: atMs / 1000, type, speaker_id: 'speaker_0', logprob: -0.1 };
  };
  return text.split(' ').flatMap((written, index, all) => {
    if (written === '') return [];
    const spoken = word('word', written, WORD_MS);
    if (index === all.length - 1) return [spoken];
    return [spoken, word('spacing', ' ', /[.!?]$/.test(written) ? SENTENCE_PAUSE_MS : 0)];
  });
}
