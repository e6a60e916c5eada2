import type { CallSnapshot, Disposition, TransferFailure, TransferMode } from '@frontdesk/contract';
import type { ToolRunner } from './tool-runner.ts';

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

export interface DialogueContext {
  readonly call: { readonly id: string; readonly from: string | null; readonly to: string | null };
  readonly snapshot: CallSnapshot;
  readonly tools: ToolRunner;
  /** The date and time of day now. */
  readonly wallTime: () => Date;
}

/** One conversation. `respond` is called once a caller's turn and is never running twice at a time. */
export interface Dialogue {
  respond(input: CallerInput, signal: AbortSignal): AsyncIterable<DialogueEvent>;
  /** Called after each agent turn with what the caller really heard of it. */
  heard(text: string, wasInterrupted: boolean): void;
  /** The conversation so far as plain JSON, enough for `resume` by the same kind of dialogue. */
  save(): unknown;
}

/** A way of holding conversations: the flow runner, or a language model. */
export interface DialogueEngine {
  readonly id: string;
  open(context: DialogueContext, saved?: unknown): Dialogue;
}
