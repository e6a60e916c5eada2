import { stems } from './understanding/normalise.ts';

/** Callers answer before a question's last words; with this much of it they know what was asked. */
const HEARD_SHARE = 0.6;

/** Whether enough of the question is in what the caller heard of the turn it ends. */
export function wasHeard(question: string, heard: string): boolean {
  const wanted = stems(question);
  const got = stems(heard);
  if (wanted.length === 0) return true;
  let longest = 0;
  for (let length = wanted.length; length > 0 && longest === 0; length--) {
    if (endsWith(got, wanted.slice(0, length))) longest = length;
  }
  return longest / wanted.length >= HEARD_SHARE;
}

function endsWith(words: readonly string[], ending: readonly string[]): boolean {
  return (
    ending.length <= words.length && ending.every((word, index) => words[words.length - ending.length + index] === word)
  );
}
