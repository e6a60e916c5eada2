import { ask, type Part, say, type Turn } from './turn.ts';

/** After this many fruitless turns in one call a person is offered, wherever the caller is. */
const OFFER_PERSON_AFTER = 7;
/** After this many the call is brought to an end. */
const GIVE_UP_AFTER = 10;
/** A third node left by failure ends the call: nothing said so far has worked. */
const MAX_FAILURES = 3;

/** What is said the first time, and each later time, that an answer was not understood. */
export const NOT_UNDERSTOOD = ["Sorry, I didn't get that.", "I'm sorry, I still didn't catch that."] as const;

/** The turn brought nothing new though it was understood; too many of these end the call as well. */
export function stalled({ state }: Turn): void {
  state.totalMisses++;
}

/**
 * Not understood: says so and asks differently; after `maxAttempts` goes to `onFailure`; over the whole call
 * it offers a person, and at last says goodbye.
 */
export function* missed(turn: Turn, onFailure: string, maxAttempts: number, reprompt: string): Part {
  const { state } = turn;
  state.misses++;
  state.totalMisses++;
  if (state.totalMisses >= GIVE_UP_AFTER || state.failures >= MAX_FAILURES) return yield* giveUp(turn);
  if (state.totalMisses === OFFER_PERSON_AFTER) return yield* offerPerson(turn);
  if (state.misses >= maxAttempts) {
    state.misses = 0;
    state.failures++;
    if (state.failures >= MAX_FAILURES) return yield* giveUp(turn);
    yield* say(turn, "I'm sorry, I'm having trouble understanding.");
    return onFailure;
  }
  yield* say(turn, NOT_UNDERSTOOD[state.misses === 1 ? 0 : 1]);
  yield* ask(
    turn,
    state.misses === 1 ? reprompt : `${reprompt} Or say "a person", and I'll put you through.`,
    state.waiting,
  );
  return null;
}

export function* offerPerson(turn: Turn): Part {
  yield* say(turn, "I'm sorry, this isn't going well.");
  yield* ask(turn, 'Would you like to speak to a person instead?', { type: 'person_offer' });
  return null;
}

/** Ends a conversation that leads nowhere, politely. */
export function* giveUp(turn: Turn): Part {
  turn.state.waiting = { type: 'nothing' };
  yield* say(turn, "I'm sorry I couldn't help this time. Please call again. Goodbye.");
  yield { type: 'end', disposition: 'agent_ended' };
  return null;
}
