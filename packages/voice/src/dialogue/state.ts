/** A slot's value: dates `YYYY-MM-DD`, times `HH:MM`, phones E.164, party sizes numbers, the rest as said. */
export type SlotValue = string | number | boolean;

/** Something a tool found that is offered to the caller: its fields, and how it is said. */
export interface OfferedOption {
  readonly fields: Readonly<Record<string, SlotValue>>;
  readonly text: string;
}

/** What the dialogue waits for. `tool`: the caller spoke before the tool of the current node was started. */
export type Waiting =
  | { readonly type: 'greeting' }
  | { readonly type: 'intent' }
  | { readonly type: 'slot'; readonly slot: string }
  | { readonly type: 'suggestion'; readonly slot: string; readonly value: SlotValue }
  | { readonly type: 'slot_confirmation'; readonly slot: string }
  | { readonly type: 'confirmation' }
  | { readonly type: 'change' }
  | { readonly type: 'which'; readonly value: number; readonly partySlot: string; readonly timeSlot: string }
  | { readonly type: 'offer'; readonly options: readonly OfferedOption[] }
  | { readonly type: 'person_offer' }
  | { readonly type: 'tool' }
  | { readonly type: 'nothing' };

/** Everything a conversation has come to. Plain JSON, so a call can be picked up again by another process. */
export interface DialogueState {
  readonly version: 1;
  /** Id of the current node. */
  node: string;
  waiting: Waiting;
  slots: Record<string, SlotValue>;
  /** Slots the caller confirmed one by one. */
  confirmed: string[];
  /** Slots whose suggested value was turned down. */
  declined: string[];
  /** Time slots said without morning or evening, minutes before noon; settled anew when the date changes. */
  clockReadings: Record<string, number>;
  /** Digits of a phone number given in pieces. */
  digits: string;
  result: { readonly code: string; readonly value: Readonly<Record<string, unknown>> } | null;
  /** What the caller said on the way to a node that can use it. */
  carried: string;
  /** The `listen` node the caller was last at. */
  home: string;
  /** `ask` nodes gone through since home. A value corrected later leads back to where it was asked. */
  path: string[];
  lastFilled: string | null;
  /** Turns in a row that brought nothing. */
  misses: number;
  /** Turns of the whole call that brought nothing; bounds every conversation. */
  totalMisses: number;
  /** Times a node was left by `onFailure`. */
  failures: number;
  /** Times each node was entered since the caller last started something at home. */
  visits: Record<string, number>;
  /** The question the caller was last asked, empty when none. */
  question: string;
  wasQuestionHeard: boolean;
  /** All of the agent's turn so far. */
  lastSaid: string;
  /** All of the agent's turn before, to say it again. */
  lastSaidBefore: string;
  /** The listing last talked about. */
  listingId: string | null;
  /** Agent turns so far; varies the acknowledgements. */
  turns: number;
}

/** `slots`: what is known before the first word. */
export function initialState(start: string, slots: Readonly<Record<string, SlotValue>> = {}): DialogueState {
  return {
    version: 1,
    node: start,
    waiting: { type: 'greeting' },
    slots: { ...slots },
    confirmed: [],
    declined: [],
    clockReadings: {},
    digits: '',
    result: null,
    carried: '',
    home: start,
    path: [],
    lastFilled: null,
    misses: 0,
    totalMisses: 0,
    failures: 0,
    visits: {},
    question: '',
    wasQuestionHeard: true,
    lastSaid: '',
    lastSaidBefore: '',
    listingId: null,
    turns: 0,
  };
}

/** The saved state when it is one of this version and its node still exists; otherwise undefined. */
export function savedState(saved: unknown, nodeIds: ReadonlySet<string>): DialogueState | undefined {
  if (typeof saved !== 'object' || saved === null) return undefined;
  const state = saved as Partial<DialogueState>;
  if (state.version !== 1 || typeof state.node !== 'string' || !nodeIds.has(state.node)) return undefined;
  return structuredClone({ ...initialState(state.node), ...state } as DialogueState);
}
