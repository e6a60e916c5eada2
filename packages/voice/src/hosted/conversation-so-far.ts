import type { EarlierTurn } from '../ports/earlier-turn.ts';

/** What is handed on of a conversation that broke off: the last turns, each of bounded length. */
const MAX_TURNS = 40;
const MAX_CHARACTERS = 1000;

/** What was said on a call, for whoever goes on with it. */
export class ConversationSoFar {
  readonly #turns: EarlierTurn[] = [];

  /** `saved` is of an earlier `save`; anything else counts as nothing said. */
  constructor(saved?: unknown) {
    if (!isRecord(saved) || saved.type !== 'hosted' || !Array.isArray(saved.turns)) return;
    for (const turn of saved.turns) if (isTurn(turn)) this.add(turn);
  }

  get turns(): readonly EarlierTurn[] {
    return [...this.#turns];
  }

  add({ speaker, text }: EarlierTurn): void {
    this.#turns.push({ speaker, text: text.slice(0, MAX_CHARACTERS) });
    if (this.#turns.length > MAX_TURNS) this.#turns.shift();
  }

  /** Plain JSON. */
  save(): unknown {
    return { type: 'hosted', turns: this.turns };
  }
}

function isTurn(value: unknown): value is EarlierTurn {
  return isRecord(value) && (value.speaker === 'caller' || value.speaker === 'agent') && typeof value.text === 'string';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
