import { type Mentions, mentionsIn } from '../slots/mentions.ts';
import { bestPhrase } from '../understanding/phrases.ts';
import { yesOrNo } from '../understanding/yes-no.ts';
import { missed } from './miss.ts';
import { type AskNode, asksAhead, type ListenNode, nodeOf } from './reach.ts';
import { ask, type Part, render, say, type Turn } from './turn.ts';

/** Comes to a `listen` node: what was begun before is over. */
export function* arriveAtListen(turn: Turn, node: ListenNode): Part {
  const { state } = turn;
  state.home = node.id;
  state.path = [];
  state.visits = {};
  state.misses = 0;
  state.carried = '';
  state.digits = '';
  state.lastFilled = null;
  yield* ask(turn, render(turn, node.prompt ?? ''), { type: 'intent' });
  return null;
}

/** The question to come back to at a `listen` node. */
export function listenQuestion(turn: Turn, node: ListenNode): string {
  return render(turn, node.followUp ?? node.prompt ?? 'What can I do for you?');
}

/**
 * Goes where the caller's intent leads: by a phrase, or by details only one kind of request has.
 * Null when neither fits.
 */
export function intentOf(turn: Turn, node: ListenNode, text: string): { next: string; words: number } | null {
  const phrase = bestPhrase(text, node.intents);
  if (phrase) return { next: phrase.item.next, words: phrase.words };
  const mentions = mentionsIn(text, null, turn.scene);
  const implied = node.intents.find(intent => {
    const target = nodeOf(turn.scene.flow, intent.next);
    const [first] = target.type === 'ask' ? [target] : asksAhead(turn.scene.flow, target);
    return first !== undefined && mentionsSlotOf(mentions, first);
  });
  return implied ? { next: implied.next, words: 0 } : null;
}

/** The caller's words at a `listen` node, when no question of theirs was answered. */
export function* hearIntent(turn: Turn, node: ListenNode, text: string): Part {
  const { state } = turn;
  const intent = intentOf(turn, node, text);
  if (intent) {
    state.misses = 0;
    state.carried = text;
    return intent.next;
  }
  const answer = yesOrNo(text);
  if (answer === 'yes' && state.misses === 0) {
    state.misses++;
    yield* ask(turn, 'Sure. What can I do for you?', { type: 'intent' });
    return null;
  }
  return yield* missed(
    turn,
    node.onFailure,
    node.maxAttempts,
    node.reprompt ? render(turn, node.reprompt) : listenQuestion(turn, node),
  );
}

/** Says it and asks what else there is. */
export function* backToListen(turn: Turn, node: ListenNode, text: string): Part {
  yield* say(turn, text);
  yield* ask(turn, listenQuestion(turn, node), { type: 'intent' });
  return null;
}

function mentionsSlotOf(mentions: Mentions, node: AskNode): boolean {
  const kinds = new Set(node.slots.map(slot => slot.kind));
  return (
    (mentions.partySize !== undefined && kinds.has('party_size')) ||
    (mentions.time !== undefined && kinds.has('time') && (mentions.date !== undefined || kinds.has('party_size'))) ||
    (mentions.date !== undefined && kinds.has('date'))
  );
}
