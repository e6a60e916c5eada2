import type { Scene } from '../scene.ts';
import { mentionsIn } from '../slots/mentions.ts';
import { settleTime } from '../slots/time.ts';
import { scopeOf } from '../speech/scope.ts';
import { sentence, spokenList } from '../speech/spoken.ts';
import { renderSpoken, valueAt } from '../speech/template.ts';
import type { OfferedOption, SlotValue } from '../state.ts';
import { wantedPart } from '../understanding/correction.ts';
import { normalise } from '../understanding/normalise.ts';
import { withoutYesOrNo, yesOrNo } from '../understanding/yes-no.ts';
import { fill } from './fill.ts';
import { missed } from './miss.ts';
import type { OfferNode } from './reach.ts';
import { spokenFilled } from './slot-speech.ts';
import { ask, askAgain, opener, type Part, render, say, type Turn } from './turn.ts';

/** Reads out what was found, or goes on when there is nothing. */
export function* arriveAtOffer(turn: Turn, node: OfferNode): Part {
  const { scene, state } = turn;
  const options = optionsOf(turn, node);
  state.misses = 0;
  if (options.length === 0) return node.onEmpty;
  const offered = spokenList(withoutRepeatedDay(options.map(option => option.text)), 'or');
  const question = renderSpoken(options.length === 1 ? node.one : node.many, scopeOf(scene, state, { offered }), scene);
  yield* ask(turn, question, { type: 'offer', options });
  return null;
}

/** The caller's words after an offer: one of the options, all refused, or something else wanted. */
export function* hearChoice(turn: Turn, node: OfferNode, text: string): Part {
  const { state, scene } = turn;
  if (state.waiting.type !== 'offer') return null;
  const { options } = state.waiting;
  const answer = yesOrNo(text);
  const words = wantedPart(withoutYesOrNo(text) || text);
  const [only] = options;
  const chosen = ordinalChoice(words, options) ?? mentionedChoice(words, options, scene);
  if (chosen) return yield* accept(turn, node, chosen);
  const mentions = mentionsIn(words, null, scene);
  if (answer === 'yes' && only && options.length === 1 && state.wasQuestionHeard) {
    if (Object.keys(mentions).length > 0) state.carried = words;
    return yield* accept(turn, node, only);
  }
  const beyond =
    mentions.number !== undefined && mentions.number <= 12 && 'time' in (only?.fields ?? {})
      ? { ...mentions, time: { minutes: (mentions.number % 12) * 60, isAmbiguous: true } }
      : mentions;
  const taken = fill(turn, beyond, null);
  if (taken.problems.length > 0) yield* say(turn, taken.problems.join(' '));
  else if (taken.filled.length > 0) yield* say(turn, sentence(`${opener(turn)}, ${spokenFilled(taken.filled, scene)}`));
  if (taken.returnTo) return taken.returnTo;
  if (answer === 'yes' && only && options.length === 1) {
    yield* askAgain(turn);
    return null;
  }
  if (
    answer === 'no' ||
    /\b(?:neither|none|another|different|other|something else|later|earlier|doesn't work|don't work)\b/.test(words)
  )
    return node.onRefusal;
  return yield* missed(turn, node.onFailure, node.maxAttempts, state.question);
}

/** A pressed key picks the option of that number. */
export function optionNumber(turn: Turn, digits: string): OfferedOption | undefined {
  const { waiting } = turn.state;
  return waiting.type === 'offer' ? waiting.options[Number(digits) - 1] : undefined;
}

export function* accept(turn: Turn, node: OfferNode, option: OfferedOption): Part {
  const { state } = turn;
  for (const [slot, field] of Object.entries(node.assign)) {
    const value = option.fields[field];
    if (value !== undefined) state.slots[slot] = value;
    delete state.clockReadings[slot];
  }
  state.misses = 0;
  yield* say(turn, `${opener(turn)}.`);
  return node.next;
}

function optionsOf(turn: Turn, node: OfferNode): OfferedOption[] {
  const found = valueAt(scopeOf(turn.scene, turn.state), node.from);
  if (!Array.isArray(found)) return [];
  return found.slice(0, node.limit).flatMap(entry => {
    if (typeof entry !== 'object' || entry === null) return [];
    const fields: Record<string, SlotValue> = {};
    for (const [key, value] of Object.entries(entry))
      if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') fields[key] = value;
    const text = render(turn, node.option, { option: fields });
    return text === '' ? [] : [{ fields, text }];
  });
}

/** "7 PM today, 8 PM today or noon tomorrow" → "7 PM, 8 PM today or noon tomorrow". */
function withoutRepeatedDay(texts: readonly string[]): string[] {
  const dayOf = (text: string | undefined) => text?.match(/ (?:today|tomorrow|on .+)$/)?.[0];
  return texts.map((text, index) => {
    const day = dayOf(text);
    return day && dayOf(texts[index + 1]) === day ? text.slice(0, -day.length) : text;
  });
}

function ordinalChoice(text: string, options: readonly OfferedOption[]): OfferedOption | undefined {
  const words = normalise(text);
  if (/\b(?:last|latest|later one|latter)\b/.test(words)) return options.at(-1);
  if (/\b(?:earliest|earlier one|former|either|any of (?:them|those)|whichever)\b/.test(words)) return options[0];
  const place =
    /\b(1st|2nd|3rd|4th|5th)\b(?! of)/.exec(words)?.[1] ?? /\b(?:option|number|choice) (\d)\b/.exec(words)?.[1];
  return place ? options[Number.parseInt(place, 10) - 1] : undefined;
}

/** The one option that fits every date, time, size or name mentioned. */
function mentionedChoice(text: string, options: readonly OfferedOption[], scene: Scene): OfferedOption | undefined {
  const said = mentionsIn(text, 'time' in (options[0]?.fields ?? {}) ? 'time' : null, scene);
  if (said.date === undefined && !said.time && said.name === undefined) return undefined;
  const fits = options.filter(({ fields }) => {
    if (said.date !== undefined && fields.date !== said.date) return false;
    if (said.partySize !== undefined && fields.party_size !== undefined && fields.party_size !== said.partySize)
      return false;
    if (!said.time) return said.date !== undefined;
    const date = typeof fields.date === 'string' ? fields.date : undefined;
    return fields.time === settleTime(said.time, date, scene.business.hours);
  });
  return fits.length === 1 || (fits.length > 1 && said.time) ? fits[0] : undefined;
}
