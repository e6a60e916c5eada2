/** "555-5555" is seven tokens alike, so a loop is longer: four times the same, and this many tokens. */
const MIN_LOOP_TOKENS = 20;
const MIN_REPEATS = 4;
const LONGEST_UNIT = 10;

/**
 * How many tokens at the end go round in circles (the same one to ten tokens over and over), as a decoder does on
 * noise; 0 when it makes headway.
 */
export function loopLength(tokens: readonly number[]): number {
  for (let unit = 1; unit <= LONGEST_UNIT; unit++) {
    let length = unit;
    while (length < tokens.length && tokens.at(-1 - length) === tokens.at(-1 - length + unit)) length++;
    if (length >= MIN_LOOP_TOKENS && length >= unit * MIN_REPEATS) return length;
  }
  return 0;
}
