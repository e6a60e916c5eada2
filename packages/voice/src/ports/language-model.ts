import type { Usage } from '@frontdesk/contract';
import type { ToolDescription, ToolResult } from './tool-runner.ts';

/** A request of the model to run a tool. `id` is the model's own, for the answer. */
export interface ModelToolCall {
  readonly id: string;
  readonly name: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

/**
 * The conversation as the model is to remember it. `note` is told by the system: "the caller pressed 1", "there was
 * silence". Every tool call of an agent's message is answered by a `tool` message before the next other one.
 */
export type ModelMessage =
  | { readonly role: 'caller'; readonly text: string }
  | { readonly role: 'note'; readonly text: string }
  | { readonly role: 'agent'; readonly text: string; readonly toolCalls?: readonly ModelToolCall[] }
  | { readonly role: 'tool'; readonly callId: string; readonly name: string; readonly result: ToolResult };

export interface GenerateRequest {
  /** Who the agent is, what it knows and how it speaks. The same for the whole call, so that providers can cache it. */
  readonly instructions: string;
  readonly messages: readonly ModelMessage[];
  readonly tools: readonly ToolDescription[];
  /** The provider's default when absent. */
  readonly temperature?: number;
  readonly maxTokens?: number;
  /** Pays for being served first, where the service has such a tier. */
  readonly highPriority?: boolean;
  readonly signal: AbortSignal;
}

/**
 * `text` arrives word by word. A `tool-call` comes once its arguments are whole, several of them for tools that may run
 * side by side. `finished` is last: `length` when the answer was cut off at `maxTokens`, `filtered` when the service
 * withheld it.
 */
export type ModelEvent =
  | { readonly type: 'text'; readonly text: string }
  | ({ readonly type: 'tool-call' } & ModelToolCall)
  | {
      readonly type: 'finished';
      readonly reason: 'stop' | 'tool-calls' | 'length' | 'filtered';
      readonly usage: Usage | null;
    };

/** Writes the next message of a conversation. */
export interface LanguageModel {
  /** `<provider>:<model>`. */
  readonly id: string;
  readonly capabilities: { readonly tools: boolean };
  /** Ends after `finished`, or quietly when the signal aborts. Throws `ProviderError`, also in the middle. */
  generate(request: GenerateRequest): AsyncIterable<ModelEvent>;
  /** Opens what the first answer will need, so that it need not wait for it. Returns at once; fails silently. */
  warm?(): void;
}
