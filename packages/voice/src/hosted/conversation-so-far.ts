import { Speaker } from '@frontdesk/contract';
import { z } from 'zod';
import type { EarlierTurn } from '../ports/earlier-turn.ts';

/** What is handed on of a conversation that broke off: the last turns, each of bounded length. */
const MAX_TURNS = 40;
const MAX_CHARACTERS = 1000;

const Saved = z.object({
  type: z.literal('hosted'),
  turns: z.array(z.object({ speaker: Speaker, text: z.string() })).max(MAX_TURNS),
});

/** What was said on a call, for whoever goes on with it. */
export class ConversationSoFar {
  readonly #turns: EarlierTurn[];

  /** `saved` is of an earlier `save`; anything else counts as nothing said. */
  constructor(saved?: unknown) {
    const parsed = Saved.safeParse(saved);
    this.#turns = parsed.success ? parsed.data.turns : [];
  }

  get turns(): readonly EarlierTurn[] {
    return [...this.#turns];
  }

  add(turn: EarlierTurn): void {
    this.#turns.push({ speaker: turn.speaker, text: turn.text.slice(0, MAX_CHARACTERS) });
    if (this.#turns.length > MAX_TURNS) this.#turns.shift();
  }

  /** Plain JSON. */
  save(): unknown {
    return { type: 'hosted', turns: this.turns };
  }
}
