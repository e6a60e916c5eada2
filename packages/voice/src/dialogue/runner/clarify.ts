import { type Mentions, mentionsIn } from '../slots/mentions.ts';
import { spokenList } from '../speech/spoken.ts';
import { plainWords } from '../understanding/normalise.ts';
import { goOn } from './ask.ts';
import { fill } from './fill.ts';
import { missed, stalled } from './miss.ts';
import { type AskNode, slotsInReach } from './reach.ts';
import { ask, type Effect, type EffectOutcome, type Part, type Turn } from './turn.ts';

/** Several listings fit: asks which. */
export function* askWhichListing(turn: Turn, ids: readonly string[]): Part {
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
export function* takeNumber(
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

/** The answer to "o'clock, or people?". */
export function* hearWhich(turn: Turn, node: AskNode, text: string): Part {
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

/** Part of a phone number was said: shows what is there, and waits for more. */
export function* hearRestOfNumber(turn: Turn, slot: string): Part {
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
