import type { SlotDefinition } from '@frontdesk/contract';
import { findCode } from '../slots/code.ts';
import { mentionsIn } from '../slots/mentions.ts';
import type { SlotValue, Waiting } from '../state.ts';
import { slotToChange, soundsLikeCorrection, wantedPart } from '../understanding/correction.ts';
import { plainWords } from '../understanding/normalise.ts';
import { bestPhrase } from '../understanding/phrases.ts';
import { withoutYesOrNo, yesOrNo } from '../understanding/yes-no.ts';
import { askForNext, goOn, understood, withRemembered } from './ask.ts';
import { askWhichListing, hearRestOfNumber, hearWhich, takeNumber } from './clarify.ts';
import { fill } from './fill.ts';
import { missed, stalled } from './miss.ts';
import { type AskNode, slotsInReach } from './reach.ts';
import { ask, askAgain, type Part, render, say, type Turn } from './turn.ts';

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
    waiting.type === 'suggestion' ||
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

  if (mentions.number !== undefined && mayBeNumber(waiting.type, text, answer)) {
    const next = yield* takeNumber(turn, node, mentions.number);
    if (next !== undefined) return next;
  }
  if (!taken.wasUnderstood && (answer !== 'yes' || waiting.type === 'change')) {
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
      if (
        answer === 'no' &&
        slotsInReach(turn.scene.flow, state).some(entry => state.slots[entry.slot.name] !== undefined)
      ) {
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

/** Where a yes or a phone number is awaited, a lone number is a correction only when it sounds like one. */
function mayBeNumber(waiting: Waiting['type'], text: string, answer: 'yes' | 'no' | undefined): boolean {
  if (waiting === 'slot_confirmation') return false;
  return waiting !== 'suggestion' || answer === 'no' || soundsLikeCorrection(text);
}
