import type { BrainQuestion, BrainRequest } from './brain-request.ts';

/** What the server says: pieces of words in order, and what is to happen after them. */
export interface BrainAnswer {
  readonly pieces: readonly string[];
  readonly endCall?: boolean;
  readonly transferNumber?: string;
  readonly digits?: string;
  /** Sent before the words, as annotations of the transcript. */
  readonly tools?: readonly { readonly name: string; readonly arguments: string; readonly result: string }[];
}

/**
 * Trouble to come, once, with the next connection (`refuse`), the next question (`stall` never answers, `drop` closes,
 * `cut` closes after the first piece, `garbage` answers what fits no protocol), or the next ping and all after it
 * (`deaf`).
 */
export type BrainFault =
  | { readonly type: 'refuse'; readonly status: number }
  | { readonly type: 'stall' | 'drop' | 'cut' | 'garbage' | 'deaf' };

export interface CustomLlmEmulatorOptions {
  /** Said first; empty to wait for the caller, null to say nothing at all. `Hello from the brain.` when absent. */
  readonly beginMessage?: string | null;
  /** Sent first; null for none. */
  readonly config?: {
    readonly auto_reconnect?: boolean;
    readonly call_details?: boolean;
    readonly transcript_with_tool_calls?: boolean;
  } | null;
  /** Repeats what the caller said when absent. */
  readonly respond?: (question: BrainQuestion) => BrainAnswer;
  /** Until the first piece of an answer; milliseconds. */
  readonly firstPieceMs?: number;
  /** Between pieces. */
  readonly pieceMs?: number;
}

/** One connection. */
export interface BrainConnection {
  readonly callId: string;
  /** With its query. */
  readonly path: string;
  /** What came in, pings aside. */
  readonly received: readonly BrainRequest[];
  readonly pings: number;
  /** Messages that fit no protocol, in words. */
  readonly problems: readonly string[];
  readonly isOpen: boolean;
  /** Says something of its own accord. */
  interrupt(id: number, content: string, wishes?: { readonly endCall?: boolean }): void;
  /** Sends any message. */
  send(message: object): void;
  drop(): void;
}

/** A server on the loopback address that answers callers as a business's own language model would. */
export interface CustomLlmEmulator {
  /** `ws://…`, for an agent's configuration. */
  readonly url: string;
  readonly connections: readonly BrainConnection[];
  fail(fault: BrainFault): void;
  close(): Promise<void>;
}
