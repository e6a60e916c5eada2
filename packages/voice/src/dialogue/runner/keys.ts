import { putThrough } from './escapes.ts';
import { hearAnswer } from './hear-answer.ts';
import { accept, optionNumber } from './offer.ts';
import { nodeOf } from './reach.ts';
import { askAgain, type Part, say, type Turn } from './turn.ts';

/**
 * Keys pressed on the phone. 0 alone is a person, unless it continues a phone number. 1 and 2 are yes and no,
 * options go by their number, and digits answer where a number was asked for.
 */
export function* hearKeys(turn: Turn, keys: string, hear: (turn: Turn, text: string) => Part): Part {
  const { scene, state } = turn;
  const { waiting } = state;
  const node = nodeOf(scene.flow, state.node);
  const digits = keys.replace(/\D/g, '');
  if (digits === '0' && state.digits === '') return yield* putThrough(turn);
  const option = optionNumber(turn, digits);
  if (option && node.type === 'offer') return yield* accept(turn, node, option);
  const kind =
    waiting.type === 'slot' && node.type === 'ask'
      ? node.slots.find(slot => slot.name === waiting.slot)?.kind
      : undefined;
  if (digits !== '' && node.type === 'ask') {
    if (kind === 'party_size' || kind === 'phone') return yield* hearAnswer(turn, node, digits);
    if (kind === 'time') return yield* hearAnswer(turn, node, clockKeys(digits));
    if (waiting.type === 'suggestion' && digits.length > 2) return yield* hearAnswer(turn, node, digits);
  }
  const isYesNo =
    kind === 'yes_no' || ['suggestion', 'slot_confirmation', 'confirmation', 'person_offer'].includes(waiting.type);
  if (isYesNo && digits === '1') return yield* hear(turn, 'yes');
  if (isYesNo && digits === '2') return yield* hear(turn, 'no');
  yield* say(turn, 'Please just tell me, or press zero for a person.');
  yield* askAgain(turn);
  return null;
}

/** 730 → "7:30", 1930 → "19:30", 7 → "7". */
function clockKeys(digits: string): string {
  return digits.length >= 3 ? `${digits.slice(0, -2)}:${digits.slice(-2)}` : digits;
}
