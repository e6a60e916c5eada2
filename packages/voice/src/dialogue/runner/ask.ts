import type { SlotDefinition } from '@frontdesk/contract';
import { type Mentions, mentionsIn } from '../slots/mentions.ts';
import { scopeOf } from '../speech/scope.ts';
import { sentence } from '../speech/spoken.ts';
import { renderValue } from '../speech/template.ts';
import { wantedPart } from '../understanding/correction.ts';
import { plainWords } from '../understanding/normalise.ts';
import { type Fill, fill } from './fill.ts';
import type { AskNode } from './reach.ts';
import { spokenFilled, spokenValue } from './slot-speech.ts';
import { ask, opener, type Part, render, say, type Turn } from './turn.ts';

/** Comes to an `ask` node: takes what was said on the way, then asks for what is missing. */
export function* arriveAtAsk(turn: Turn, node: AskNode): Part {
  const { state } = turn;
  const isFirstTime = !state.path.includes(node.id);
  if (isFirstTime) state.path.push(node.id);
  state.misses = 0;
  if (state.carried !== '') {
    const words = state.carried;
    state.carried = '';
    const listing = node.slots.some(slot => slot.kind === 'listing' && state.slots[slot.name] === undefined)
      ? 'listing'
      : null;
    const taken = fill(
      turn,
      withRemembered(turn, mentionsIn(wantedPart(words), null, turn.scene), listing, words),
      null,
    );
    if (taken.filled.length > 0 || taken.problems.length > 0) return yield* goOn(turn, node, taken);
  }
  if (isFirstTime && node.opening && nextOpen(turn, node) === undefined) {
    yield* ask(turn, render(turn, node.opening), { type: 'change' });
    return null;
  }
  return yield* askForNext(turn, node);
}

/** Says what was understood, then asks for what is missing, reads back, or goes on. */
export function* goOn(turn: Turn, node: AskNode, taken: Fill): Part {
  const { state, scene } = turn;
  state.misses = 0;
  const problem = taken.problems.join(' ');
  const isReadBack = node.confirm !== undefined && nextOpen(turn, node) === undefined && taken.returnTo === null;
  const summary = isReadBack ? '' : spokenFilled(taken.filled, scene);
  const isOver = node.confirm === undefined && nextOpen(turn, node) === undefined;
  // What the flow says next answers a last yes, no or message by itself.
  const bare =
    isOver || isAlreadyAcknowledged(turn)
      ? ''
      : sentence(taken.filled.length > 0 && !isReadBack ? 'Thank you' : opener(turn));
  const acknowledgement =
    problem ||
    (summary === '' ? bare : sentence(isAlreadyAcknowledged(turn) ? capital(summary) : `${opener(turn)}, ${summary}`));
  if (taken.returnTo !== null && taken.returnTo !== node.id) {
    yield* say(turn, acknowledgement);
    return taken.returnTo;
  }
  return yield* askForNext(turn, node, acknowledgement);
}

/** Asks for the first thing missing here; when nothing is, for confirmation; then goes on. */
export function* askForNext(turn: Turn, node: AskNode, before = ''): Part {
  const { state, scene } = turn;
  if (before !== '') yield* say(turn, before);
  const slot = nextOpen(turn, node);
  if (slot) {
    const suggestion =
      slot.suggestion && !state.declined.includes(slot.name)
        ? renderValue(slot.suggestion, scopeOf(scene, state), scene)
        : undefined;
    if (typeof suggestion === 'string' || typeof suggestion === 'number') {
      const question = render(turn, slot.suggestionPrompt ?? 'Shall I use {{suggestion}}?', {
        suggestion: spokenValue(slot, suggestion, scene),
      });
      yield* ask(turn, question, { type: 'suggestion', slot: slot.name, value: suggestion });
    } else yield* ask(turn, render(turn, slot.prompt), { type: 'slot', slot: slot.name });
    return null;
  }
  const unconfirmed = node.slots.find(entry => needsOwnConfirmation(entry, turn));
  if (unconfirmed) {
    const value = state.slots[unconfirmed.name] ?? '';
    yield* ask(turn, `I have ${spokenValue(unconfirmed, value, scene)}. Is that right?`, {
      type: 'slot_confirmation',
      slot: unconfirmed.name,
    });
    return null;
  }
  if (node.confirm) {
    yield* ask(turn, render(turn, node.confirm), { type: 'confirmation' });
    return null;
  }
  return node.next;
}

/** The first slot still to be asked, but one to be confirmed on its own comes before those after it. */
function nextOpen(turn: Turn, node: AskNode): SlotDefinition | undefined {
  for (const slot of node.slots) {
    if (turn.state.slots[slot.name] === undefined) return slot;
    if (needsOwnConfirmation(slot, turn)) return undefined;
  }
  return undefined;
}

function needsOwnConfirmation(slot: SlotDefinition, { state }: Turn): boolean {
  return slot.confirm && state.slots[slot.name] !== undefined && !state.confirmed.includes(slot.name);
}

/** The listing just talked about is meant where none is named; it is read back, so it can be corrected. */
export function withRemembered(turn: Turn, mentions: Mentions, expected: string | null, text: string): Mentions {
  const { listingId } = turn.state;
  if (
    expected !== 'listing' ||
    mentions.listings ||
    !listingId ||
    /\b(?:another|different|other|else)\b/.test(plainWords(text))
  )
    return mentions;
  return { ...mentions, listings: [listingId] };
}

/** The outcome of an answer that needed no parsing. */
export function understood(filled: Fill['filled']): Fill {
  return { filled, wasUnderstood: true, problems: [], returnTo: null, isPhonePartial: false };
}

/** This turn began with "Great." already. */
function isAlreadyAcknowledged(turn: Turn): boolean {
  return turn.state.lastSaid.endsWith(`${opener(turn)}.`);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
