/** A tool the emulated model wants to be run. Arguments given as text are sent as they are, garbage included. */
export interface ScriptedToolCall {
  readonly name: string;
  readonly arguments: Readonly<Record<string, unknown>> | string;
  /** Made up when absent. */
  readonly id?: string;
}

/**
 * What goes wrong in the middle of a stream. `disconnect` cuts the connection, `stall` says nothing more and keeps it
 * open, `garbage` sends an event that is no JSON, `error` sends the service's error event, `end` closes the answer
 * properly but without its end.
 */
export type StreamTrouble = 'disconnect' | 'stall' | 'garbage' | 'error' | 'end';

/** What the emulated model answers. Text comes before tool calls. */
export interface ScriptedReply {
  /** Streamed a word at a time. */
  readonly text?: string;
  readonly toolCalls?: readonly ScriptedToolCall[];
  /** Why it ends; worked out from the content when absent. */
  readonly ending?: 'length' | 'filtered';
  /** Trouble after so many pieces of text or tool calls; none of what would follow is sent. */
  readonly trouble?: { readonly kind: StreamTrouble; readonly afterPieces: number };
  /** Tokens of the request that the service claims to have had in its cache. */
  readonly cachedTokens?: number;
  /** Overrides the emulator's delay for this reply. Milliseconds. */
  readonly firstTokenMs?: number;
}

/** One message of a request, whatever the service calls it. `text` is the result of a tool for `tool`. */
export interface RequestMessage {
  readonly role: 'system' | 'user' | 'assistant' | 'tool';
  readonly text: string;
  readonly toolCalls?: readonly { readonly id: string; readonly name: string; readonly arguments: unknown }[];
  readonly toolCallId?: string;
}

/** A request, read the same way from every service's shape, for the script to answer. */
export interface ModelRequest {
  readonly model: string;
  /** The first system message, or the field that stands for it; empty when there is none. */
  readonly instructions: string;
  /** The rest, in order. */
  readonly messages: readonly RequestMessage[];
  /** Names of the tools on offer. */
  readonly tools: readonly string[];
  /** The whole body as it was sent. */
  readonly body: Readonly<Record<string, unknown>>;
}

export type Respond = (request: ModelRequest) => ScriptedReply;

/** Answers every request with what was said last. */
export const repeatLastWords: Respond = ({ messages }) => ({
  text: `You said: ${messages.findLast(({ role }) => role === 'user')?.text ?? 'nothing'}`,
});

/** The words of a text, each with the space before it, as services stream them. */
export function wordsOf(text: string): readonly string[] {
  return text.match(/\s*\S+\s*$|\s*\S+/g) ?? [];
}

/** Roughly what a service would count: four characters a token. */
export function tokensOf(text: string): number {
  return Math.ceil(text.length / 4);
}
