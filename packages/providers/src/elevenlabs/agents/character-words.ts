import type { WordTime } from '@frontdesk/voice';
import type { SpokenAlignment } from './conversation-messages.ts';

/** Puts characters together to words with their times, over pieces of audio that cut words in two. */
export class CharacterWords {
  #word = '';
  #startMs = 0;
  #endMs = 0;
  /** Of all characters so far, without blanks. */
  characters = 0;

  /** `offsetMs` is where the piece begins. Gives the words that are complete. */
  add(
    { chars, char_start_times_ms: starts, char_durations_ms: durations }: SpokenAlignment,
    offsetMs: number,
  ): WordTime[] {
    const complete: WordTime[] = [];
    for (const [index, character] of chars.entries()) {
      if (character.trim() === '') {
        complete.push(...this.finish());
        continue;
      }
      const startMs = offsetMs + (starts[index] ?? 0);
      if (this.#word === '') this.#startMs = startMs;
      this.#word += character;
      this.#endMs = startMs + (durations[index] ?? 0);
      this.characters += character.length;
    }
    return complete;
  }

  /** The word that nothing follows. */
  finish(): WordTime[] {
    const word = this.#word;
    this.#word = '';
    return word === '' ? [] : [{ word, startMs: this.#startMs, endMs: this.#endMs }];
  }
}
