import type { CallDirection, CallSnapshot, Disposition, TransferFailure, TransferMode } from '@frontdesk/contract';
import type { EarlierTurn } from './earlier-turn.ts';
import type { ToolRunner } from './tool-runner.ts';
import type { OnUsage } from './usage.ts';

/**
 * What the caller did. `started` opens the conversation; `silent` means the caller said nothing for a while. `resumed`:
 * the line was broken for a moment, and the conversation goes on from where it was saved. `unheld`: the caller was on
 * hold, perhaps in the middle of an answer, and is back. `transfer-failed`: a warm transfer brought the caller back.
 */
export type CallerInput =
  | { readonly type: 'started' }
  | { readonly type: 'resumed' }
  | { readonly type: 'said'; readonly text: string }
  | { readonly type: 'pressed'; readonly digits: string }
  | { readonly type: 'silent'; readonly count: number }
  | { readonly type: 'unheld' }
  | { readonly type: 'transfer-failed'; readonly reason: TransferFailure };

/**
 * What the agent does about it, streamed. `say` pieces are spoken in order and may arrive word by word; `press` sends
 * keys in order with them (`w` waits half a second).
 * `end` and `transfer` take effect after everything said before them was heard. A transfer is `cold` where it does not
 * say; a `warm` one holds the caller while a person is asked, with the `briefing`, and may come back as
 * `transfer-failed`.
 */
export type DialogueEvent =
  | { readonly type: 'say'; readonly text: string }
  | { readonly type: 'press'; readonly digits: string }
  | { readonly type: 'transfer'; readonly to: string; readonly mode?: TransferMode; readonly briefing?: string }
  | { readonly type: 'end'; readonly disposition: Disposition };

/** Whose call this is. Numbers are E.164, null where withheld or unknown. */
export interface CallFacts {
  readonly id: string;
  readonly from: string | null;
  readonly to: string | null;
  /** `inbound` when absent. */
  readonly direction?: CallDirection;
  /** Why the business calls: in words, as `{{call.purpose}}`, and what is known already, by the flow's slot names. */
  readonly purpose?: {
    readonly text?: string;
    readonly slots?: Readonly<Record<string, string | number | boolean>>;
  };
  /** Who is at the other end, as far as the business knows. */
  readonly contact?: { readonly name: string | null };
}

/** `from` and `to` are the ids of ports, `reason` a sentence for the business. */
export interface DialogueProviderChange {
  readonly service: 'llm';
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

export interface DialogueContext {
  readonly call: CallFacts;
  readonly snapshot: CallSnapshot;
  /** The agent's prompt, filled in for this call; empty where there is none. For dialogues that are told what to do. */
  readonly instructions?: string;
  readonly tools: ToolRunner;
  /** What was said before this dialogue took the call over from another one; nothing when absent. */
  readonly earlier?: readonly EarlierTurn[];
  /** Told of what the dialogue's services did. */
  readonly onUsage?: OnUsage;
  /** Told when a service of the dialogue's gave way to another; for the journal's `provider-changed`. */
  readonly onProviderChange?: (change: DialogueProviderChange) => void;
  /** The date and time of day now. */
  readonly wallTime: () => Date;
}

/**
 * A turn thought of before it is certain that the caller has finished. Nothing of it stays unless it is committed;
 * aborting its signal before that throws it away.
 */
export interface SpeculativeTurn {
  readonly events: AsyncIterable<DialogueEvent>;
  /** The caller had finished: from now on this is the turn that `respond` would have given. At most once. */
  commit(): void;
}

/**
 * One conversation. `respond` is called once a caller's turn and is never running twice at a time. Tools are asked for
 * under the `signal` of their turn.
 */
export interface Dialogue {
  respond(input: CallerInput, signal: AbortSignal): AsyncIterable<DialogueEvent>;
  /**
   * Absent where turns cannot be undone; null where this one cannot be thought of beforehand. Called while no turn is
   * running, and followed by its commit, its abort, or both.
   */
  speculate?(input: CallerInput, signal: AbortSignal): SpeculativeTurn | null;
  /** Called after each agent turn with what the caller really heard of it. */
  heard(text: string, wasInterrupted: boolean): void;
  /** The conversation so far as plain JSON, enough for `resume` by the same kind of dialogue. */
  save(): unknown;
  /** The conversation is over, or goes on elsewhere: whatever it holds open is let go. Idempotent. */
  close?(): void;
}

/** A way of holding conversations: the flow runner, or a language model. */
export interface DialogueEngine {
  readonly id: string;
  /** The same words always come to the same turns, so that a conversation can be held again from its beginning. */
  readonly isRepeatable?: boolean;
  open(context: DialogueContext, saved?: unknown): Dialogue;
}
