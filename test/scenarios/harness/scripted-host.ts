import type { ModelRequest, Respond, ScriptedReply } from '@frontdesk/emulators';

/** Caller's words, and what the model says or does at them; the first rule that fits counts. */
export type Rule = readonly [words: RegExp, reply: ScriptedReply];

export const goodbye: ScriptedReply = { text: 'Goodbye!', toolCalls: [{ name: 'end_call', arguments: {} }] };

/** What the model says about a table that was booked. */
export const BOOKED = 'Done, your table is booked.';

/** A language model as a host at the telephone: acts by its rules, and tells how its tools went. */
export function scriptedHost(...rules: readonly Rule[]): Respond {
  return ({ messages }: ModelRequest) => {
    const last = messages.at(-1);
    if (last?.role === 'tool') return { text: last.text.includes('"ok"') ? BOOKED : 'That did not work.' };
    const words = last?.text ?? '';
    return rules.find(([pattern]) => pattern.test(words))?.[1] ?? { text: 'Pardon?' };
  };
}

export interface Booking {
  readonly date: string;
  readonly time: string;
  readonly partySize: number;
  readonly name: string;
}

export function book({ date, time, partySize, name }: Booking): ScriptedReply {
  const request = { date, time, party_size: partySize, name };
  return { toolCalls: [{ name: 'book_reservation', arguments: request }] };
}
