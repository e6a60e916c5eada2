import type { CallerEvent } from '@frontdesk/emulators';
import type { TranscriptTurn } from './operator-api.ts';

/**
 * Whether the agent still has the floor: from its first sound until the server says that its turn is over. A pause
 * between two of its clauses sounds the same as its end, and on a busy machine it is as long.
 */
export class AgentFloor {
  #hasMore = false;
  #isReleased = false;

  get hasMore(): boolean {
    return this.#hasMore;
  }

  heard(event: CallerEvent): void {
    if (event.type === 'agent-started' && !this.#isReleased) this.#hasMore = true;
  }

  finished(turn: TranscriptTurn): void {
    if (turn.speaker === 'agent') this.#hasMore = false;
  }

  /** The server tells no more: from now on only what is heard counts. */
  release(): void {
    this.#isReleased = true;
    this.#hasMore = false;
  }
}
