import type { SlotDefinition } from '@frontdesk/contract';
import { findCode } from '../slots/code.ts';
import { type Mentions, mentionsIn } from '../slots/mentions.ts';
import { scopeOf } from '../speech/scope.ts';
import { sentence, spokenList } from '../speech/spoken.ts';
import { renderValue } from '../speech/template.ts';
import type { SlotValue } from '../state.ts';
import { slotToChange, wantedPart } from '../understanding/correction.ts';
import { plainWords } from '../understanding/normalise.ts';
import { bestPhrase } from '../understanding/phrases.ts';
import { withoutYesOrNo, yesOrNo } from '../understanding/yes-no.ts';
import { type Fill, fill } from './fill.ts';
import { missed, stalled } from './miss.ts';
import { type AskNode, slotsInReach } from './reach.ts';
import { spokenFilled, spokenValue } from './slot-speech.ts';
import { ask, askAgain, type Effect, type EffectOutcome, opener, type Part, render, say, type Turn } from './turn.ts';

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

/** The caller's words while an `ask` node waits. */
export function* hearAnswer(turn: Turn, node: AskNode, text: string): Part {
  const { state, scene } = turn;
  const { waiting } = state;
  const answer = yesOrNo(text);
  const pending =
    waiting.type === 'slot' || waiting.type === 'slot_confirmation' || waiting.type === 'suggestion'
      ? waiting.slot
      : null;
  const slot = node.slots.find(entry => entry.name === pending);

  if (waiting.type === 'slot' && slot) {
    const direct = directValue(slot, text);
    if (direct !== undefined) {
      state.slots[slot.name] = direct;
      state.lastFilled = slot.name;
      return yield* goOn(turn, node, understood([{ slot, value: direct }]));
    }
  }
  if (waiting.type === 'which') return yield* hearWhich(turn, node, text);

  const words = wantedPart(text);
  const expected =
    waiting.type === 'confirmation' ||
    waiting.type === 'change' ||
    (waiting.type === 'slot_confirmation' && answer === 'yes')
      ? null
      : (slot?.kind ?? null);
  const mentions = withRemembered(turn, mentionsIn(withoutYesOrNo(words) || words, expected, scene), expected, words);

  if (waiting.type === 'slot_confirmation' && answer === 'no' && slot?.kind === 'phone') {
    state.digits = '';
    delete state.slots[slot.name];
  }
  const taken = fill(turn, mentions, pending);
  if (taken.isPhonePartial) return yield* hearRestOfNumber(turn, pending ?? '');
  if (taken.filled.length > 0 || taken.problems.length > 0) return yield* goOn(turn, node, taken);
  if (waiting.type === 'slot' && slot?.kind === 'yes_no' && answer !== undefined) {
    state.slots[slot.name] = answer === 'yes';
    return yield* goOn(turn, node, understood([]));
  }
  if (mentions.listings && mentions.listings.length > 1 && expected === 'listing')
    return yield* askWhichListing(turn, mentions.listings);

  if (mentions.number !== undefined && waiting.type !== 'slot_confirmation') {
    const next = yield* takeNumber(turn, node, mentions.number);
    if (next !== undefined) return next;
  }
  if (answer !== 'yes' || waiting.type === 'change') {
    const kind = slotToChange(text, waiting.type === 'change');
    const named = kind
      ? slotsInReach(scene.flow, state).find(
          entry => entry.slot.kind === kind && state.slots[entry.slot.name] !== undefined,
        )
      : undefined;
    if (named) {
      forget(turn, named.slot.name);
      yield* say(turn, 'Sure.');
      return named.where === 'before' ? named.node.id : yield* askForNext(turn, node);
    }
  }
  return yield* hearYesOrNo(turn, node, slot, text, taken.wasUnderstood);
}

function* hearYesOrNo(
  turn: Turn,
  node: AskNode,
  slot: SlotDefinition | undefined,
  text: string,
  wasUnderstood: boolean,
): Part {
  const { state } = turn;
  const { waiting } = state;
  const answer = yesOrNo(text);
  if (answer === 'yes' && !state.wasQuestionHeard && waiting.type !== 'slot') {
    yield* askAgain(turn);
    return null;
  }
  switch (waiting.type) {
    case 'suggestion':
      if (answer === 'yes') {
        state.slots[waiting.slot] = waiting.value;
        state.confirmed.push(waiting.slot);
        return yield* goOn(turn, node, understood([]));
      }
      if (answer === 'no') {
        state.declined.push(waiting.slot);
        return yield* askForNext(turn, node, 'No problem.');
      }
      break;
    case 'slot_confirmation':
      if (answer === 'yes' && slot) {
        state.confirmed.push(waiting.slot);
        return yield* goOn(turn, node, understood([]));
      }
      if (answer === 'no' && slot) {
        forget(turn, slot.name);
        stalled(turn);
        yield* ask(turn, `Sorry about that. ${render(turn, slot.reprompt ?? slot.prompt)}`, {
          type: 'slot',
          slot: slot.name,
        });
        return null;
      }
      break;
    case 'confirmation':
      if (answer === 'yes') return node.next;
      // "No, at seven" about a seven that was understood: the caller wants to hear it once more.
      if (wasUnderstood) return yield* askForNext(turn, node, 'Right.');
      if (answer === 'no') {
        stalled(turn);
        yield* ask(turn, 'Okay. What would you like to change?', { type: 'change' });
        return null;
      }
      break;
    case 'change':
      if (answer === 'no' || wasUnderstood) return yield* askForNext(turn, node, 'Okay.');
      break;
    case 'slot':
      if (wasUnderstood) return yield* askForNext(turn, node, 'Right.');
      if (
        /\b(?:don't|do not) (?:have|know|remember|want)\b|\b(?:no idea|not sure|rather not)\b/.test(plainWords(text))
      ) {
        stalled(turn);
        return node.onFailure;
      }
      if (answer === 'no' && node.slots.some(entry => state.slots[entry.name] !== undefined)) {
        stalled(turn);
        yield* ask(turn, 'Okay. What would you like to change?', { type: 'change' });
        return null;
      }
      break;
    default:
      break;
  }
  return yield* missed(turn, node.onFailure, node.maxAttempts, repromptFor(turn, slot));
}

/** Says what was understood, then asks for what is missing, reads back, or goes on. */
function* goOn(turn: Turn, node: AskNode, taken: Fill): Part {
  const { state, scene } = turn;
  state.misses = 0;
  const problem = taken.problems.join(' ');
  const isReadBack = node.confirm !== undefined && nextOpen(turn, node) === undefined && taken.returnTo === null;
  const summary = isReadBack ? '' : spokenFilled(taken.filled, scene);
  const isOver = node.confirm === undefined && nextOpen(turn, node) === undefined;
  // What the flow says next answers a last yes, no or message by itself.
  const bare = isOver ? '' : sentence(taken.filled.length > 0 && !isReadBack ? 'Thank you' : opener(turn));
  const acknowledgement = problem || (summary === '' ? bare : sentence(`${opener(turn)}, ${summary}`));
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

/** Values of kinds whose whole answer is the value. */
function directValue(slot: SlotDefinition, text: string): SlotValue | undefined {
  if (slot.kind === 'text') return text.trim() === '' ? undefined : text.trim().slice(0, 500);
  if (slot.kind === 'code') return findCode(text);
  if (slot.kind === 'choice') {
    return bestPhrase(
      text,
      (slot.choices ?? []).map(choice => ({ choice, phrases: [choice] })),
    )?.item.choice;
  }
  return undefined;
}

/** "It" and "that one" mean the listing just talked about. */
function withRemembered(turn: Turn, mentions: Mentions, expected: string | null, text: string): Mentions {
  const { listingId } = turn.state;
  if (
    expected !== 'listing' ||
    mentions.listings ||
    !listingId ||
    !/\b(?:it|that|this|same|one|yes|yeah)\b/.test(plainWords(text))
  )
    return mentions;
  return { ...mentions, listings: [listingId] };
}

function* askWhichListing(turn: Turn, ids: readonly string[]): Part {
  const streets = (turn.scene.snapshot.realEstate?.listings ?? [])
    .filter(listing => ids.includes(listing.id))
    .slice(0, 3);
  const list = spokenList(
    streets.map(listing => listing.address.split(',')[0] ?? ''),
    'or',
  );
  stalled(turn);
  yield* ask(turn, `Do you mean ${list}?`, turn.state.waiting);
  return null;
}

/** A number without its noun. Undefined when it makes no sense here. */
function* takeNumber(
  turn: Turn,
  node: AskNode,
  value: number,
): Generator<Effect, string | null | undefined, EffectOutcome> {
  const { state, scene } = turn;
  const reach = slotsInReach(scene.flow, state).filter(entry => state.slots[entry.slot.name] !== undefined);
  const party = reach.find(entry => entry.slot.kind === 'party_size');
  const time = reach.find(entry => entry.slot.kind === 'time');
  const asParty: Mentions = { partySize: value };
  const asTime: Mentions = { time: { minutes: (value % 12) * 60, isAmbiguous: true } };
  const mentions =
    !party || !time || value < 1 || value > 12
      ? time && value >= 1 && value <= 12
        ? asTime
        : party && value > 0
          ? asParty
          : undefined
      : state.lastFilled === party.slot.name
        ? asParty
        : state.lastFilled === time.slot.name
          ? asTime
          : state.slots[party.slot.name] === value
            ? asTime
            : undefined;
  if (mentions) {
    const taken = fill(turn, mentions, null);
    return taken.filled.length > 0 || taken.problems.length > 0 ? yield* goOn(turn, node, taken) : undefined;
  }
  if (!party || !time) return undefined;
  yield* ask(turn, `Just to be sure, do you mean ${value} o'clock, or ${value} people?`, {
    type: 'which',
    value,
    partySlot: party.slot.name,
    timeSlot: time.slot.name,
  });
  return null;
}

function* hearWhich(turn: Turn, node: AskNode, text: string): Part {
  const { state, scene } = turn;
  if (state.waiting.type !== 'which') return null;
  const { value } = state.waiting;
  const words = plainWords(text);
  const said = mentionsIn(text, null, scene);
  const meansPeople = /\b(?:people|persons?|guests?|party|us|second|latter|group|size)\b/.test(words);
  const meansTime = /\b(?:o'?clock|time|first|former|hour|pm|am)\b/.test(words);
  const mentions: Mentions | undefined =
    said.partySize !== undefined || said.time || said.date
      ? said
      : meansPeople === meansTime
        ? undefined
        : meansPeople
          ? { partySize: value }
          : { time: { minutes: (value % 12) * 60, isAmbiguous: true } };
  if (!mentions) return yield* missed(turn, node.onFailure, node.maxAttempts, state.question);
  const taken = fill(turn, mentions, null);
  return yield* goOn(turn, node, taken);
}

function* hearRestOfNumber(turn: Turn, slot: string): Part {
  const { state, scene } = turn;
  const groups = state.digits.replace(/(\d{3})(?=\d)/g, '$1 ').split(' ');
  const isLocal = state.digits.length === 7 && (scene.region === 'US' || scene.region === 'CA');
  state.misses = 0;
  yield* ask(turn, isLocal ? 'And the area code?' : `${groups.map(group => [...group].join(' ')).join(', ')}. Go on.`, {
    type: 'slot',
    slot,
  });
  return null;
}

function repromptFor(turn: Turn, slot: SlotDefinition | undefined): string {
  const { waiting, question } = turn.state;
  if (waiting.type === 'slot' && slot) return render(turn, slot.reprompt ?? slot.prompt);
  if (waiting.type === 'confirmation') return `${question} You can say yes, or tell me what to change.`;
  return question;
}

function forget({ state }: Turn, slot: string): void {
  delete state.slots[slot];
  delete state.clockReadings[slot];
  state.confirmed = state.confirmed.filter(entry => entry !== slot);
  if (!state.declined.includes(slot)) state.declined.push(slot);
  state.digits = '';
}

function understood(filled: Fill['filled']): Fill {
  return { filled, wasUnderstood: true, problems: [], returnTo: null, isPhonePartial: false };
}
